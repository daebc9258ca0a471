"""How the museum's leadership wrote its analysis report and asked about it (domain.md T-37…T-43, T-51)."""

from typing import Any

from phases.analysis_report import selectors
from phases.analysis_report import services as reports
from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.demonstration.analysis.appraisal import appraise
from phases.demonstration.stage import Stage
from phases.documents import services as documents
from phases.documents.models import DocumentVersion
from phases.submissions import services as submissions

Facts = dict[str, Any]


class Desk:
    """Where the report is written: one version after the other, each named on its day."""

    def __init__(self, report: AnalysisReport, facts: Facts, stage: Stage) -> None:
        self.report, self.facts, self.stage = report, facts, stage
        self.words: dict[str, str] = dict(facts["aspects"])
        self.versions = {label: (on, changed) for label, on, changed in facts["versions"]}

    def play(self, appraisal: Facts) -> None:
        by, rounds = self.stage.office, self.facts["rounds"]
        drafted_on, _version = self.write("初稿")
        reports.mark(report=self.report, act="draft", by=by, on=drafted_on)
        self.write("徵求意見稿")
        asked = [self.ask(line) for line in rounds]
        on, version = self.write("評議稿")
        for line, circulation in zip(rounds, asked, strict=True):
            self.answer(line["replies"], circulation, version)
            reports.close_round(circulation=circulation, by=by, on=on)
        self.approve(version, on)
        reports.mark(report=self.report, act="review", by=by, on=on)
        self.review()
        appraise(appraisal, self.facts, self.report, self.stage)
        on, version = self.write("定稿")
        self.approve(version, on)
        reports.mark(report=self.report, act="finish", by=by, on=on)
        for recipient, sent_on in self.facts["final"]:
            reports.send_copy(report=self.report, by=by, recipient=recipient, purpose="filing", sent_on=sent_on)

    def write(self, label: str) -> tuple[Any, DocumentVersion]:
        """The words as they stood in the version of that name, and its day."""
        on, changed = self.versions[label]
        self.words |= changed
        newest = selectors.newest_version(self.report)
        sections = [
            {"key": aspect.key, "heading": aspect.name, "paragraphs": [self.words[aspect.name]]}
            for aspect in self.report.aspects.all()
        ]
        body: Any = {"title": self.facts["title"], "number": "", "addressee": "", "sections": sections, "closing": ""}
        based_on = newest.number if newest else 0
        with self.stage.on(on):
            return on, reports.save_words(report=self.report, by=self.stage.office, body=body, based_on=based_on)

    def ask(self, line: Facts) -> Circulation:
        """In writing of all departments, or at a meeting (domain.md T-41, T-42)."""
        meeting = self.stage.meeting(line["meeting"]) if line["way"] == "meeting" else None
        asked = [] if meeting else [self.stage.unit(name) for name, *_reply in line["replies"]]
        return reports.open_round(
            report=self.report, by=self.stage.office, mode=line["way"], sent_on=line["sent_on"],
            due_on=line.get("due_on"), units=asked, meeting=meeting,
        )  # fmt: skip

    def answer(self, replies: list[list[Any]], circulation: Circulation, taken_in: DocumentVersion) -> None:
        """What each said, on paper or at the meeting, and what became of it."""
        by = self.stage.office
        for department, on, text, decision, reason in replies:
            recipient = Recipient.objects.filter(circulation=circulation, unit=self.stage.unit(department)).first()
            if recipient:
                points = [("", text)] if text else []
                reports.reply(recipient=recipient, by=by, points=points, no_comment=not text, on=on, on_paper=True)
            elif text:
                reports.add_point(circulation=circulation, by=by, text=text, giver=department)
            if text:
                point = Point.objects.get(circulation=circulation, text=text)
                reports.decide_point(point=point, decision=decision, reason=reason, taken_in=taken_in, by=by)

    def approve(self, version: DocumentVersion, on: Any) -> None:
        documents.change(document=self.report.document, by=self.stage.office, dated_on=on)
        document = documents.submit(document=self.report.document, by=self.stage.office)
        documents.approve(document=document, version=version, seen_hash=version.sha256, by=self.stage.head)

    def review(self) -> None:
        """The review copy goes to the superior, who reads it (domain.md T-43)."""
        sent_on, answered_on, comment = self.facts["review"]
        copy = reports.send_copy(report=self.report, by=self.stage.office, sent_on=sent_on)
        submissions.answer(
            submission=copy.submission, state="accepted", on=answered_on, comment=comment, by=self.stage.office
        )
