"""How the examples asked for opinions, what was said and what it was gathered into, entered as an office would."""

from collections.abc import Sequence
from typing import Any

from phases.box import services as boxes
from phases.opinions import services as opinions
from phases.opinions.models import Category, Channel, Opinion, OpinionGroup, SourceGroup, SurveyForm
from phases.opinions.services import Entry
from phases.organisation.models import User
from phases.timeline.models import Phase

Facts = dict[str, Any]


def play_opinions(facts: Facts, *, phase: Phase, by: User) -> None:
    """All channels stand from the first phase on; what came in a later one is entered when that is reached."""
    if phase.order == 1:
        lay_out(facts, phase=phase, by=by)
        if box := facts.get("box"):
            boxes.open_box(campaign=phase.campaign, by=by, **box)
    desk = Desk(facts, phase)
    for group in facts["groups"]:
        heard = desk.enter([line for line in group["raw"] if desk.belongs(line)], by, desk.category(group))
        founded = desk.founded.get(group["text"])
        if founded is None and heard:
            founded = opinions.found_group(
                campaign=phase.campaign, text=group["text"], opinions=heard, category=desk.category(group), by=by
            )
            if group.get("direction"):
                opinions.decide_group(group=founded, direction=group["direction"], by=by)
        elif founded and heard:
            opinions.gather(group=founded, opinions=heard, by=by)
    desk.enter([line for line in facts.get("waiting", []) if desk.belongs(line)], by)


def lay_out(facts: Facts, *, phase: Phase, by: User) -> None:
    """The template's channels and forms, with the days and the counts that the example knows."""
    campaign = phase.campaign
    opinions.lay_out(campaign=campaign, by=by)
    standing = set(Category.objects.filter(campaign=campaign).values_list("name", flat=True))
    for name in facts["categories"]:  # the unit's own where the template leaves them open
        if name not in standing:
            opinions.add_word(model=Category, campaign=campaign, name=name, by=by)
    channels = {channel.name: channel for channel in Channel.objects.filter(campaign=campaign)}
    for line in facts["channels"]:
        days = {name: line[name] for name in ("opened_on", "closed_on") if name in line}
        opinions.change_channel(channel=channels[line["name"]], by=by, **days)
    forms = {form.name: form for form in SurveyForm.objects.filter(campaign=campaign)}
    for line in facts["forms"]:
        counts = {name: line[name] for name in ("issued_on", "issued", "returned") if name in line}
        if line["name"] in forms:
            opinions.change_form(form=forms[line["name"]], by=by, **counts)
        else:
            given = {name: line[name] for name in ("name", "audience", "topics") if name in line}
            channel = channels[next(c["name"] for c in facts["channels"] if c["key"] == line["channel"])]
            opinions.add_form(campaign=campaign, by=by, channel=channel, **given, **counts)


class Desk:
    """Where the opinions of one phase are entered: what a line's short words mean."""

    def __init__(self, facts: Facts, phase: Phase) -> None:
        self.phase = phase
        self.lines = {line["key"]: line for line in facts["channels"]}
        campaign = phase.campaign
        by_name = {channel.name: channel for channel in Channel.objects.filter(campaign=campaign)}
        self.channels = {key: by_name[line["name"]] for key, line in self.lines.items()}
        self.sources = list(SourceGroup.objects.filter(campaign=campaign))
        self.sides = list(Category.objects.filter(campaign=campaign))
        self.forms = {form.channel_id: form for form in SurveyForm.objects.filter(campaign=campaign)}
        self.founded = {group.text: group for group in OpinionGroup.objects.filter(campaign=campaign)}

    def belongs(self, line: list[Any]) -> bool:
        return bool(self.lines[line[0]].get("phase", 1) == self.phase.order)

    def category(self, group: Facts) -> Category:
        number: int = group["category"]
        return self.sides[number - 1]

    def enter(self, lines: list[list[Any]], by: User, *about: Category) -> list[Opinion]:
        if not lines:
            return []
        return opinions.record_opinions(
            campaign=self.phase.campaign, entries=[self.entry(line, about) for line in lines], by=by
        )

    def entry(self, line: list[Any], about: Sequence[Category]) -> Entry:
        key, source, number, words, *mark = line
        channel = self.channels[key]
        return Entry(
            text=words,
            channel=channel,
            source=self.sources[source - 1],
            form=self.forms.get(channel.pk) if number else None,
            form_number=number or None,
            categories=about,
            tag=mark[0] if mark else "",
            received_on=self.lines[key].get("opened_on"),
            phase=self.phase,
        )
