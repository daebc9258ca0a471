"""What the documents answer to a gate."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Lack, Text
from phases.documents import rules, selectors
from phases.documents.models import Document
from phases.documents.states import IN_FORCE
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement


class DocumentFiled:
    """`where`: {"kind": …, "sections": [headings]}; enough documents of the kind are filed, each with its sections.

    Those of the whole campaign, or with "of_phase" those of the phase alone (domain.md S-01, S-06, T-06, T-26).
    """

    kind = "document_filed"
    label: Text = gettext_lazy("documents filed")

    def assess(self, requirement: Requirement) -> Finding:
        campaign, where = requirement.phase.campaign, requirement.where
        kind, required = where.get("kind", ""), list(where.get("sections", ()))
        found = Document.objects.filter(campaign=campaign, kind=kind).exclude(state="withdrawn")
        documents = list(found.filter(phase=requirement.phase) if where.get("of_phase") else found)
        filed = [document for document in documents if document.state in IN_FORCE]
        lacks = [_lack(document, required) for document in documents if document not in filed]
        add = reverse("documents:document-add", args=[campaign.slug]) + f"?kind={kind}"
        first = documents[0] if documents else None
        return Finding(
            met=len(filed) >= requirement.value,
            figure=str(len(filed)),
            target=str(int(requirement.value)),
            unit=requirement.unit,
            lacks=lacks,
            note="、".join(document.title for document in filed),
            mend_url=reverse("documents:document-detail", args=[campaign.slug, first.pk]) if lacks and first else add,
            mend_label=_("Open the draft") if lacks else _("Add the document"),
            mend_by=() if lacks else (Permission.EDIT_DOCUMENTS,),
            records_url=reverse("documents:document-list", args=[campaign.slug]) + f"?kind={kind}",
        )


def _lack(document: Document, required: list[str]) -> Lack:
    """Why a document does not count yet."""
    newest = selectors.newest_version(document)
    absent = rules.absent_sections(newest.body, required) if newest else required
    state = document.get_state_display()
    what = _("%(state)s, %(done)s of %(all)s sections; missing: %(absent)s") % {
        "state": state,
        "done": len(required) - len(absent),
        "all": len(required),
        "absent": "、".join(absent),
    }
    url = reverse("documents:document-detail", args=[document.campaign.slug, document.pk])
    return Lack(who=document.title, what=what if absent else _("%(state)s, not filed yet") % {"state": state}, url=url)
