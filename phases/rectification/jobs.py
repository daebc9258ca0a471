"""The background work of rectification; `phases.jobs.catalogue` lists it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.jobs import Work
from phases.core.jobs.work import Text
from phases.documents.paper import booklet as paper
from phases.rectification import selectors, services
from phases.rectification.models import Booklet


class BindBooklet:
    label: Text = gettext_lazy("Bind the regulations into a booklet")

    def run(self, work: Work) -> None:
        booklet = Booklet.objects.select_related("campaign__unit").get(pk=work.payload["booklet_pk"])
        campaign = booklet.campaign
        regulations = list(selectors.in_force(campaign))
        parts = tuple(
            paper.Part(
                title=one.title,
                number=one.number,
                dated_on=one.issued_on,
                passages=tuple((heading, tuple(texts)) for heading, texts in selectors.words_of(one)),
            )
            for one in regulations
        )
        work.progress(20, _("Laying out the PDF"))
        pdf = paper.pdf(
            paper.Bound(
                title=booklet.title,
                unit=campaign.unit.name,
                parts=parts,
                script="zh-hant" if campaign.script == campaign.Script.HANT else "zh-hans",
                dated_on=campaign.today,
            )
        )
        contents = [{"regulation": one.pk, "title": one.title, "number": one.number} for one in regulations]
        with work.completing():
            services.keep_booklet(booklet=booklet, pdf=pdf, contents=contents, by=work.job.asked_by)
