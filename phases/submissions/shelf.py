"""The registers of this area, as pages show them."""

from django.utils.translation import gettext_lazy as _

from phases.organisation.roles import Permission
from phases.submissions import forms, selectors, services
from phases.timeline.registers import Sheet, Shelf

SHELF = Shelf(
    namespace="submissions",
    title=_("Dealings with the superior"),
    read=(Permission.SEE_SUBMISSIONS,),
    write=Permission.EDIT_SUBMISSIONS,
    sheets=(
        Sheet(
            key="papers",
            label=_("Papers sent"),
            lede=_("What was sent to whom, for what, and what came back. The phase reports deliver themselves."),
            new=_("Register a paper sent"),
            empty=_(
                "Research reports, speeches, the analysis report: whatever went to the superior for review or filing "
                "stands here with its answer. Register the first one; a telephone number or a stamp is not asked for."
            ),
            icon="send",
            register=selectors.PAPERS,
            form=forms.SubmissionForm,
            add=services.send,
            change=services.change_submission,
            remove=services.remove_submission,
            rows="submissions/papers.html",
            export="papers-sent",
        ),
        Sheet(
            key="consents",
            label=_("Consents"),
            lede=_("What the superior was asked before a meeting or an act, and its answer."),
            new=_("Record a consent"),
            empty=_(
                "Before the mobilisation meeting, the organisational life meeting or a review the superior is asked. "
                "Note here who asked whom and when; an answer by telephone is enough."
            ),
            icon="stamp",
            register=selectors.CONSENTS,
            form=forms.ConsentForm,
            add=services.ask_consent,
            change=services.change_consent,
            remove=services.remove_consent,
            rows="submissions/consents.html",
            export="consents",
        ),
    ),
)
