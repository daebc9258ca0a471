"""Channels, raw and consolidated opinions, as the tests need them."""

from itertools import count

from phases.opinions import services
from phases.opinions.models import Category, Channel, Opinion, SourceGroup, SurveyForm
from phases.opinions.services import Entry
from tests.factories import meetings

numbers = count(1)


def channel(of, name="", kind=Channel.Kind.SURVEY, **fields):
    return Channel.objects.create(campaign=of, kind=kind, name=name or f"渠道{next(numbers)}", **fields)


def source(of, name=""):
    return SourceGroup.objects.create(campaign=of, name=name or f"群体{next(numbers)}")


def category(of, name=""):
    return Category.objects.create(campaign=of, name=name or f"方面{next(numbers)}")


def form(of, *, on=None, name="", **fields):
    return SurveyForm.objects.create(
        campaign=of, channel=on or channel(of), name=name or f"征求意见表{next(numbers)}", **fields
    )


def opinion(of, text="", *, on=None, by=None, **fields):
    entry = Entry(text=text or f"意见{next(numbers)}", channel=on or channel(of), **fields)
    return services.record_opinion(campaign=of, entry=entry, by=by or meetings.appointed(of))


def opinions(of, how_many, *, on=None, by=None, **fields):
    on, by = on or channel(of), by or meetings.appointed(of)
    entries = [Entry(text=f"意见{next(numbers)}", channel=on, **fields) for _ in range(how_many)]
    return services.record_opinions(campaign=of, entries=entries, by=by)


def group(of, *behind, text="", by=None, category=None):
    return services.found_group(
        campaign=of,
        text=text or f"归并{next(numbers)}",
        opinions=behind,
        category=category,
        by=by or meetings.appointed(of),
    )


def many(of, how_many, *, on=None, words="{n}号意见：增加第{n}种活动，配好讲解"):
    """Written at once, as an import would: for lists of thirteen thousand."""
    on = on or channel(of)
    phase = of.phases.all()[0]
    return Opinion.objects.bulk_create(
        (
            Opinion(
                campaign=of, phase=phase, channel=on, text=words.format(n=n), form_number=n, received_on=meetings.DAY
            )
            for n in range(how_many)
        ),
        batch_size=500,
    )


def fates(of):
    """Every opinion's outcome, as the database has it."""
    return dict(Opinion.objects.filter(campaign=of).values_list("text", "fate"))
