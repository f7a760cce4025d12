"""A class in real browsers: two phones, a console and a screen go through a drill, live and without scripts."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import (
    LAPTOP,
    PATIENCE,
    PHONE,
    PROJECTOR,
    listened,
    needed,
    opened,
    overflow,
    put_copies,
    serving,
    small_targets,
    unfold,
)
from tests.web.test_browser_axe import complaints

pytestmark = pytest.mark.slow

FIRST, ADVISER, AGAIN = "You sit at the desk", "You advise", "You sit at the desk once more"


@dataclass
class Class:
    """The pages of a class, and what their browsers complain of."""

    console: Page
    screen: Page
    phones: tuple[Page, Page]
    heard: list[list[str]]

    @property
    def pages(self) -> dict[str, Page]:
        """All pages by their names."""
        return {"console": self.console, "screen": self.screen, "phone": self.phones[0], "other": self.phones[1]}

    def next(self) -> None:
        """End the step from the console."""
        button = self.console.locator("#panel-lead button[value=next]")
        before = button.inner_text()
        button.click()
        expect(button).not_to_have_text(before, timeout=PATIENCE)

    def sign(self, phone: Page, number: int = 0) -> None:
        """Answer on a phone, as a hand does."""
        phone.locator(".option-label").nth(number).click()
        phone.get_by_role("button", name="Sign").click()
        expect(phone.locator("#panel-main .notice")).to_be_visible(timeout=PATIENCE)


@pytest.fixture(params=[pytest.param(True, id="live"), pytest.param(False, id="plain", marks=pytest.mark.long)])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether scripts run."""
    return bool(request.param)


@pytest.fixture
def gathered(browser: Browser, tmp_path: Path, scripts: bool) -> Iterator[Class]:
    """A class at the door: a console, a screen, and two phones that have joined by the code."""
    needed()
    put_copies(tmp_path)
    sizes = {"console": LAPTOP, "screen": PROJECTOR, "phone": PHONE, "other": PHONE}
    with serving(tmp_path) as base, ExitStack() as stack:
        pages = {
            name: stack.enter_context(
                opened(browser, base, size, "dark" if name == "other" else "light", scripts)
            ).new_page()
            for name, size in sizes.items()
        }
        heard = [listened(page) for page in pages.values()]
        console = pages["console"]
        console.goto("/rooms")
        console.get_by_role("button", name="Open the room").click()
        code = console.locator(".door-code").inner_text()
        pages["screen"].goto(console.get_by_role("link", name="Show on the screen").get_attribute("href") or "")
        for name in ("phone", "other"):
            page = pages[name]
            page.goto("/join")
            page.get_by_label("Code").fill(code.upper())
            page.locator("main button").click()
            page.locator("#join-name").fill(name)
            page.get_by_role("button", name="Go in").click()
            expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
        yield Class(console, pages["screen"], (pages["phone"], pages["other"]), heard)


def clean(found: Class, axe: Axe, step: str) -> None:
    """Look at every page of the class as it stands."""
    for name, page in found.pages.items():
        unfold(page)
        assert overflow(page) == [], f"{name}, {step}"
        assert small_targets(page) == [], f"{name}, {step}"
        assert list(complaints(page, axe)) == [], f"{name}, {step}"


@pytest.mark.parametrize("scripts", [True], ids=["live"], indirect=True)
def test_a_drill_goes_live_through_four_browsers(gathered: Class) -> None:
    axe, (one, two) = Axe(), gathered.phones
    expect(gathered.screen.locator(".status-told")).to_have_text("2 people are here.", timeout=PATIENCE)
    expect(gathered.console.locator("#panel-people")).to_contain_text("other", timeout=PATIENCE)
    clean(gathered, axe, "lobby")
    for number, heading in enumerate((FIRST, ADVISER, AGAIN)):
        gathered.next()
        for page in (one, two):
            expect(page.locator("h1")).to_contain_text(heading, timeout=PATIENCE)
        expect(gathered.screen.locator(".lines li")).to_have_count(5, timeout=PATIENCE)
        clean(gathered, axe, heading)
        gathered.sign(one, number)
        expect(gathered.screen.locator(".status-told")).to_have_text("1 of 2 have signed.", timeout=PATIENCE)
        gathered.sign(two)
        expect(gathered.console.locator("#panel-lead")).to_contain_text("2 of 2 have signed", timeout=PATIENCE)
    gathered.next()
    expect(one.locator("h1")).to_contain_text("has spread", timeout=PATIENCE)
    clean(gathered, axe, "spread")
    gathered.console.locator("#panel-lead input[type=radio]").first.check()
    gathered.next()
    expect(two.locator("h1")).to_have_text("What followed", timeout=PATIENCE)
    clean(gathered, axe, "reveal")
    gathered.next()
    expect(gathered.screen.locator("h1")).to_have_text("What was done", timeout=PATIENCE)
    clean(gathered, axe, "result")
    assert [line for lines in gathered.heard for line in lines] == []


