"""A class plays one game in real browsers: a home desk and a capital on phones, a console and a screen, all live."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import LAPTOP, PATIENCE, PHONE, PROJECTOR, listened, needed, opened, put_copies, serving
from tests.web.test_browser_rooms import Class, clean

pytestmark = pytest.mark.slow


@pytest.fixture
def gathered(browser: Browser, tmp_path: Path) -> Iterator[Class]:
    """A class at the door of a game of three decisions."""
    needed()
    put_copies(tmp_path)
    sizes = {"console": LAPTOP, "screen": PROJECTOR, "home": PHONE, "power": PHONE}
    with serving(tmp_path) as base, ExitStack() as stack:
        pages = {
            name: stack.enter_context(opened(browser, base, size, "dark" if name == "power" else "light")).new_page()
            for name, size in sizes.items()
        }
        heard = [listened(page) for page in pages.values()]
        console = pages["console"]
        console.goto("/rooms")
        console.get_by_text("Three calls", exact=True).click()
        console.get_by_role("button", name="Open the room").click()
        code = console.locator(".door-code").inner_text()
        pages["screen"].goto(console.get_by_role("link", name="Show on the screen").get_attribute("href") or "")
        for name in ("home", "power"):
            page = pages[name]
            page.goto(f"/join/{code}")
            page.locator("#join-name").fill(name)
            page.get_by_role("button", name="Go in").click()
            expect(page.locator(".places")).to_be_visible(timeout=PATIENCE)
        yield Class(console, pages["screen"], (pages["home"], pages["power"]), heard)


def sit(page: Page, name: str) -> None:
    """Choose a seat, as a hand does."""
    page.get_by_role("button", name=f"Sit here {name}").click()
    expect(page.get_by_role("button", name=f"Your seat {name}")).to_be_disabled(timeout=PATIENCE)


def answers(home: Page) -> None:
    """Sign the first answer that is open, its notes read."""
    home.locator(".option:not(.locked) label:has(input[name=option])").first.click()
    note = home.locator(".option:has(input[name=option]:checked) .legal input")
    if note.count():
        note.check()
    home.locator("form.order .sign button").click()


def says(page: Page, text: str, where: str = "#game") -> None:
    """Wait until a part of a page says something."""
    expect(page.locator(where)).to_contain_text(text, timeout=PATIENCE)


def begun(gathered: Class, axe: Axe) -> None:
    """Let two sit down, and begin."""
    home, power = gathered.phones
    sit(home, "Azerbaijan")
    sit(power, "Russia")
    says(gathered.console, "Russia", "#panel-people")
    clean(gathered, axe, "places")
    gathered.console.get_by_role("button", name="Begin the game").click()
    expect(power.locator("form.order")).to_be_visible(timeout=PATIENCE)


def test_two_seats_a_console_and_a_screen_play_a_turn(gathered: Class) -> None:
    axe, (home, power) = Axe(), gathered.phones
    begun(gathered, axe)
    says(home, "The capitals are talking")
    says(gathered.screen, "Awaited: Russia", "#panel-status")
    clean(gathered, axe, "talks")
    power.locator("input[name=forecast]").first.check()
    power.get_by_role("button", name="Seal it").click()
    says(power, "is deciding")
    expect(home.locator("form.order")).to_be_visible(timeout=PATIENCE)
    clean(gathered, axe, "orders")
    answers(home)
    expect(power.get_by_role("button", name="Send it")).to_be_visible(timeout=PATIENCE)
    says(home, "Not all capitals have answered")
    clean(gathered, axe, "reactions")
    power.locator("input[name=lever]").first.check()
    power.get_by_role("button", name="Send it").click()
    expect(home.locator("form.continue")).to_be_visible(timeout=PATIENCE)
    expect(gathered.screen.locator(".reaction").first).to_be_visible(timeout=PATIENCE)
    clean(gathered, axe, "reveal")
    gathered.console.get_by_role("button", name="On to the next decision").click()
    for page in (home, power):
        expect(page.locator("#game")).to_have_attribute("data-turn", "2", timeout=PATIENCE)
    assert [line for lines in gathered.heard for line in lines] == []
