"""From sixty forms on paper to eighteen opinions, and back again from each, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from phases.opinions import services
from phases.opinions.models import Opinion, OpinionGroup
from tests.factories import meetings, timeline
from tests.factories import opinions as make
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ISSUED, RETURNED, GATHERED = 60, 42, 18
TYPED = ("新馆的展项要能动手", "机器人活动每学期都办", "班子议定的事要通报进展")
HERE = "/campaigns/kg/opinions"


@pytest.mark.timeout(240)
@pytest.mark.trace("T-19", "S-28", "S-36")
def test_sixty_forms_become_eighteen_opinions_traceable_both_ways(page, live_server):
    campaign = timeline.campaign(slug="kg")
    office = meetings.appointed(campaign)
    form = make.form(campaign, name="民意调查表")
    browser.sign_in(page, office, base_url=live_server.url)
    count_the_forms(page, form)
    type_the_first(page, form)
    paste_the_rest(page, form)
    numbers = Opinion.objects.filter(form=form).order_by("form_number").values_list("form_number", flat=True)
    assert list(numbers) == list(range(1, RETURNED + 1))
    first = gather_the_first(page)
    gather_the_others(campaign, office)
    page.goto(f"{HERE}/together/")
    for figure in (ISSUED, RETURNED, GATHERED):
        expect(page.locator("main")).to_contain_text(str(figure))
    there_and_back(page, first)
    assert not Opinion.objects.filter(groups=None).exists()
    assert OpinionGroup.objects.live().count() == GATHERED


def count_the_forms(page: Page, form):
    page.goto(f"{HERE}/forms/{form.pk}/")
    page.locator("#id_issued").fill(str(ISSUED))
    page.locator("#id_returned").fill(str(RETURNED))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**{HERE}/channels/**")
    expect(page.locator("main")).to_contain_text("70")


def type_the_first(page: Page, form):
    """Keyboard alone: the words and Enter; the number of the form counts up by itself."""
    page.goto(f"{HERE}/enter/?channel={form.channel_id}&form={form.pk}")
    page.locator("#id_form_number").fill("1")
    page.locator("#id_text").focus()
    for number, words in enumerate(TYPED, start=1):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#id_form_number")).to_have_value(str(number + 1))
        expect(page.locator("#id_text")).to_be_focused()


def paste_the_rest(page: Page, form):
    lines = [f"{number}\t第{number}份表上写的话" for number in range(len(TYPED) + 1, RETURNED + 1)]
    page.goto(f"{HERE}/paste/?channel={form.channel_id}&form={form.pk}")
    page.locator("#id_text").fill("\n".join(lines))
    page.get_by_role("button", name="Show what will happen").click()
    page.locator("button[name=write]").click()
    page.wait_for_url(lambda url: "/paste/" not in url)


def gather_the_first(page: Page) -> OpinionGroup:
    page.goto(f"{HERE}/together/?q={TYPED[0]}")
    page.locator("label.slip", has_text=TYPED[0]).click()
    page.get_by_role("button", name="Found a new one").click()
    expect(page.locator("[name=text]")).to_have_value(TYPED[0])
    page.get_by_role("button", name="Found this one").click()
    page.wait_for_url(lambda url: "/found/" not in url)
    return OpinionGroup.objects.get()


def gather_the_others(campaign, office):
    """As the same page does it, seventeen times more."""
    waiting = list(Opinion.objects.filter(campaign=campaign, groups=None).order_by("form_number"))
    others = GATHERED - 1
    for place in range(others):
        services.found_group(
            campaign=campaign, text=f"归并{place + 2}", opinions=waiting[place::others], category=None, by=office
        )


def there_and_back(page: Page, group: OpinionGroup):
    page.goto(f"{HERE}/groups/{group.pk}/")
    expect(page.locator("main")).to_contain_text(TYPED[0])
    opinion = group.opinions.get()
    page.locator(f"main a[href='{HERE}/{opinion.pk}/']").first.click()
    page.wait_for_url(f"**{HERE}/{opinion.pk}/")
    page.locator(f"main a[href='{HERE}/groups/{group.pk}/']").first.click()
    page.wait_for_url(f"**{HERE}/groups/{group.pk}/")
