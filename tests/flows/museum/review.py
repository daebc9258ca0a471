"""The report is reviewed on ballots; at the end people say whether they are satisfied (T-44…T-50, T-63, T-66…T-68)."""

from collections.abc import Sequence

from phases.analysis_report.models import AnalysisReport
from phases.appraisal.models import Appraisal
from phases.meetings.models import Meeting
from tests.flows.museum import shared
from tests.flows.seat import Seat

CAME = 18
VOTES = ((16, 2, 0, 0), (15, 3, 0, 0), (16, 0, 2, 0), (16, 1, 1, 0), (16, 1, 1, 0), (16, 2, 0, 0))
TOP_TWO = ("100%", "100%", "88.9%", "94.4%", "94.4%", "100%")
SATISFIED = ((17, 1, 0, 0), (16, 2, 0, 0))
REMARKS = ("問題找得準", "措施要逐條對應", "新館的事要常通報", "流動展品要多下鄉", "請把時限寫清楚")


def appraise(seat: Seat, of: AnalysisReport) -> None:
    """Eighteen took part; two accounts type the votes; the head locks; the rates stand on the page."""
    title = "領導班子分析檢查報告集中評議"
    seat.takes(seat.place.office)
    meeting = shared.hold_meeting(seat, Meeting.Kind.APPRAISAL, title, "2009-01-06", place="館會議室")
    shared.ask_consent(seat, "appraisal", title, "2009-01-05", "2009-01-05", meeting=meeting.pk)
    appraisal = plan(seat, "report_review", title=title, meeting=meeting.pk, document=of.document_id)
    one = f"/appraisals/{appraisal.pk}"
    seat.shows("提前3天將分析檢查報告印發參會人員", "領導班子對科學發展觀的認識深不深")
    seat.follows(f"{one}/step/consent/").fills()
    hand_out_late(seat, one)
    seat.follows(f"{one}/step/hold/").fills(participants=str(CAME))
    count_twice(seat, appraisal, VOTES)
    write_remarks(seat, one)
    lock(seat, appraisal)
    questions = [question.text for question in appraisal.questions.all()]
    table = seat.see(f"{one}/", *questions).locator("section table")
    assert table.locator("tbody tr td:last-child").all_inner_texts() == list(TOP_TWO)
    seat.shows(*REMARKS)


def plan(seat: Seat, form: str, **fields: object) -> Appraisal:
    seat.walks("/appraisals/").follows(f"/appraisals/add/?form={form}").fills(**fields)
    return Appraisal.objects.get(title=fields["title"])


def hand_out_late(seat: Seat, one: str) -> None:
    """Two days before instead of three: warned, and noted with the reason (T-45)."""
    seat.follows(f"{one}/step/distribute/")
    seat.fills(on="2009-01-04", reason="徵求意見稿已於12月10日印發。")
    seat.shows("徵求意見稿已於12月10日印發。")


def count_twice(seat: Seat, appraisal: Appraisal, votes: Sequence[Sequence[int]]) -> None:
    """One types, another counts again without seeing it; two equal counts are the check (T-67)."""
    one = f"/appraisals/{appraisal.pk}"
    count = {"issued": CAME, "returned": CAME, "valid": CAME, "void": 0}
    for question, row in zip(appraisal.questions.all(), votes, strict=True):
        count |= {f"o{option.pk}": votes for option, votes in zip(question.options.all(), row, strict=False)}
    seat.takes(seat.place.office).see(f"{one}/")
    seat.follows(f"{one}/count/").fills(**count)
    seat.takes(seat.place.colleague).walks("/appraisals/", f"{one}/").follows(f"{one}/count-again/").fills(**count)
    appraisal.refresh_from_db()
    assert appraisal.state == "checked"


def lock(seat: Seat, appraisal: Appraisal) -> None:
    one = f"/appraisals/{appraisal.pk}"
    seat.takes(seat.place.head).walks("/appraisals/", f"{one}/").follows(f"{one}/step/lock/").fills()
    appraisal.refresh_from_db()
    assert appraisal.state == "locked"


def write_remarks(seat: Seat, one: str) -> None:
    """Without names, and in no order (T-66)."""
    seat.takes(seat.place.office).see(f"{one}/")
    seat.follows(f"{one}/remarks/")
    seat.fills(texts="\n".join(REMARKS))


def ask_whether_satisfied(seat: Seat) -> None:
    """The survey that closes the campaign; its result is published within the unit (T-63)."""
    title = "學習實踐活動滿意度測評"
    seat.takes(seat.place.office)
    appraisal = plan(seat, "satisfaction", title=title, held_on="2009-02-25")
    one = f"/appraisals/{appraisal.pk}"
    seat.follows(f"{one}/step/hold/").fills(participants=str(CAME))
    count_twice(seat, appraisal, SATISFIED)
    lock(seat, appraisal)
    seat.takes(seat.place.office).see(f"{one}/")
    seat.follows(f"{one}/step/report/").fills(published=True)
    seat.takes(seat.place.liaisons["展覽部"]).see(f"{one}/", "100%")
