"""The rectification list as a sheet (domain.md section 3, 整改台账). States are shown only: closing takes people."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from phases.analysis.ledgers import Numbers
from phases.analysis.models import Problem
from phases.core.exports import Text
from phases.core.ledgers import (
    Column,
    Day,
    Fault,
    Known,
    Ledger,
    Many,
    One,
    Reading,
    Shown,
    VagueDay,
    Words,
    YesNo,
    by_name,
)
from phases.core.ledgers.cells import fold
from phases.core.ledgers.shape import NOTHING, Written
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.rectification import rules, selectors, services
from phases.rectification.ledgers import links
from phases.rectification.models import Item, ItemCategory
from phases.rectification.states import OPEN, ItemState, PlanState
from phases.timeline import selectors as timeline

PLAIN = (
    "title", "goal", "measures", "leader", "department", "person", "deadline_class", "done", "outcome", "remarks",
)  # fmt: skip
WHOLES = ("", "wholes of the sheet")
MOVED = ("", "deadlines moved")
REASON = ("", "why deadlines moved")


class ItemLedger(Ledger[Item]):
    """New lines become items in hand, with a category items of the plan, below another one its parts.

    A new line with the day on which it was done is reported done, and waits for the check: no sheet closes an item.
    What was reported done is changed on its page, not by a sheet.
    """

    key = "items"
    label: Text = _("Rectification list")
    filename = "rectification"
    permission = Permission.EXPORT
    model = Item
    finds = ("title", "part_of")
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("category", _("category of the plan"), among="categories", makes=True),
        Words("title", _("what is put right"), most=300, required=True),
        Words("part_of", _("part of the item"), most=300),
        Numbers("groups", _("numbers of the opinions"), among="groups"),
        Numbers("problems", _("numbers of the problems"), among="problems"),
        Words("goal", _("goal"), most=300),
        Words("measures", _("measures")),
        One("leader", _("responsible leader"), among="people"),
        One("department", _("lead department"), among="departments"),
        Many("assisting", _("assisting departments"), among="departments"),
        One("person", _("responsible person"), among="people"),
        VagueDay("due", _("to be finished")),
        Words("deadline_class", _("class of deadline"), most=60),
        YesNo("livelihood", _("concerns people's livelihood")),
        Shown("progress", _("last note on progress")),
        Words("done", _("what was done")),
        Day("done_on", _("done on")),
        Words("outcome", _("what people have of it"), most=500),
        Shown("state", _("state")),
        Shown("is_closed", _("closed or not")),
        Shown("closed_on", _("struck off on")),
        Shown("handed_to", _("handed over to")),
        Shown("handed_until", _("looked at again on")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Item]:
        found = selectors.matching(selectors.listed(campaign), dict(filters), campaign)
        return found.prefetch_related(*links.NAMES)

    def values(self, record: Item) -> dict[str, Any]:
        return {
            name: getattr(record, name) for name in ("number", *PLAIN, "due", "done_on", "livelihood", "category")
        } | {
            **{name: tuple(getattr(record, name).all()) if record.pk else () for name in links.NAMES},
            "part_of": record.parent.title if record.parent else "",
            "progress": getattr(record, "last_note", "") or "",
            "state": str(record.get_state_display()),
            "is_closed": str(_("yes") if record.state == ItemState.CLOSED else _("no")),
            "closed_on": record.closed_on.isoformat() if record.closed_on else "",
            "handed_to": str(record.handed_to or ""),
            "handed_until": record.handed_until.isoformat() if record.handed_until else "",
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        wholes = Item.objects.filter(campaign=campaign, parent=None).only("pk", "title", "state")
        return {
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
            "categories": by_name(ItemCategory.objects.filter(plan__campaign=campaign).select_related("plan"), "name"),
            "wholes": {fold(item.title): item for item in wholes},
            "groups": by_name(OpinionGroup.objects.filter(campaign=campaign), "number"),
            "problems": by_name(Problem.objects.filter(campaign=campaign), "number"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        """A part stands under an item that is on the list, or above it in the sheet; an approved plan stands."""
        above: set[str] = known.memo.setdefault(WHOLES, set())
        day = values.get("done_on")
        if day and day > known.campaign.today:
            yield "done_on", Fault(_("This day has not come yet."))
        if day and not (verdict := rules.says_what_was_done(values.get("done", ""))):
            yield "done", Fault(verdict.reason)
        category, whole = values.get("category"), fold(values.get("part_of") or "")
        if not whole:
            above.add(fold(values.get("title") or ""))
        elif whole not in above and whole not in known.names["wholes"]:
            yield "part_of", Fault(_("No item of that name is on the list, or above this line in the sheet."))
        elif whole in known.names["wholes"] and known.names["wholes"][whole].state not in OPEN:
            yield "part_of", Fault(_("That item is not open any more, so it takes no parts."))
        if isinstance(category, str) and known.names["categories"]:
            plan = next(iter(known.names["categories"].values())).plan
            if plan.state != PlanState.DRAFT:
                said = _("The plan is approved and has no such category. Take the plan up again first.")
                yield "category", Fault(said)

    def check_found(
        self, record: Item | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        if record is not None and "done_on" in changed:
            yield "done_on", Fault(_("An item that stands is reported done on its page, where it is checked."))
        if record is not None and "due" in changed and not values["due"].words and rules.deadline_binds(record):
            yield "due", Fault(_("A deadline that stands is moved to another day, not taken away."))

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """Categories that are only words so far, and the plan that holds them."""
        new = {reading.values["category"] for reading in readings if isinstance(reading.values.get("category"), str)}
        if not new:
            return
        plan = services.begin_plan(campaign=campaign, by=by)
        standing = {category.name: category for category in plan.categories.select_related("plan")}
        for reading in readings:
            name = reading.values.get("category")
            if isinstance(name, str):
                if name not in standing:
                    standing[name] = services.add_category(plan=plan, name=name, by=by)
                reading.values["category"] = known.names["categories"][fold(name)] = standing[name]

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Item:
        number = known.memo.get(("", "next")) or selectors.next_number(campaign)
        known.memo["", "next"] = number + 1
        if ("", "phase") not in known.memo:
            known.memo["", "phase"] = timeline.current_phase(campaign)
        item = Item(campaign=campaign, phase=known.memo["", "phase"], number=number, created_by=by)
        self.change(item, values, known)
        plan = ("plan", str(item.category and item.category.plan_id))
        if plan not in known.memo:
            known.memo[plan] = services.begins_as(item.category)
        item.state = known.memo[plan]
        return item

    def change(self, record: Item, values: dict[str, Any], known: Known) -> None:
        """What was reported done stands, but for the remarks."""
        if record.state not in OPEN:
            values = {key: value for key, value in values.items() if key in {"outcome", "remarks"}}
        for key in values.keys() & {*PLAIN, "livelihood"}:
            setattr(record, key, values[key])
        if due := values.get("due"):
            if record.pk and rules.deadline_binds(record) and record.due_words != due.words:
                known.memo.setdefault(MOVED, []).append((record, record.due_words))
            record.due_words, record.due_on, record.due_precision = due.words, due.on, due.precision
            record.due_last = due.last
        if "category" in values:
            record.category = values["category"]
            record.quick_fix = record.quick_fix and record.category is None

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        links.settle(readings, by=by)
        self._extend(campaign, known, by)
        told = [reading for reading in readings if "part_of" in (reading.before or reading.values)]
        names = {reading.values["part_of"] for reading in told} - {""}
        wholes = Item.objects.filter(campaign=campaign, parent=None, title__in=names).select_related("category__plan")
        by_title = {item.title: item for item in wholes}
        moved = []
        for reading in told:
            item, whole = reading.record, by_title.get(reading.values["part_of"])
            if item.parent_id != (whole.pk if whole else None) and item.state in OPEN:
                item.parent, item.category = whole, whole.category if whole else item.category
                item.quick_fix = whole.quick_fix if whole else item.quick_fix
                moved.append(item)
        Item.objects.bulk_update(moved, ["parent", "category", "quick_fix"], batch_size=500)
        self._report(readings, by)

    def _report(self, readings: Sequence[Reading], by: Any) -> None:
        """What is in hand and was done already; what is planned is taken in hand first, on its page."""
        for reading in readings:
            item, day = reading.record, reading.values.get("done_on")
            if day and not reading.before and item.state == ItemState.IN_PROGRESS:
                services.claim(item=item, done=item.done, done_on=day, by=by)
                item.refresh_from_db()
        # The mark of each line reads these: once for all lines.
        prefetch_related_objects([reading.record for reading in readings], *links.NAMES)

    def take_back(self, *, campaign: Any, by: Any, written: Written, known: Known) -> None:
        """Problems whose last item goes with the import are not being rectified any more."""
        known.memo[REASON] = _("The import that had moved it was taken back.")
        linked = Problem.objects.filter(
            campaign=campaign,
            pk__in=Item.problems.through.objects.filter(item_id__in=list(written.made)).values("problem_id"),
        )
        lost = list(linked.values_list("pk", flat=True))
        super().take_back(campaign=campaign, by=by, written=written, known=known)
        services.follow_problems(gained=(), lost=lost, by=by)

    def remove(self, *, campaign: Any, keys: list[str]) -> None:
        """Parts before their items."""
        for parts in (True, False):
            found = Item.objects.filter(campaign=campaign, pk__in=keys, parent__isnull=not parts)
            found.order_by().delete()

    def _extend(self, campaign: Any, known: Known, by: Any) -> None:
        """A deadline that stood and was moved keeps its trace, as on the item's own page."""
        with override(campaign.script):
            reason = str(known.memo.get(REASON, _("Moved by an imported sheet.")))
        for record, before in known.memo.pop(MOVED, ()):
            record.campaign = campaign
            services.extend_by_sheet(item=record, before=before, reason=reason, by=by)
