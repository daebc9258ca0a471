"""What the documents offer to reports (domain.md S-01, S-06, T-06)."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.documents import selectors
from phases.documents.models import Document
from phases.documents.paper import numbers
from phases.documents.states import IN_FORCE
from phases.timeline.models import Phase

OWN = (Document.Kind.PLAN, Document.Kind.NOTICE)


class DocumentSection:
    """Figures are None while nothing is filed: nobody has recorded anything."""

    key = "documents"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        url = reverse("documents:document-list", args=[phase.campaign.slug])
        so_far = Q(phase=None) | Q(
            phase__order__lte=phase.order
        )  # what a later phase files leaves this report as it was
        filed = list(Document.objects.filter(so_far, campaign=phase.campaign, state__in=IN_FORCE).order_by("pk"))
        own = [document for document in filed if document.kind in OWN]
        directives = [document for document in filed if document.kind == Document.Kind.DIRECTIVE]
        return [
            Figure("documents.issued", _("documents issued by the unit"), _count(own), _("documents"), url),
            Figure("documents.issued_list", _("titles of what was issued"), _titles(own), "", url),
            Figure(
                "documents.directives",
                _("directives of the superior"),
                _count(directives),
                _("directives"),
                f"{url}?kind={Document.Kind.DIRECTIVE}",
            ),
            Figure(
                "documents.directive_list",
                _("titles of the directives"),
                _titles(directives),
                "",
                f"{url}?kind={Document.Kind.DIRECTIVE}",
            ),
            Figure(
                "documents.plan_sections",
                _("sections of the implementation plan"),
                _plan_sections(filed),
                _("sections"),
                f"{url}?kind={Document.Kind.PLAN}",
            ),
        ]


def _count(documents: Sequence[Document]) -> str | None:
    return str(len(documents)) if documents else None


def _titles(documents: Sequence[Document]) -> str | None:
    """《…》（镇发〔2009〕10号）、《…》, as a report quotes them."""
    return "、".join(quoted(document) for document in documents) or None


def quoted(document: Document) -> str:
    """A title between 《》, the titles within it between 〈〉 (GB/T 15834), with its number when it has one."""
    inner = document.title.strip()
    if inner.startswith("《") and inner.endswith("》"):
        inner = inner[1:-1]
    inner = inner.replace("《", "〈").replace("》", "〉")
    number = numbers.normalised(document.number)
    return f"《{inner}》（{number}）" if number else f"《{inner}》"


def _plan_sections(filed: Sequence[Document]) -> str | None:
    plan = next((document for document in filed if document.kind == Document.Kind.PLAN), None)
    newest = selectors.newest_version(plan) if plan else None
    if newest is None:
        return None
    return str(sum(any(section["paragraphs"]) for section in newest.body["sections"]))
