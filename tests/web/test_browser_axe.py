"""axe finds nothing on any page: light and dark, on a phone and on a laptop, with everything on it unfolded."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browsing import LAPTOP, PHONE, SCHEMES, opened, tour, unfold

EVERY_PAGE = {
    "about", "desk", "desk-chosen", "desk-legal", "desk-offered", "desk-unread", "error", "file", "games", "games-none",
    "home", "home-again", "link", "offer", "paper", "principles", "result", "resume", "reveal", "roles", "rules",
    "teaching",
}  # fmt: skip


def complaints(page: Page, axe: Axe) -> Iterator[str]:
    """Yield what axe finds on a page as it stands; things that it cannot judge are not findings."""
    for found in axe.run(page).response["violations"]:
        for node in found["nodes"][:3]:
            yield f"{found['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"


@pytest.mark.parametrize(
    "size", [pytest.param(PHONE, id="phone"), pytest.param(LAPTOP, id="laptop", marks=pytest.mark.long)]
)
def test_axe_finds_nothing(browser: Browser, live_server: str, size: tuple[int, int]) -> None:
    axe = Axe()
    seen = set()
    with opened(browser, live_server, size) as context:
        page = context.new_page()
        for name in tour(page):
            seen.add(name)
            unfold(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                assert list(complaints(page, axe)) == [], f"{name}, {scheme}"
    assert seen == EVERY_PAGE


def test_axe_would_find_something(browser: Browser, live_server: str) -> None:
    with opened(browser, live_server) as context:
        page = context.new_page()
        page.goto("/")
        page.evaluate("() => { document.documentElement.removeAttribute('lang'); document.body.append(new Image()); }")
        assert len(list(complaints(page, Axe()))) >= 2
