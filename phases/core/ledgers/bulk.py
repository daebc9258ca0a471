"""Many new rows at once: `bulk_create` without its price of a compiled expression for every cell.

Keys are drawn first, so that the objects have them afterwards on both databases. The caller holds the transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models import Model
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=Model)
AT_ONCE = 500
PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def like(template: Row) -> Row:
    """A new object with the values of one that was never saved, without the price of making each one afresh.

    What a default makes anew for each (a key, an empty list) is made anew here too.
    """
    made = object.__new__(type(template))
    made.__dict__.update(template.__dict__)
    made._state = ModelState()
    for name, default in _made_anew(type(template)):
        setattr(made, name, default())
    made._state.fields_cache = dict(template._state.fields_cache)  # noqa: SLF001 - as above
    return made


@lru_cache(maxsize=100)
def _made_anew(model: type[Model]) -> list[tuple[str, Callable[[], Any]]]:
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented API
    return [(field.attname, field.default) for field in fields if field.has_default() and callable(field.default)]


def insert(objects: Sequence[Model]) -> None:
    """Write objects of one model, none of which was saved before; no signals, no defaults of the database."""
    if not objects:
        return
    options = type(objects[0])._meta  # noqa: SLF001 - Django's documented API
    if isinstance(options.pk, models.AutoField):
        for one, key in zip(objects, _keys(options, len(objects)), strict=True):
            one.pk = key
    fields = options.local_concrete_fields
    _stamp(
        [field for field in fields if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)],
        objects,
    )
    rows: Iterable[Sequence[Any]] = map(attrgetter(*(str(field.attname) for field in fields)), objects)
    converters = {at: _converter(field) for at, field in enumerate(fields) if not _is_plain(field)}
    if converters:
        rows = (_converted(row, converters) for row in rows)
    _write(options.db_table, [str(field.column) for field in fields], rows)
    for one in objects:
        one._state.adding, one._state.db = False, connection.alias  # noqa: SLF001 - as bulk_create leaves them


def _stamp(fields: Sequence[Any], objects: Sequence[Model]) -> None:
    """The fields that take the time of saving."""
    timed = [field for field in fields if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)]
    for field in timed:
        for one in objects:
            field.pre_save(one, add=True)


def _converted(row: Sequence[Any], converters: dict[int, Callable[[Any], Any]]) -> list[Any]:
    cells = list(row)
    for at, convert in converters.items():
        cells[at] = convert(cells[at])
    return cells


def _is_plain(field: Any) -> bool:
    """Kinds whose Python values a driver takes as they are."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return isinstance(target, PLAIN) and not isinstance(target, models.JSONField)


def _converter(field: Any) -> Callable[[Any], Any]:
    if isinstance(field, models.DateField):  # and moments
        return lambda value: None if value is None else field.get_db_prep_save(value, connection)
    return lambda value: field.get_db_prep_save(value, connection)


def _keys(options: Any, count: int) -> Sequence[int]:
    """Numbers that nobody else gets: of the sequence, or behind the last one, whose table this transaction holds."""
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [options.db_table, options.pk.column, count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [options.db_table])
        drawn = cursor.fetchone()
        cursor.execute(f"SELECT MAX({quoted(options.pk.column)}) FROM {quoted(options.db_table)}")  # noqa: S608 - names of a model
        last = max((drawn or [0])[0] or 0, cursor.fetchone()[0] or 0)
        return range(last + 1, last + 1 + count)


def _write(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quoted = connection.ops.quote_name
    into = f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, columns))}) VALUES "  # noqa: S608 - names of a model
    line = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(into + line, rows)  # type: ignore[arg-type] # sqlite3 takes any iterable, and one keeps memory flat
            return
        # PostgreSQL's driver would send one statement a row.
        stream = iter(rows)
        while some := list(islice(stream, AT_ONCE)):
            cursor.execute(into + ", ".join([line] * len(some)), list(chain.from_iterable(some)))
