"""Appraisals in the state that a test needs, with the museum's figures (domain.md T-48, T-49)."""

from datetime import date

from phases.appraisal import selectors, services
from phases.appraisal.models import Appraisal
from phases.appraisal.wording import read
from phases.organisation.roles import Role
from tests.factories import meetings

HELD_ON = date(2009, 1, 6)
FORM = """對科學發展觀的認識是否深刻：深刻、比較深刻、一般、不深刻
查找問題是否準確：準確、比較準確、一般、不準確
原因分析是否透徹：透徹、比較透徹、一般、不透徹
發展思路是否清晰：清晰、比較清晰、一般、不清晰
工作措施是否可行：可行、比較可行、一般、不可行
對領導班子分析檢查報告的整體評價：滿意、比較滿意、一般、不滿意"""
VOTES = ((16, 2, 0, 0), (15, 3, 0, 0), (16, 0, 2, 0), (16, 1, 1, 0), (16, 1, 1, 0), (16, 2, 0, 0))
TOP_TWO = ({"name": "前兩等", "top": 2, "headline": True},)
NUMBERS = {"issued": 18, "returned": 18, "valid": 18, "void": 0}


def planned(of, form=FORM, *, by=None, **fields):
    fields.setdefault("title", "領導班子分析檢查報告評議")
    fields.setdefault("groups", TOP_TWO)
    phase = fields.pop("phase", None) or list(of.phases.all()[:2])[-1]
    by = by or meetings.appointed(of)
    return services.plan(
        campaign=of, phase=phase, by=by, held_on=fields.pop("held_on", HELD_ON), questions=read(form), **fields
    )


def held(of, form=FORM, *, by=None, participants=18, **fields):
    appraisal = planned(of, form, by=by, **fields)
    by = by or meetings.appointed(of)
    return services.hold(appraisal=appraisal, by=by, participants=participants, reason="按原计划")


def votes_of(appraisal, rows=VOTES):
    """Votes by the keys of questions and options; what a row does not name is left empty."""
    questions = list(whole(appraisal).questions.all())
    return {
        question.pk: {option.pk: votes for option, votes in zip(question.options.all(), row, strict=False)}
        for question, row in zip(questions, rows, strict=True)
    }


def entered(of, form=FORM, *, by=None, numbers=None, rows=VOTES, **fields):
    by = by or meetings.appointed(of)
    appraisal = held(of, form, by=by, **fields)
    return services.enter(appraisal=appraisal, numbers=numbers or NUMBERS, votes=votes_of(appraisal, rows), by=by)


def checked(of, form=FORM, *, by=None, other=None, **fields):
    appraisal = entered(of, form, by=by, **fields)
    return services.check(appraisal=appraisal, by=other or meetings.appointed(of))


def locked(of, form=FORM, *, head=None, **fields):
    appraisal = checked(of, form, **fields)
    return services.lock(appraisal=appraisal, by=head or meetings.appointed(of, Role.HEAD))


def whole(appraisal):
    """As it stands now, with form and votes."""
    return selectors.with_form(Appraisal.objects.filter(pk=appraisal.pk)).get()
