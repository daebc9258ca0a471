"""What became of a report: a policy, a measure, a project or a rectification item (domain.md S-35)."""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.models import User
from phases.research import rules
from phases.research.models import Conversion, Topic
from phases.research.services.moving import follow, locked
from phases.research.states import TopicState
from phases.timeline import selectors as timeline


@transaction.atomic
def record_conversion(
    *, topic: Topic, kind: str, what: str, by: User, reference: str = "", on: date | None = None
) -> Conversion:
    topic = locked(topic)
    rules.may_edit(timeline.part_of(by, topic.campaign), by, topic).enforce()
    rules.may_convert(topic).enforce()
    conversion = Conversion.objects.create(topic=topic, kind=kind, what=what, reference=reference, on=on)
    audit.append(
        chain=topic.campaign.audit_chain,
        act="conversion.recorded",
        by=by,
        on=topic,
        after={"kind": str(conversion.get_kind_display()), "what": what},
    )
    if topic.state != TopicState.CONVERTED:
        follow(topic, "convert", by)
    return conversion


@transaction.atomic
def remove_conversion(*, conversion: Conversion, by: User) -> None:
    """Undo of `record_conversion`; with the last one the topic stands again where it stood before."""
    topic = locked(conversion.topic)
    rules.may_edit(timeline.part_of(by, topic.campaign), by, topic).enforce()
    rules.may_take_back(conversion).enforce()
    audit.append(
        chain=topic.campaign.audit_chain,
        act="conversion.removed",
        by=by,
        on=topic,
        before={"kind": str(conversion.get_kind_display()), "what": conversion.what},
    )
    try:
        conversion.delete()
    except ProtectedError as held:
        raise RefusedError(
            _("Not taken back: a rectification item springs from it. Take the link out of the item first.")
        ) from held
    if not topic.conversions.exists():
        follow(topic, "unconvert", by)
        if not topic.exchanges.exists():
            follow(topic, "unexchange", by)
