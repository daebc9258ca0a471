"""Quick fixes at the gate: counted, named, and by no template demanded in a number."""

import pytest

from phases.rectification.criteria import QuickFixesClosed
from phases.timeline import template
from tests.factories import rectification, study, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-48")
def test_closed_fix_counts_and_an_open_one_is_named():
    campaign = timeline.campaign()
    asked = study.requirement(campaign, "quick_fix_closed", value=1)
    assert len(QuickFixesClosed().assess(asked).lacks) == 1
    item = rectification.item(campaign, "公布办事电话")
    finding = QuickFixesClosed().assess(asked)
    assert (finding.met, finding.figure, [lack.who for lack in finding.lacks]) == (False, "0", [item.title])
    rectification.closed(campaign)
    finding = QuickFixesClosed().assess(asked)
    assert (finding.met, finding.figure, list(finding.lacks)) == (True, "1", [])


@pytest.mark.trace("S-48", "T-61")
@pytest.mark.parametrize(("key", "phases"), [("study-practice-2009-bureau", 1), ("study-practice-2008-museum", 3)])
def test_templates_only_show_quick_fixes(key, phases):
    lines = [line for phase in template.available()[key].phases for line in phase["requirements"]]
    assert [line["severity"] for line in lines if line["criterion"] == "quick_fix_closed"] == ["info"] * phases
