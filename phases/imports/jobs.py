"""Long sheets, in the background; `phases.jobs.catalogue` lists these kinds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.jobs import PermanentError, Work
from phases.core.jobs.work import Text
from phases.core.verdict import RefusedError
from phases.imports import services
from phases.imports.files import FileError
from phases.imports.models import Import
from phases.imports.services.checking import reader_of
from phases.imports.services.writing import MovedError
from phases.imports.states import ImportState


def _import(work: Work) -> Import:
    return Import.objects.select_related("campaign__unit", "brought_by").get(pk=work.payload["import_pk"])


class ReadFile:
    """Keep the lines of a long file and check them; from the beginning again after any death."""

    label: Text = gettext_lazy("Read a file")

    def run(self, work: Work) -> None:
        imported = _import(work)
        if imported.state == ImportState.CHECKING:  # a worker died behind the reading
            CheckImport().run(work)
        if imported.state != ImportState.READING:
            return
        try:
            services.read(imported=imported, progress=lambda done: work.progress(done, _("Reading the file")))
        except FileError as error:
            services.refuse(imported=imported, error=error)


class CheckImport:
    label: Text = gettext_lazy("Read a sheet")

    def run(self, work: Work) -> None:
        imported = _import(work)
        if imported.state == ImportState.CHECKING:
            services.check(
                imported=imported, progress=lambda done: work.progress(done, _("Comparing with the records"))
            )


class WriteImport:
    """Each part is written with its proof in one transaction: after any death it goes on where it stopped."""

    label: Text = gettext_lazy("Write a sheet into a ledger")

    def run(self, work: Work) -> None:
        imported, remark = _import(work), ""
        by = work.job.asked_by or imported.brought_by
        reader, parts = reader_of(imported), imported.parts.count()
        for part in imported.each_part():
            work.progress(99 * part.position // parts, _("Writing"))
            try:
                services.write_part(imported=imported, part=part, reader=reader, by=by)
            except MovedError:
                remark = services.interrupted_at(part)
                break
        with work.completing():
            services.finish(imported=imported, by=by, remark=remark)


class UndoImport:
    label: Text = gettext_lazy("Take an import back")

    def run(self, work: Work) -> None:
        imported = _import(work)
        try:
            with work.completing():
                services.take_back(imported=imported, by=work.job.asked_by or imported.brought_by)
        except RefusedError as refused:
            imported.state, imported.remark = ImportState.WRITTEN, str(refused.reason)[:300]
            imported.save(update_fields=["state", "remark"])
            raise PermanentError(str(refused.reason)) from refused
