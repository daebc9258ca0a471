"""The pages of the demonstration, as each role sees them, in a real browser."""

import pytest

from phases.demonstration import services
from phases.organisation.models import User
from tests.browser import looks
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = "/campaigns/kjj-2009/"
PAGES = {
    "bangongshi": [
        ("workbench", OWN),
        ("gate", f"{OWN}phases/1/gate/"),
        ("sessions", f"{OWN}study/"),
        ("session-add", f"{OWN}study/sessions/add/"),
        ("people", f"{OWN}people/"),
        ("meetings", f"{OWN}meetings/"),
        ("documents", f"{OWN}documents/"),
        ("plan", f"{OWN}plan/"),
        ("more", f"{OWN}more/"),
    ],
    "shiwei": [("inbox", "/campaigns/swldxz-2009/inbox/")],
    "guanliyuan": [("campaigns", "/campaigns/"), ("accounts", "/accounts/"), ("units", "/units/")],
}


@pytest.mark.parametrize("username", PAGES)
def test_every_page_of_a_role_passes_the_checks(page, live_server, username, monkeypatch):
    monkeypatch.setattr("phases.demonstration.facts.NAMES", ("bureau",))  # nobody here looks at the museum
    services.load()
    browser.sign_in(page, User.objects.get(username=username), base_url=live_server.url)
    for name, path in PAGES[username]:
        looks.check_page(page, path, name)
