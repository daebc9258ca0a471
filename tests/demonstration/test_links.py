"""A link is shown to who may follow it: the pages of every part, walked as far as they lead."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.backends import ModelBackend
from django.test import Client

from phases.organisation.models import User
from phases.organisation.roles import Role
from tests.factories import meetings

HREF = re.compile(r'href="([^"#]+)')
SAME_PAGE_OTHERWISE = 2  # filters and pages of one list lead to the same rows again and again
ENDS = ("/exports/", "/static/", ".pdf", ".docx")


@pytest.mark.no_cover  # it only looks at pages, whose own tests count their lines
@pytest.mark.django_db
@pytest.mark.parametrize("who", ["zuzhang", "bangongshi", "lianluo", "lingdao", "dangyuan", "shiwei", "observer"])
def test_no_page_offers_a_link_that_is_refused(bureau_for_all, who):
    user = meetings.appointed(bureau_for_all, Role.OBSERVER) if who == "observer" else User.objects.get(username=who)
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=f"{ModelBackend.__module__}.{ModelBackend.__name__}")
    refused, seen = walk(client)
    assert refused == []
    assert len(seen) > 5


def walk(client):
    """Every address that the pages lead to; those that were refused, with the page that offered them."""
    waiting, seen, refused = [("/", "")], {"/"}, []
    while waiting:
        url, offered_by = waiting.pop()
        answer = client.get(url, follow=True)
        if answer.status_code >= 400:
            refused.append((answer.status_code, url, offered_by))
        elif answer.headers["Content-Type"].startswith("text/html"):
            for link in HREF.findall(answer.content.decode()):
                target = urljoin(url, link.replace("&amp;", "&"))
                if goes_on(target, seen):
                    seen.add(target)
                    waiting.append((target, url))
    return refused, seen


def goes_on(target, seen):
    """Within the product, not walked yet; of a list only some of its filters."""
    parts = urlsplit(target)
    if parts.netloc or parts.scheme not in {"", "http"} or target in seen or any(end in target for end in ENDS):
        return False
    return sum(urlsplit(other).path == parts.path for other in seen) < SAME_PAGE_OTHERWISE
