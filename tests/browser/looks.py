"""What every page must pass in a real browser: readable by everybody, fits a phone, prints, in light and dark.

    def test_the_gate_page_looks(page, office, live_server):
        browser.sign_in(page, office, base_url=live_server.url)
        looks.check_page(page, "/campaigns/kj/gates/1/", "gate")

The fixture `page` itself fails on errors in the console (broken Content-Security-Policy among them) and on any
request that leaves this machine. With SCREENSHOTS=folder the pictures are kept.
"""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALL_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# The dark differs from the light in its colours only.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LOOKS = {1280: (("dark", CONTRAST), ("light", ALL_RULES)), 360: (("light", ALL_RULES),)}


def check_page(page: Page, path: str, name: str, *, status: int = 200) -> None:
    """Open `path` at both widths and in both colours; fail on axe violations, sideways scroll, inline styles."""
    faults: list[str] = []
    for width, looks in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 800})
        response = page.goto(path)
        assert response is not None
        assert response.status == status, f"{path} answered {response.status}"
        faults += [f"{name}: {fault}" for fault in _inline(response.text())]
        # As tall as the page is, so that the bar at the foot of a phone covers nothing that axe measures.
        page.set_viewport_size({"width": width, "height": max(800, page.evaluate("document.body.scrollHeight"))})
        for colours, rules in looks:
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # type: ignore[arg-type] # two words of a literal
            where = f"{name} at {width}, {colours}"
            faults += [f"{where}: {fault}" for fault in [*_barriers(page, rules), *_overflow(page, width)]]
            _keep(page, f"{name}-{width}{'-dark' if colours == 'dark' else ''}")
    assert not faults, "\n".join(faults)


def _barriers(page: Page, rules: dict[str, Any]) -> list[str]:
    violations = Axe().run(page, options=rules).response["violations"]
    return [
        f"{violation['id']}: {violation['help']} — {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in violations
        for node in violation["nodes"][:3]
    ]


def _overflow(page: Page, width: int) -> list[str]:
    asked = page.evaluate("document.documentElement.scrollWidth")
    return [f"the page is {asked} pixels wide"] if asked > width else []


def _inline(source: str) -> list[str]:
    """Inline styles and scripts would be dead under the policy; those that script sets do not count."""
    return [f"inline {found}" for found in (" style=", "<style", " onclick=", "<script>") if found in source]


def _keep(page: Page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
