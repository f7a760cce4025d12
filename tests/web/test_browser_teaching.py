"""In a real browser, on a phone: a teacher puts something in, and a player chooses the language of a scenario."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.scenario.conftest import TINY
from tests.web.browsing import PATIENCE, PHONE, game, listened, opened, overflow, small_targets, unfold
from tests.web.conftest import start_server


@pytest.fixture
def lakes(tmp_path: Path) -> Iterator[str]:
    """The address of a server that has the lake beside the shipped scenarios."""
    server = start_server(tmp_path, NONALIGNED_CDN="false", NONALIGNED_SCENARIO_DIRS=str(TINY.parent))
    yield server.url
    server.stop()


def begin(page: Page) -> str:
    """Begin a game of the lake and return its address."""
    page.goto("/")
    page.locator(".scenarios summary").first.click()
    page.locator("form:has(input[value=tiny]) button").last.click()
    expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
    return page.url


def read_in(page: Page, code: str, heading: str) -> None:
    page.locator(f"button[lang={code}]").click()
    expect(page.locator("h1")).to_have_text(heading, timeout=PATIENCE)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_leading_and_reading_on_a_phone(browser: Browser, lakes: str, scripts: bool) -> None:
    with opened(browser, lakes, PHONE, scripts=scripts) as context:
        page = context.new_page()
        heard = listened(page)
        desk = begin(page)
        read_in(page, "de", "Ein Brief wegen des Wehrs")
        page.goto("/games")
        page.get_by_role("button", name="Lead a class").click()
        expect(page.locator("h1")).to_have_text("For the teacher", timeout=PATIENCE)
        page.get_by_role("button", name="Put in").click()
        expect(page.locator(".notice")).to_be_visible(timeout=PATIENCE)
        fits(page, scripts)
        page.goto(desk)
        expect(page.locator("main")).to_contain_text("Both shores see it", timeout=PATIENCE)
        fits(page, scripts)
        read_in(page, "en", "A letter about the weir")
        assert heard == []


def fits(page: Page, scripts: bool) -> None:
    """With everything unfolded nothing is wider than the phone or too small for a thumb; it takes a script to ask."""
    if scripts:
        unfold(page)
        assert overflow(page) == []
        assert small_targets(page) == []
