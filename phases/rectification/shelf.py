"""The places of rectification beside each other: list, plan, publications, hand-over, and its plain registers."""

from django.utils.translation import gettext_lazy as _

from phases.organisation.roles import Permission
from phases.rectification import forms, selectors, services
from phases.timeline.registers import Page, Sheet, Shelf

REGULATIONS = Sheet(
    key="regulations",
    label=_("Regulations"),
    lede=_("What is newly made, revised or abolished. What is issued is bound into one booklet."),
    new=_("Add a regulation"),
    empty=_("Which regulations are made anew, revised or abolished: a line each, their words may come later."),
    icon="scroll-text",
    register=selectors.REGULATIONS,
    form=forms.RegulationForm,
    add=services.record_regulation,
    change=services.change_regulation,
    remove=services.remove_regulation,
    rows="rectification/regulations.html",
    export="regulations",
)
MEASURES = Sheet(
    key="measures",
    label=_("Long-term measures"),
    lede=_("What goes on after the campaign, in groups. It may be changed after the campaign is closed too."),
    new=_("Add a measure"),
    empty=_("What the unit keeps doing when the campaign is over; the summary report takes the groups from here."),
    icon="forward",
    register=selectors.MEASURES,
    form=forms.MeasureForm,
    add=services.record_measure,
    change=services.change_measure,
    remove=services.remove_measure,
    rows="rectification/measures.html",
    export="long-term-measures",
)
PROJECTS = Sheet(
    key="projects",
    label=_("Work projects"),
    lede=_("The unit's own work on the occasion of which things are put right. Items name the projects they serve."),
    new=_("Add a work project"),
    empty=_("A new building, a competition: name it here, then tick it in the items that serve it."),
    icon="hammer",
    register=selectors.PROJECTS,
    form=forms.ProjectForm,
    add=services.record_project,
    change=services.change_project,
    remove=services.remove_project,
    rows="rectification/projects.html",
)
POINTS = Sheet(
    key="points",
    label=_("Points of the summary"),
    lede=_("Effects and shortcomings for the summary report, which numbers them itself: 一是…；二是…."),
    new=_("Add a point"),
    empty=_("What the campaign brought, and what is still lacking: a sentence each, without a number."),
    icon="list-ordered",
    register=selectors.POINTS,
    form=forms.PointForm,
    add=services.record_point,
    change=services.change_point,
    remove=services.remove_point,
    rows="rectification/points.html",
)

SHELF = Shelf(
    namespace="rectification",
    title=_("Rectification"),
    read=(Permission.SEE_RECTIFICATION,),
    write=Permission.EDIT_RECTIFICATION,
    sheets=(REGULATIONS, MEASURES, PROJECTS, POINTS),
    pages=(
        Page(_("Rectification list"), "item-list"),
        Page(_("Rectification plan"), "plan"),
        Page(_("Publication"), "publications"),
        Page(_("Hand-over"), "hand-over"),
        Page(_("Booklet"), "booklets"),
    ),
)
