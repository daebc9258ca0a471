"""One browser at which people of a campaign sit down in turn, and do what a user does: open, fill, press, read."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.services import browser, programs

# Two words beside each other: a name such as PDF or Excel is none.
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


class Seat:
    """One browser at which people of the campaign sit down in turn."""

    def __init__(self, page: Page, server: Any, place: Any, worker: Any, *, speaks: str = "") -> None:
        """`speaks`: the language in which every page must be, where the catalogues are read."""
        self.page, self.server, self.place, self.worker, self.speaks = page, server, place, worker, speaks
        self.here = f"/campaigns/{place.campaign.slug}"

    def takes(self, user: Any) -> "Seat":
        browser.leave(self.page)
        browser.sign_in(self.page, user, base_url=self.server.url)
        return self

    def reads(self) -> str:
        """Every page that was come to is in the user's language, without a sentence of another one."""
        shown = self.page.locator("html")
        if self.speaks and shown.get_attribute("lang"):
            words = self.page.locator("body").inner_text()
            assert shown.get_attribute("lang") == self.speaks, self.page.url
            assert not ENGLISH.search(words), (self.page.url, ENGLISH.findall(words))
        return self.page.url

    def see(self, path: str, *words: str) -> Locator:
        self.page.goto(f"{self.here}{path}")
        self.reads()
        return self.shows(*words)

    def shows(self, *words: str) -> Locator:
        """What stands on the page now."""
        main = self.page.locator("main")
        for word in words:
            expect(main).to_contain_text(word)
        return main

    def walks(self, *endings: str) -> "Seat":
        """From the campaign's first page by links alone, each named by how its address ends."""
        self.page.goto(f"{self.here}/")
        return self.follows(*endings)

    def follows(self, *endings: str) -> "Seat":
        """On from where the page stands."""
        for ending in endings:
            links = self.page.locator(f"a[href$='{ending}']:visible")
            assert links.count(), f"no way to {ending} from {self.page.url}"
            self.click(links.first)
        return self

    def send(self, path: str, button: str = "button[type=submit]:not([name])", **typed: Any) -> None:
        """Open the page, fill these fields of its form by name, and press its button."""
        self.page.goto(f"{self.here}{path}")
        self.fills(button, **typed)

    def fills(self, button: str = "button[type=submit]:not([name])", **typed: Any) -> None:
        """The form of the page as it stands; a form that comes back with a mistake fails."""
        self.page.locator("main").evaluate("main => main.querySelectorAll('details').forEach(one => one.open = true)")
        forms = self.page.locator("main form[method=post]")
        form = forms.filter(has=self.page.locator(f"[name='{next(iter(typed))}']")) if typed else forms
        for name, value in typed.items():
            fill(form.first.locator(f"[name='{name}']"), value)
        self.click(form.first.locator(button).first)
        mistakes = self.page.locator("main .note.is-bad[role=alert], main .invalid-feedback, main .text-danger")
        assert not mistakes.count(), self.page.locator("main").inner_text()

    def press(self, path: str, ending: str) -> None:
        """Open the page and press the button whose form goes to that address."""
        self.page.goto(f"{self.here}{path}")
        self.presses(ending)

    def presses(self, ending: str) -> None:
        self.click(self.page.locator(f"form[action$='{ending}'] button").first)

    def click(self, button: Locator) -> None:
        with self.page.expect_navigation():
            button.click()
        self.reads()

    def bring(self, ledger: str, sheet: str) -> None:
        """Upload a sheet, look at what would happen, write it."""
        self.page.goto(f"{self.here}/ledgers/{ledger}/import/")
        file = {"name": f"{ledger}.csv", "mimeType": "text/csv", "buffer": sheet.encode("utf-8-sig")}
        self.page.locator("main input[type=file]").set_input_files(files=[file])  # type: ignore[list-item] # as playwright takes it
        self.click(self.page.locator("main form[enctype] button[type=submit]"))
        self.click(self.page.locator("main form[action$='/write/'] button"))

    def wait(self, answers: Any, what: str) -> None:
        programs.wait_until(answers, child=self.worker.child, log=self.worker.log, what=what, seconds=90)


def fill(field: Locator, value: Any) -> None:
    match field.first.evaluate("one => one.type"):
        case "checkbox" if isinstance(value, bool):
            field.first.set_checked(value, force=True)
        case "checkbox":
            for one in field.all():
                one.set_checked(one.get_attribute("value") in value, force=True)
        case "radio":
            field.and_(field.page.locator(f"[value='{value}']")).check(force=True)
        case "select-one":
            field.select_option(str(value))
        case _:
            field.fill(str(value))
