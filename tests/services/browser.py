"""A real browser that sees this machine and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.services import programs

FLAGS = [
    "--no-sandbox",  # root in a container has no user namespace
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WIDE, PHONE = 1280, 360


@contextmanager
def running() -> Iterator[Browser]:
    program = programs.find("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, *, base_url: str, width: int = WIDE) -> Iterator[Page]:
    """A page in a fresh profile. At the end it fails if the page logged an error or asked another host."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": width, "height": 800}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    context.set_default_timeout(15_000)
    page, faults = context.new_page(), list[str]()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(f"asked {request.url}") if _leaves(request.url) else None)
    try:
        yield page
    finally:
        context.close()
    assert not faults, "\n".join(faults)


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"127.0.0.1", "localhost"}


def leave(page: Page) -> None:
    """Nobody sits here any more. A page that asks how far a job is would go on asking in the next one's name."""
    page.goto("about:blank")
    page.context.clear_cookies()


def sign_in(page: Page, user: AbstractBaseUser, *, base_url: str) -> None:
    """Give the browser a session of `user`, without the login form; that form has its own tests."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])
