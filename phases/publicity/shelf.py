"""The registers of publicity, as pages show them."""

from django.utils.translation import gettext_lazy as _

from phases.organisation.roles import Permission
from phases.publicity import forms, selectors, services
from phases.timeline.registers import Page, Sheet, Shelf

COLUMNS = Sheet(
    key="columns",
    label=_("Publicity columns"),
    lede=_("Columns on the intranet, the internet, in a newspaper or on the board."),
    new=_("Open a column"),
    empty=_("Note where a column was opened and since when; the report counts it. Items can then name it."),
    icon="newspaper",
    register=selectors.COLUMNS,
    form=forms.ColumnForm,
    add=services.open_column,
    change=services.change_column,
    remove=services.remove_column,
    rows="publicity/columns.html",
    export="columns",
)
ITEMS = Sheet(
    key="items",
    label=_("Items"),
    lede=_("What was published. A link or the number of an issue is enough."),
    new=_("Note an item"),
    empty=_("Each piece that was published, in a column or elsewhere. The bulletin and the report take it from here."),
    icon="file-text",
    register=selectors.ITEMS,
    form=forms.ItemForm,
    add=services.record_item,
    change=services.change_item,
    remove=services.remove_item,
    rows="publicity/items.html",
    export="publicity-items",
)
BULLETINS = Sheet(
    key="bulletins",
    label=_("Bulletins"),
    lede=_("Made from what is on record: everything that no issue has told yet is ticked already."),
    new=_("Make the next issue"),
    empty=_("The first issue comes filled in with the meetings, items and cases recorded so far. Tick, then make it."),
    icon="scroll-text",
    register=selectors.BULLETINS,
    form=forms.BulletinForm,
    add=services.make_bulletin,
    change=services.change_bulletin,
    remove=services.remove_bulletin,
    rows="publicity/bulletins.html",
    export="bulletins",
)
CASES = Sheet(
    key="cases",
    label=_("Exemplary cases"),
    lede=_("Departments and people worth following, and which bulletin told of them."),
    new=_("Note a case"),
    empty=_("Two or three sentences on somebody worth following; the next bulletin takes them in as they stand."),
    icon="star",
    register=selectors.CASES,
    form=forms.CaseForm,
    add=services.record_case,
    change=services.change_case,
    remove=services.remove_case,
    rows="publicity/cases.html",
    export="cases",
)
ESSAYS = Sheet(
    key="essays",
    label=_("Essays"),
    lede=_("Essays for a contest. There may be none; nothing waits for them."),
    new=_("Note an essay"),
    empty=_("Essays that members sent in to a contest of the superior, with their result. None are demanded."),
    icon="pencil",
    register=selectors.ESSAYS,
    form=forms.EssayForm,
    add=services.record_essay,
    change=services.change_essay,
    remove=services.remove_essay,
    rows="publicity/essays.html",
    export="essays",
)

SHELF = Shelf(
    namespace="publicity",
    title=_("Publicity"),
    read=(Permission.SEE_PUBLICITY,),
    write=Permission.EDIT_PUBLICITY,
    sheets=(COLUMNS, ITEMS, BULLETINS, CASES, ESSAYS),
    pages=(Page(_("At a glance"), "overview"),),
)
