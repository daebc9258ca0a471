"""The registers and pages of the leadership, as tabs show them."""

from django.utils.translation import gettext_lazy as _

from phases.leadership import forms, selectors, services
from phases.organisation.roles import Permission
from phases.timeline.registers import Page, Sheet, Shelf

# What concerns the office and those who work with it; observers and the committee read what is published.
INSIDE = (Permission.SEE_DOCUMENTS,)
# Findings and dealings with the superior are content: who only sets the campaign up does not read them.
OVERSEES = (Permission.EDIT_LEADERSHIP, Permission.MOVE_PHASE)

MEMBERS = Sheet(
    key="members",
    label=_("Members and office"),
    lede=_("Head, deputies, members, and the office with its three functions."),
    new=_("Add somebody"),
    empty=_("Head and deputies first, then the office: who coordinates, who inspects, who sees to publicity."),
    icon="users",
    register=selectors.MEMBERS,
    form=forms.MemberForm,
    add=services.add_member,
    change=services.change_member,
    remove=services.remove_member,
    rows="leadership/members.html",
    export="leading-group",
)
OBSERVERS = Sheet(
    key="observers",
    label=_("Observers"),
    lede=_("Chosen to take part from beginning to end: they read what is published, see the progress and suggest."),
    new=_("Record an observer"),
    empty=_("Representatives of the masses and applicants for membership, with how and when they were chosen."),
    icon="eye",
    register=selectors.OBSERVERS,
    form=forms.ObserverForm,
    add=services.choose_observer,
    change=services.change_observer,
    remove=services.remove_observer,
    rows="leadership/observers.html",
    export="observers",
)
INSPECTIONS = Sheet(
    key="inspections",
    label=_("Inspection"),
    lede=_("What the office found when it looked in, and what is to follow. A line is enough."),
    new=_("Note an inspection"),
    empty=_("Whenever the office looks in at a department: what it found, what is to be mended and by when."),
    icon="clipboard-list",
    register=selectors.INSPECTIONS,
    form=forms.InspectionForm,
    add=services.note_inspection,
    change=services.change_inspection,
    remove=services.remove_inspection,
    rows="leadership/inspections.html",
    export="inspections",
    read=INSIDE,
)

SHELF = Shelf(
    namespace="leadership",
    title=_("Leadership of the campaign"),
    read=(Permission.SEE_LEADERSHIP,),
    write=Permission.EDIT_LEADERSHIP,
    sheets=(MEMBERS, OBSERVERS, INSPECTIONS),
    pages=(
        Page(_("Leading group"), "overview"),
        Page(_("What leaders do"), "duties"),
        Page(_("Overdue"), "overdue", OVERSEES),
    ),
)
