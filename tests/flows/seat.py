"""One browser at which people of a campaign sit down in turn, and do what a user does: open, fill, press, read."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.services import browser, programs


class Seat:
    """One browser at which people of the campaign sit down in turn."""

    def __init__(self, page: Page, server: Any, place: Any, worker: Any) -> None:
        self.page, self.server, self.place, self.worker = page, server, place, worker
        self.here = f"/campaigns/{place.campaign.slug}"

    def takes(self, user: Any) -> "Seat":
        self.page.goto("about:blank")  # a page that asks how far a job is would go on asking in the other's name
        self.page.context.clear_cookies()
        browser.sign_in(self.page, user, base_url=self.server.url)
        return self

    def see(self, path: str, *words: str) -> Locator:
        self.page.goto(f"{self.here}{path}")
        main = self.page.locator("main")
        for word in words:
            expect(main).to_contain_text(word)
        return main

    def send(self, path: str, **typed: Any) -> None:
        """Open the page, fill these fields of its form by name, and press its button."""
        self.page.goto(f"{self.here}{path}")
        forms = self.page.locator("main form[method=post]")
        form = forms.filter(has=self.page.locator(f"[name='{next(iter(typed))}']")) if typed else forms
        for name, value in typed.items():
            fill(form.first.locator(f"[name='{name}']"), value)
        self.click(form.first.locator("button[type=submit]:not([name])").first)
        assert not self.page.url.endswith(path), self.page.locator("main").inner_text()

    def press(self, path: str, ending: str) -> None:
        """Open the page and press the button whose form goes to that address."""
        self.page.goto(f"{self.here}{path}")
        self.click(self.page.locator(f"form[action$='{ending}'] button").first)

    def click(self, button: Locator) -> None:
        with self.page.expect_navigation():
            button.click()

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
        case "checkbox":
            for one in field.all():
                one.set_checked(one.get_attribute("value") in value, force=True)
        case "radio":
            field.and_(field.page.locator(f"[value='{value}']")).check(force=True)
        case "select-one":
            field.select_option(str(value))
        case _:
            field.fill(str(value))
