"""Forms of documents: their particulars, their words, and what a reviewer says."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.documents import body as words
from phases.documents.models import Document, DocumentVersion
from phases.documents.states import DocumentState
from phases.organisation.forms import ListFilter, bare_helper
from phases.timeline.models import Campaign

NEW = "new"
# A job drafts the phase report, publicity's records make a bulletin, the analysis report begins on a page of its own.
MADE_ELSEWHERE = (Document.Kind.PHASE_REPORT, Document.Kind.BULLETIN, Document.Kind.ANALYSIS_REPORT)
WRITTEN_HERE = [kind for kind in Document.Kind.choices if kind[0] not in MADE_ELSEWHERE]


class DocumentForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("kind"), choices=WRITTEN_HERE)

    class Meta:
        model = Document
        fields = ("kind", "title", "issuer", "number", "dated_on", "phase")
        widgets = {"dated_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}  # noqa: RUF012 - Django's own
        labels = {"phase": _("phase")}  # noqa: RUF012 - Django's own
        help_texts = {  # noqa: RUF012 - Django's own
            "number": _("As it stands on the paper; a document without a number is accepted."),
            "phase": _("The phase that it governs, if it is one."),
        }

    def __init__(self, campaign: Campaign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["phase"].queryset = campaign.phases.all()  # type: ignore[attr-defined] # a ModelChoiceField
        if self.instance.pk:
            del self.fields["kind"]


class WordsForm(forms.Form):
    """The words of a version, a heading and a text per section, and one more section to add.

    The sections are those of the request, so that a text typed against an older version is never lost.
    """

    title = forms.CharField(label=_("title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    number = forms.CharField(label=_("document number"), max_length=60, required=False)
    addressee = forms.CharField(label=_("addressed to"), max_length=300, required=False)
    closing = forms.CharField(label=_("closing words"), max_length=500, required=False)
    note = forms.CharField(label=_("what was changed"), max_length=300, required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, version: DocumentVersion | None = None, to_all: str = ""
    ) -> None:
        body = version.body if version else words.empty()
        super().__init__(data, initial={**body, "based_on": version.number if version else 0})
        known = {section["key"]: section for section in body["sections"]}
        self.levels = {key: section["level"] for key, section in known.items() if "level" in section}
        self.keys = [name.removeprefix("text_") for name in data if name.startswith("text_")] if data else [*known, NEW]
        for key in self.keys:
            section = known.get(key)
            self.fields[f"heading_{key}"] = forms.CharField(
                label=_("heading") if key != NEW else _("heading of one more section"),
                max_length=200,
                required=False,
                initial=section["heading"] if section else "",
            )
            rows = max(3, sum(1 + len(text) // 45 for text in section["paragraphs"]) + 1) if section else 2
            self.fields[f"text_{key}"] = forms.CharField(
                label=_("text"),
                required=False,
                initial="\n".join(section["paragraphs"]) if section else "",
                widget=forms.Textarea(attrs={"rows": rows}),
            )
        if to_all:
            self.fields["addressee"].help_text = _("To all departments: %(words)s") % {"words": to_all}
        self.order_fields(["title", "number", "addressee", *self._section_fields(), "closing", "note", "based_on"])
        self.helper = bare_helper()

    def _section_fields(self) -> list[str]:
        return [f"{part}_{key}" for key in self.keys for part in ("heading", "text")]

    def body(self) -> words.Body:
        """The words as a version keeps them; a section without heading and text is taken out."""
        cleaned = self.cleaned_data
        sections: list[words.SectionWords] = []
        for key in self.keys:
            heading = cleaned[f"heading_{key}"].strip()
            lines = [line.strip() for line in cleaned[f"text_{key}"].splitlines()]
            paragraphs = [line for line in lines if line]
            if heading or paragraphs:
                sections.append({"key": self._key(key), "heading": heading, "paragraphs": paragraphs})
                if key in self.levels:
                    sections[-1]["level"] = self.levels[key]
        return {
            "title": cleaned["title"].replace("\r\n", "\n").strip(),
            "number": cleaned["number"].strip(),
            "addressee": cleaned["addressee"].strip(),
            "sections": sections,
            "closing": cleaned["closing"].strip(),
        }

    def _key(self, key: str) -> str:
        if key != NEW:
            return key
        return next(f"s{number}" for number in range(1, 1000) if f"s{number}" not in self.keys)


class RemarkForm(forms.Form):
    section = forms.ChoiceField(label=_("to"), required=False)
    text = forms.CharField(label=_("remark"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, version: DocumentVersion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = [(section["key"], section["heading"]) for section in version.body["sections"]]
        self.fields["section"].choices = [("", _("the whole document")), *headings]  # type: ignore[attr-defined] # a ChoiceField
        self.helper = bare_helper()


class ReturnForm(RemarkForm):
    """The last remark before a return; without one when some are pinned already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False


class DocumentFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(
            data,
            words=_("Title, number or issuer"),
            kind=(_("documents of every kind"), Document.Kind.choices),
            state=(_("all states"), DocumentState.choices),
        )
