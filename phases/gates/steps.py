"""The way through a gate as numbered steps, with the deed of the step that comes now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.gates.selectors import Assessment
from phases.meetings import selectors as meetings
from phases.organisation.roles import Permission
from phases.reports.selectors import report_of
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part
from phases.timeline.states import PhaseState

Text = str | Promise
S = PhaseState
TRANSITION = "phase_transition"
# domain.md S-53
UNREVIEWED = gettext_lazy(
    "No review of this phase is recorded yet; it comes before the report. You can go on without, or record it first "
    "under Meetings."
)


@dataclass(frozen=True)
class Step:
    """`state`: done, now or nothing. A deed with `post` is a button, one with `link` leads to a page."""

    title: Text
    text: Text
    state: str = ""
    label: Text = ""
    post: str = ""
    link: str = ""
    link_label: Text = ""
    asks_reason: bool = False


def steps_of(phase: Phase, assessment: Assessment, part: Part) -> Sequence[Step]:
    """Start, report, transition meeting, close; only what comes now has its button, and only for who may."""
    if phase.campaign.mode != Campaign.Mode.SEQUENTIAL:
        return track_steps(phase, part)
    here = (phase.campaign.slug, phase.order)
    if phase.state == S.NOT_STARTED:
        post = reverse("gates:move", args=(*here, "start")) if part.may(Permission.MOVE_PHASE) else ""
        text = _("The phases before it have to be closed.")
        return [Step(_("Open the phase"), text, "now", _("Open “%(phase)s”") % {"phase": phase.name}, post)]
    return [report_step(phase, part), meeting_step(phase, assessment, part), closing_step(phase, assessment, part)]


def report_step(phase: Phase, part: Part) -> Step:
    """Draft, approval and delivery are the report's own page; here stands how far it is."""
    slug, order = phase.campaign.slug, phase.order
    report = report_of(phase)
    if report is None:
        text: Text = _("What is short is written into the report as it is. Nothing is sent and nobody is told yet.")
        if not meetings.is_reviewed(phase):
            text = UNREVIEWED
        may = part.may(Permission.EDIT_DOCUMENTS)
        post = reverse("gates:draft", args=(slug, order)) if may else ""
        return Step(_("Draft the written report"), text, "now", _("Draft the phase report"), post)
    done = report.state in {"issued", "acknowledged"}
    url = reverse("documents:document-detail", args=(slug, report.pk)) if part.may(Permission.SEE_PUBLISHED) else ""
    title = _("The written report: %(state)s") % {"state": report.get_state_display()}
    text = _("The head approves one version; its figures are frozen and it goes to the superior by itself.")
    if not done and not meetings.is_reviewed(phase):
        text = UNREVIEWED
    return Step(title, text, "done" if done else "now", link=url, link_label=_("Open the report"))


def meeting_step(phase: Phase, assessment: Assessment, part: Part) -> Step:
    """The meeting that the template asks for at the end: a transition meeting, or the one that sums up the campaign."""
    kind = phase.exit_rules.get("meeting", TRANSITION)
    rows = [row for row in assessment.rows if row.requirement.where.get("kind") == kind]
    held = bool(rows) and all(row.finding.met for row in rows)
    may = part.may(Permission.RECORD_MEETING)
    link = reverse("meetings:meeting-add", args=(phase.campaign.slug,)) + f"?kind={kind}" if may and not held else ""
    title: Text = _("Hold the transition meeting")
    text: Text = _("It sums up this phase and deploys the next one. Record it when it was held.")
    if kind != TRANSITION:
        title, text = _("Hold the summary meeting"), _("It sums up the whole campaign. Record it when it was held.")
    return Step(title, text, "done" if held else "", link=link, link_label=_("Record it"))


def closing_step(phase: Phase, assessment: Assessment, part: Part) -> Step:
    slug, order = phase.campaign.slug, phase.order
    may = part.may(Permission.MOVE_PHASE)
    if phase.state == S.CLOSED:
        post = reverse("gates:move", args=(slug, order, "reopen")) if part.may(Permission.WAIVE) else ""
        text = _("Reopening is for make-up work; the reason stays in the trail.")
        return Step(_("The phase is closed"), text, "done", _("Reopen for make-up work"), post, asks_reason=True)
    if phase.state in {S.ACTIVE, S.WRAPPING_UP}:
        post = reverse("gates:move", args=(slug, order, "request")) if may else ""
        text = _("Says that the phase has basically ended. What is short can still be mended until it closes.")
        return Step(_("Report the transition"), text, "", _("Report the transition"), post)
    if assessment.passed:
        post = reverse("gates:move", args=(slug, order, "close")) if may else ""
        text = _("Everything is reached or waived. The next phase opens at once.")
        if phase.exit_rules.get("meeting", TRANSITION) != TRANSITION:
            text = _("Everything is reached or waived. The campaign ends with this phase.")
        return Step(_("Close the phase"), text, "now", _("Close “%(phase)s”") % {"phase": phase.name}, post)
    if phase.state == S.TRANSITION_REQUESTED:
        post = reverse("gates:move", args=(slug, order, "send_back")) if may else ""
        text = _("Possible when nothing is short any more. Until then you can go back to work; say why.")
        return Step(_("Close the phase"), text, "", _("Go back to work"), post, asks_reason=bool(post))
    return Step(_("Close the phase"), _("Possible when nothing is short any more."))


def track_steps(phase: Phase, part: Part) -> Sequence[Step]:
    here = (phase.campaign.slug, phase.order)
    may = part.may(Permission.MOVE_PHASE)
    if phase.state == S.NOT_STARTED:
        post = reverse("gates:move", args=(*here, "start")) if may else ""
        return [Step(_("Begin the track"), _("Tracks run side by side, without gates."), "now", _("Begin"), post)]
    if phase.state == S.CLOSED:
        return [Step(_("The track has ended"), "", "done")]
    post = reverse("gates:move", args=(*here, "finish")) if may else ""
    text = _("What is short then is written down as it is.")
    return [Step(_("End the track"), text, "now", _("End the track"), post)]
