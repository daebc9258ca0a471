"""Who may write research, and what must be true of it. A liaison writes what the own department leads."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core import moves
from phases.core.verdict import Verdict
from phases.documents.models import DocumentVersion
from phases.meetings.models import Meeting
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Permission
from phases.research.models import Conversion, FieldVisit, Topic
from phases.research.states import MOVES, WITH_REPORT, TopicState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


def may_write(part: Part, by: User, *, lead: Person | None, department: Unit | None) -> Verdict:
    """The office writes everything; a department its own topics; a leader the topics that he or she leads."""
    if part.may(Permission.EDIT_RESEARCH):
        return Verdict.yes()
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(department):
        return Verdict.yes()
    if part.may(Permission.SUBMIT_OWN) and lead is not None and lead.pk == by.person_id:
        return Verdict.yes()
    return Verdict.no(
        _("Nothing was saved: you write topics of your own department or those you lead. Ask the office for others.")
    )


def may_edit(part: Part, by: User, topic: Topic) -> Verdict:
    return may_write(part, by, lead=topic.lead, department=topic.department)


def may_record_visit(part: Part, by: User, people: Iterable[Person], topic: Topic | None) -> Verdict:
    """A department records where its people, or those of its topics, went; a leader the own visits."""
    if part.may(Permission.EDIT_RESEARCH) or (topic is not None and may_edit(part, by, topic)):
        return Verdict.yes()
    went = list(people)
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and any(part.answers_for(person.unit) for person in went):
        return Verdict.yes()
    if part.may(Permission.SUBMIT_OWN) and any(person.pk == by.person_id for person in went):
        return Verdict.yes()
    return Verdict.no(_("Nothing was saved: you record visits of your own department. Name who of it went."))


def may_change_visit(part: Part, by: User, visit: FieldVisit) -> Verdict:
    return may_record_visit(part, by, visit.people.all(), visit.topic)


def may_move(topic: Topic, act: str, reason: str = "") -> Verdict:
    verdict = moves.may_move(MOVES, act, topic.state, topic.get_state_display(), reason)
    leaves_the_list = topic.state in {TopicState.PROPOSED, TopicState.SUSPENDED} and act != "suspend"
    return is_named(topic) if verdict and leaves_the_list else verdict


def is_named(topic: Topic) -> Verdict:
    """From approval on somebody answers for a topic (domain.md S-30)."""
    if topic.lead_id or topic.department_id:
        return Verdict.yes()
    return Verdict.no(_("Say first who leads the topic or which department answers for it. Nothing was changed."))


def may_approve(part: Part) -> Verdict:
    """The head approves topics; the office records what was approved at a meeting."""
    if part.may(Permission.REVIEW_DOCUMENTS, Permission.EDIT_RESEARCH):
        return Verdict.yes()
    return Verdict.no(_("Topics are approved by the head or, after a meeting, by the office. Nothing was changed."))


def may_finish(topic: Topic, newest: DocumentVersion | None) -> Verdict:
    if newest is None or not any(text.strip() for part in newest.body["sections"] for text in part["paragraphs"]):
        return Verdict.no(_("The report has no words yet. Write it first, then file it. Nothing was changed."))
    return may_move(topic, "finish")


def may_take_place(campaign: Campaign, on: date) -> Verdict:
    if on > campaign.today:
        return Verdict.no(_("This day has not come yet. Record the visit when it was made."))
    return Verdict.yes()


def may_convert(topic: Topic) -> Verdict:
    """Only a finished report can be put to use; a second use needs no move."""
    if topic.state == TopicState.CONVERTED:
        return Verdict.yes()
    return may_move(topic, "convert")


def may_remove(topic: Topic) -> Verdict:
    """Only what nothing hangs on: a topic with a report, visits or opinions is closed or suspended instead."""
    if topic.report_id or topic.visits.exists() or topic.opinions.exists() or topic.groups.exists():
        return Verdict.no(
            _("Not removed: a report, visits or opinions belong to this topic. Suspend it instead; its record stays.")
        )
    return Verdict.yes()


def may_take_back(conversion: Conversion) -> Verdict:
    if conversion.topic.state != TopicState.CONVERTED:
        return Verdict.no(_("Nothing was changed: the topic has moved on."))
    return Verdict.yes()


def may_run_exchange(part: Part, meeting: Meeting) -> Verdict:
    if not part.may(Permission.EDIT_RESEARCH):
        return Verdict.no(_("The office records which reports were exchanged. Nothing was changed."))
    if meeting.kind != Meeting.Kind.RESULT_EXCHANGE or meeting.state != Meeting.State.HELD:
        return Verdict.no(_("Reports are exchanged at a meeting of that kind which was held. Nothing was changed."))
    return Verdict.yes()


def may_be_exchanged(topic: Topic) -> Verdict:
    if topic.state in WITH_REPORT:
        return Verdict.yes()
    return Verdict.no(
        _("“%(title)s” has no finished report yet, so it was not exchanged. File it first. Nothing was changed.")
        % {"title": topic.title}
    )