@pytest.mark.parametrize("scripts", [True], ids=["live"], indirect=True)
def test_what_is_being_written_outlives_what_happens_elsewhere(gathered: Class) -> None:
    one, two = gathered.phones
    gathered.next()
    expect(one.locator("h1")).to_have_text(FIRST, timeout=PATIENCE)
    one.locator(".option-label").nth(2).click()
    one.locator("#panel-main textarea").press_sequentially("half a sentence")
    gathered.sign(two)
    gathered.console.get_by_role("button", name="One minute more").click()
    expect(one.locator("#panel-status")).to_contain_text("1 of 2 have signed", timeout=PATIENCE)
    expect(one.locator("[role=timer]")).to_contain_text("4:5", timeout=PATIENCE)
    expect(one.locator("#panel-main textarea")).to_have_value("half a sentence")
    expect(one.locator("#panel-main textarea")).to_be_focused()
    expect(one.locator("input[name=option]").nth(2)).to_be_checked()
    expect(gathered.console.locator("#panel-people")).to_contain_text("writing", timeout=PATIENCE)
    gathered.next()
    expect(one.locator("h1")).to_contain_text(ADVISER, timeout=PATIENCE)
    expect(one.locator("#panel-main textarea")).to_have_value("")
    one.reload()
    expect(one.locator("h1")).to_contain_text(ADVISER, timeout=PATIENCE)


@pytest.mark.parametrize("scripts", [True], ids=["live"], indirect=True)
def test_a_question_and_its_answer_are_between_two(gathered: Class) -> None:
    one, two = gathered.phones
    one.locator(".room-more summary").click()
    one.locator("#ask-text").fill("May I go out?")
    one.get_by_role("button", name="Ask").click()
    expect(gathered.console.locator("#panel-notes")).to_contain_text("May I go out?", timeout=PATIENCE)
    expect(one.locator("#ask-text")).to_have_value("", timeout=PATIENCE)
    gathered.console.locator("#note-to").select_option(label="phone")
    gathered.console.locator("#note-text").fill("Yes.")
    gathered.console.get_by_role("button", name="Send").click()
    expect(one.locator("#panel-notes")).to_contain_text("Yes.", timeout=PATIENCE)
    expect(gathered.console.locator("#note-text")).to_have_value("", timeout=PATIENCE)
    expect(two.locator("#panel-notes")).to_have_text("")


@pytest.mark.parametrize("scripts", [True], ids=["live"], indirect=True)
def test_who_is_removed_is_led_to_the_door_and_the_others_stay(gathered: Class) -> None:
    one, two = gathered.phones
    gathered.console.get_by_role("button", name="Remove phone").click()
    expect(one.locator("#join-name")).to_be_visible(timeout=PATIENCE)
    expect(gathered.screen.locator(".status-told")).to_have_text("1 person is here.", timeout=PATIENCE)
    expect(two.locator("h1")).to_have_text("One night in August")


@pytest.mark.parametrize("scripts", [True], ids=["live"], indirect=True)
def test_without_sockets_pages_ask_and_a_page_that_was_away_catches_up(gathered: Class) -> None:
    one, _ = gathered.phones
    blocked = one.context.new_page()
    blocked.route_web_socket("**/live*", lambda socket: socket.close())
    blocked.goto(one.url)
    gathered.next()
    blocked.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(blocked.locator("h1")).to_have_text(FIRST, timeout=PATIENCE)
    one.context.set_offline(True)
    gathered.next()
    one.context.set_offline(False)
    one.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(one.locator("h1")).to_contain_text(ADVISER, timeout=PATIENCE)


@pytest.mark.long
@pytest.mark.parametrize("scripts", [False], ids=["plain"], indirect=True)
def test_a_drill_without_scripts(gathered: Class) -> None:
    one, _ = gathered.phones
    gathered.console.locator("#panel-lead button[value=next]").click()
    one.reload()
    expect(one.locator("h1")).to_have_text(FIRST, timeout=PATIENCE)
    one.locator(".option-label").first.click()
    one.get_by_role("button", name="Sign").click()
    expect(one.locator("#panel-main .notice")).to_be_visible(timeout=PATIENCE)
    assert one.locator("noscript").count() >= 1


@pytest.mark.parametrize("away", [(), ("**/preflight/live",)], ids=["all", "no sockets"])
def test_a_network_is_tried(browser: Browser, tmp_path: Path, away: tuple[str, ...]) -> None:
    needed()
    put_copies(tmp_path)
    with serving(tmp_path) as base, opened(browser, base, PHONE) as context:
        page = context.new_page()
        heard = listened(page)
        for pattern in away:
            page.route_web_socket(pattern, lambda socket: socket.close())
        page.goto("/rooms")
        page.get_by_role("link", name="Is the network fit").click()
        results = page.locator("[data-check]")
        expect(page.locator('[data-check="library"] [data-good]')).to_be_visible(timeout=PATIENCE)
        told = {one.get_attribute("data-check"): one.get_attribute("data-result") for one in results.all()}
        assert told == {
            "asking": "good",
            "latency": "good",
            "clock": "good",
            "socket": "bad" if away else "good",
            "library": "good",
        }
        assert "{" not in page.locator(".checks").inner_text()
        assert overflow(page) == []
        assert list(complaints(page, Axe())) == []
        assert heard == []
