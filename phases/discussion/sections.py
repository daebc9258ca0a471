"""Figures about the discussion for reports (domain.md S-38…S-41).

None, printed as a blank, where nobody recorded a discussion in the phase.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.discussion import selectors
from phases.discussion.models import Discussion, NewView, Suggestion, Summary
from phases.timeline.models import Phase


class DiscussionFigures:
    """Theme, departments, discussions and what they brought. Six queries."""

    key = "discussion"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        theme = selectors.quoted(selectors.theme_of(campaign), campaign.script)
        held = list(Discussion.objects.filter(phase=phase).values_list("department", flat=True))
        coverage = reverse("discussion:coverage", args=[campaign.slug])
        listed = reverse("discussion:discussion-list", args=[campaign.slug])

        def counted(number: int) -> str | None:
            return str(number) if held else None

        views = NewView.objects.filter(discussion__phase=phase).count()
        suggestions = Suggestion.objects.filter(discussion__phase=phase).count()
        summaries = Summary.objects.filter(campaign=campaign, department__in=held).count()
        leaders = Discussion.leaders.through.objects.filter(discussion__phase=phase).count()
        return (
            Figure("discussion.theme", _("theme of the discussion"), theme or None, "", coverage),
            Figure(
                "discussion.departments",
                _("departments that held a discussion"),
                counted(len(set(held))),
                _("departments"),
                coverage,
            ),
            Figure("discussion.discussions", _("discussions held"), counted(len(held)), _("times"), listed),
            Figure("discussion.summaries", _("summaries handed in"), counted(summaries), _("items"), coverage),
            Figure("discussion.new_views", _("new views and insights"), counted(views), _("items"), listed),
            Figure(
                "discussion.suggestions", _("suggestions from discussions"), counted(suggestions), _("items"), listed
            ),
            Figure(
                "discussion.leader_attendances",
                _("attendances of leaders at discussions"),
                counted(leaders),
                _("person-times"),
                f"{listed}?leaders=1",
            ),
        )
