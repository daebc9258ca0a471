"""What research offers to the gate (domain.md S-30…S-35, T-17)."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.research.models import Topic, TopicQuerySet
from phases.research.states import WITH_REPORT
from phases.timeline.models import Requirement

WRITERS = (Permission.EDIT_RESEARCH, Permission.RECORD_OWN_DEPARTMENT)


class TopicsChosen:
    """How many topics there are, each with somebody who leads it. One query."""

    kind = "topic_count"
    label = _("research topics with a leader or a department")

    def assess(self, requirement: Requirement) -> Finding:
        topics = list(_topics(requirement))
        named = [topic for topic in topics if topic.lead_id or topic.department_id]
        wanted, slug = int(requirement.value), requirement.phase.campaign.slug
        lacks = [
            Lack(topic.title, _("nobody leads it yet"), _page(topic, slug)) for topic in topics if topic not in named
        ]
        missing = max(0, wanted - len(named))
        if missing > len(lacks):
            lacks.append(Lack(_("topics"), _("%(count)d still to be chosen") % {"count": missing - len(lacks)}))
        return Finding(
            met=missing == 0,
            figure=str(len(named)),
            target=str(wanted),
            unit=requirement.unit or _("topics"),
            lacks=lacks if missing else (),
            mend_url=reverse("research:topic-add", args=[slug]),
            mend_label=_("Add a topic"),
            mend_by=WRITERS,
            records_url=reverse("research:topic-list", args=[slug]),
        )


class TopicsReported:
    """Every topic ends in a finished report; those that lack it are named. `value` is the least. Two queries."""

    kind = "topic_with_final_report"
    label = _("every research topic with a finished report")

    def assess(self, requirement: Requirement) -> Finding:
        topics = list(_topics(requirement).select_related("report"))
        missing = list(_topics(requirement).without_final_report())
        target, slug = max(len(topics), int(requirement.value)), requirement.phase.campaign.slug
        done = len(topics) - len(missing)
        return Finding(
            met=bool(topics) and done >= target,
            figure=str(done),
            target=str(target),
            unit=requirement.unit or _("reports"),
            lacks=[
                *(Lack(topic.title, topic.get_state_display(), _page(topic, slug)) for topic in missing),
                *([Lack(_("topics"), _("none is on the list yet"))] if not topics else []),
            ],
            mend_url=reverse("research:topic-list", args=[slug]) + "?view=missing",
            mend_label=_("See which are missing"),
            mend_by=(Permission.SEE_RESEARCH,),
            records_url=reverse("research:topic-list", args=[slug]) + "?view=done",
        )


class ResultsExchanged:
    """Meetings at which reports were exchanged; a meeting without a report exchanged nothing. Two queries."""

    kind = "result_exchange_count"
    label = _("meetings at which research results were exchanged")

    def assess(self, requirement: Requirement) -> Finding:
        slug, wanted = requirement.phase.campaign.slug, int(requirement.value)
        meetings = Meeting.objects.filter(phase=requirement.phase, kind=Meeting.Kind.RESULT_EXCHANGE).held(requirement)
        held = meetings.filter(pk__in=_topics(requirement).filter(exchanges__isnull=False).values("exchanges")).count()
        waiting = list(_topics(requirement).filter(state__in=WITH_REPORT, exchanges=None))
        exchange = reverse("research:exchange", args=[slug])
        lacks = [Lack(topic.title, _("report finished, not exchanged yet"), _page(topic, slug)) for topic in waiting]
        short = held < wanted
        return Finding(
            met=not short,
            figure=str(held),
            target=str(wanted),
            unit=requirement.unit or _("times"),
            lacks=lacks or [Lack(_("exchange of results"), _("no meeting with reports yet"), exchange)]
            if short
            else (),
            mend_url=exchange,
            mend_label=_("Note which reports were exchanged"),
            mend_by=(Permission.EDIT_RESEARCH,),
            records_url=reverse("meetings:meeting-list", args=[slug]) + f"?kind={Meeting.Kind.RESULT_EXCHANGE}",
        )


class ResultsConverted:
    """Reports that were put to use; what the source names without a number is only shown. One query."""

    kind = "result_converted"
    label = _("reports put to use")

    def assess(self, requirement: Requirement) -> Finding:
        slug, wanted = requirement.phase.campaign.slug, int(requirement.value)
        topics = list(_topics(requirement).filter(state__in=WITH_REPORT).prefetch_related("conversions"))
        idle = [topic for topic in topics if not topic.conversions.all()]
        used = len(topics) - len(idle)
        return Finding(
            met=used >= wanted,
            figure=str(used),
            target=str(wanted),
            unit=requirement.unit or _("reports"),
            lacks=_of(idle, slug) if used < wanted else (),
            mend_url=reverse("research:topic-list", args=[slug]) + "?view=done",
            mend_label=_("Choose a report"),
            mend_by=(Permission.SEE_RESEARCH,),
            records_url=reverse("research:topic-list", args=[slug]) + "?state=converted",
        )


def _topics(requirement: Requirement) -> TopicQuerySet:
    return Topic.objects.filter(phase=requirement.phase)


def _of(topics: Iterable[Topic], slug: str) -> list[Lack]:
    return [Lack(topic.title, _("not put to use yet"), _page(topic, slug)) for topic in topics]


def _page(topic: Topic, slug: str) -> str:
    return reverse("research:topic", args=[slug, topic.pk])
