"""The leadership's analysis report, from the first draft to its two recipients (domain.md T-37…T-43, T-51)."""

from phases.analysis_report.models import AnalysisReport, Point, Recipient
from phases.meetings.models import Meeting
from phases.submissions.models import Submission
from tests.factories import museum as make
from tests.flows.museum import shared
from tests.flows.seat import Seat

BASE = "/analysis-report"
ASKED_FOR, LEFT_OPEN = "新館布展的責任要寫到部室", "通報的辦法要寫明"


def circulate(seat: Seat) -> AnalysisReport:
    """Six aspects, a round in writing and one at a meeting, what became of each point, the review copy."""
    of = write(seat)
    rewrite(seat, of, "流動展品進農牧區。")
    ask_in_writing(seat)
    talk_over(seat)
    rewrite(seat, of, "流動展品進農牧區；新館布展由展覽部負責。")
    decide(seat, ASKED_FOR, "adopted", "寫進措施", of)
    decide(seat, LEFT_OPEN, "partly", "辦法在制度裏定", of)
    for number in (1, 2):
        seat.send(f"{BASE}/rounds/{number}/close/")
    seat.see(f"{BASE}/adoption/", ASKED_FOR, "寫進措施", LEFT_OPEN, "辦法在制度裏定")
    shared.approve(seat, of.document)
    seat.see(f"{BASE}/")
    seat.follows(f"{BASE}/name/review/").fills(on="2009-01-04")
    send_to_superior(seat)
    return of


def write(seat: Seat) -> AnalysisReport:
    """The secretary presides; two meetings of the authors; the first draft has all six aspects (T-37, T-39, T-40)."""
    seat.takes(seat.place.office).walks("/more/", f"{BASE}/").follows(f"{BASE}/open/")
    seat.fills(title="省科技館領導班子分析檢查報告", chief=seat.place.people["許懷遠"].pk)
    for number, day in ((1, "2008-12-03"), (2, "2008-12-05")):
        shared.hold_meeting(seat, Meeting.Kind.DRAFTING, f"第{number}次碰頭會", day, chair="許懷遠")
    of = AnalysisReport.objects.select_related("document__campaign", "campaign").get()
    assert tuple(one.name for one in of.aspects.all()) == make.ASPECTS
    words = {f"text_{one.key}": f"{one.name}：對照科學發展觀的要求逐條寫明。" for one in of.aspects.all()}
    seat.see(f"{BASE}/")
    seat.follows(f"{BASE}/words/").fills(**words)
    seat.follows(f"{BASE}/name/draft/").fills(on="2008-12-08")
    seat.shows("許懷遠", "主持、把關", *make.ASPECTS)
    return of


def ask_in_writing(seat: Seat) -> None:
    """Five departments: one answers with a point, one has none, from their own pages; three on paper (T-41)."""
    seat.see(f"{BASE}/")
    seat.follows(f"{BASE}/rounds/add/").fills(sent_on="2008-12-10", due_on="2008-12-20")
    answers = {"展覽部": {"whole": ASKED_FOR}, "培訓部": {"no_comment": True}}
    for unit, answer in answers.items():
        asked = Recipient.objects.get(unit__name=unit)
        seat.takes(seat.place.liaisons[unit]).walks("/more/", f"{BASE}/replies/").follows(f"{BASE}/replies/{asked.pk}/")
        seat.fills(**answer)
    seat.takes(seat.place.office)
    for asked in Recipient.objects.filter(state=Recipient.State.SENT):
        seat.send(f"{BASE}/replies/{asked.pk}/", no_comment=True, on="2008-12-18")
    seat.see(f"{BASE}/rounds/1/", "5", ASKED_FOR)
    assert not Recipient.objects.filter(state=Recipient.State.SENT).exists()


def talk_over(seat: Seat) -> None:
    """The second round, at a meeting of the middle ranks (T-42)."""
    title = "分析檢查報告意見徵求會（中層幹部）"
    meeting = shared.hold_meeting(seat, Meeting.Kind.SYMPOSIUM, title, "2008-12-29")
    seat.send(f"{BASE}/rounds/add/", mode="meeting", sent_on="2008-12-29", meeting=meeting.pk)
    seat.shows(title)
    assert not Recipient.objects.filter(circulation__number=2).exists()
    seat.follows(f"{BASE}/rounds/2/points/add/").fills(text=LEFT_OPEN, giver="辦公室")


def rewrite(seat: Seat, of: AnalysisReport, measures: str) -> None:
    """One more version: the fifth aspect said otherwise."""
    fifth = of.aspects.get(name="制定措施")
    seat.see(f"{BASE}/")
    seat.follows(f"{BASE}/words/").fills(**{f"text_{fifth.key}": measures})


def decide(seat: Seat, text: str, decision: str, reason: str, of: AnalysisReport) -> None:
    point = Point.objects.select_related("circulation").get(text=text)
    newest = of.document.versions.order_by("-number")[0]
    seat.see(f"{BASE}/rounds/{point.circulation.number}/", text)
    seat.follows(f"{BASE}/points/{point.pk}/").fills(decision=decision, reason=reason, taken_in=newest.pk)
    seat.shows(reason)


def send_to_superior(seat: Seat) -> None:
    """The review copy goes to the superior, whose answer the office notes (T-43)."""
    seat.follows(f"{BASE}/send/")
    seat.fills(recipients="省科協學習實踐活動領導小組", purpose="review", sent_on="2009-01-04")
    sent = Submission.objects.get(sent_on="2009-01-04")
    seat.follows(f"/submissions/papers/{sent.pk}/")
    seat.fills(state="accepted", answered_on="2009-01-05", comment="同意，可以評議。")
    seat.see(f"{BASE}/", "同意，可以評議。")


def finish(seat: Seat, of: AnalysisReport) -> None:
    """The final version goes to two recipients; each version of a name keeps it (T-51)."""
    seat.takes(seat.place.office)
    rewrite(seat, of, "流動展品進農牧區；新館布展由展覽部負責；逐條對應。")
    shared.approve(seat, of.document)
    seat.see(f"{BASE}/")
    seat.follows(f"{BASE}/name/finish/").fills(on="2009-01-12")
    recipients = ("省科協領導", "省科協學習實踐活動領導小組辦公室")
    seat.follows(f"{BASE}/send/").fills(recipients="\n".join(recipients), purpose="filing", sent_on="2009-01-13")
    seat.shows(*recipients, *make.ASPECTS)
    named = [(mark.stage, mark.version.number) for mark in of.marks.order_by("pk")]
    assert named == [("draft", 1), ("consultation", 2), ("review", 3), ("final", 4)]
