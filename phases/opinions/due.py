"""What opinions put on the workbench: raw ones that wait, and consolidated ones whose day has come."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.core.due import Due
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

AT_MOST = 5
NEWS = timedelta(days=21)  # so long an answer to one's own opinion stands on the workbench


class OwnAnswers:
    """What became of one's own opinions, for some weeks; two queries."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        if user.person_id is None or not part.may(Permission.GIVE_OPINION):
            return
        since = campaign.today - NEWS
        own = Opinion.objects.standing().filter(campaign=campaign, giver=user.person_id)
        news = own.filter(Q(replied_on__gte=since) | Q(groups__replied_on__gte=since)).distinct()
        for opinion in news.order_by("-replied_on", "pk")[:AT_MOST]:
            yield Due(
                what=_("Your opinion was answered"),
                why=opinion.text,
                url=reverse("opinions:opinion-mine", args=[campaign.slug]),
                action=_("Read the reply"),
                icon="reply",
            )


class OpinionsWaiting:
    """Two queries."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.CONSOLIDATE):
            return
        number = Opinion.objects.filter(campaign=campaign, fate=Opinion.Fate.WAITING).count()
        if number:
            yield Due(
                what=ngettext(
                    "%(count)d opinion is not gathered yet", "%(count)d opinions are not gathered yet", number
                )
                % {"count": number},
                why=_("Each ends somewhere: gathered, answered, or put aside with a reason"),
                url=reverse("opinions:workspace", args=[campaign.slug]),
                action=_("Gather opinions"),
                icon="messages-square",
            )
        unanswered = OpinionGroup.objects.live().filter(campaign=campaign, due_on__lte=campaign.today, replied_on=None)
        for group in unanswered.select_related("department").order_by("due_on")[:AT_MOST]:
            yield Due(
                what=_("Opinion no. %(number)d is due and has no reply yet") % {"number": group.number},
                why=group.text,
                url=reverse("opinions:group-decide", args=[campaign.slug, group.pk]),
                action=_("Write the reply"),
                icon="reply",
                due_on=group.due_on,
            )
