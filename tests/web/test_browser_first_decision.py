"""A newcomer's first decision: how long the machine takes, and how much there is to read before it can be made."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import LAPTOP, PATIENCE, PHONE, choose, game, htmx, opened, put_copy, serving, signature

MACHINE_SECONDS = 2.0
TRIES = 3
FIRST_DECISION_SECONDS = 90.0
USUAL, SLOW = 238, 175
"""Words a minute: adults reading English silently (Brysbaert 2019), and slowly."""
READ = {
    "scene": "#game .masthead",
    "news": "#game .news",
    "cables": "#game .cable, #game .cables > h2, #game .wire",
    "asks": "#game .asks",
    "answers": "#game .order",
}
"""What is read before a first decision; the answers with all their terms, and open the one that is chosen."""
FIRST, INVENTED = "Play now", "Play: The Latch"
"""The buttons that begin the first scenario on offer and the invented one."""
BESIDE = "#game .column-side"
"""What may be read later: the map and the meters."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a copy of htmx of its own, when one can be had at all."""
    data = tmp_path_factory.mktemp("newcomer")
    put_copy(data, htmx())
    with serving(data) as url:
        yield url


def words(page: Page, selector: str) -> int:
    """Return how many words a reader sees there; what is folded away is not read before a first decision."""
    return sum(len(text.split()) for text in page.locator(selector).all_inner_texts())


def painted(page: Page) -> None:
    """Wait until what is on the page has been drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@dataclass(frozen=True)
class Measured:
    """What a newcomer's first decision took: seconds of the machine, and words to be read."""

    to_desk: float
    to_reveal: float
    read: Mapping[str, int]
    """Words by part of the desk, with the longest of the answers open."""
    added: int
    """Words that opening that answer added."""

    @property
    def machine(self) -> float:
        """Seconds that the machine took."""
        return self.to_desk + self.to_reveal

    @property
    def words(self) -> int:
        """All words that are read."""
        return sum(self.read.values())

    def seconds(self, rate: int) -> float:
        """Seconds from the first click to the signature of somebody who reads at this rate."""
        return self.words * 60 / rate + self.machine


def decide(page: Page, button: str) -> Measured:
    """Make a first decision as a newcomer does, and measure it."""
    page.goto("/")
    if button != FIRST:
        page.locator(".scenarios summary").first.click()
    start = time.monotonic()
    page.get_by_role("button", name=button).click()
    expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
    painted(page)
    to_desk = time.monotonic() - start
    read, added = desk(page)
    start = time.monotonic()
    signature(page).click()
    expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
    painted(page)
    return Measured(to_desk, time.monotonic() - start, read, added)


def desk(page: Page) -> tuple[dict[str, int], int]:
    """Return the words of each part of the desk while the longest answer is open, and how many that one added."""
    shut = words(page, READ["answers"])
    tried = []
    for number in range(page.locator(".option:not(.locked)").count()):
        choose(page, number)
        tried.append({part: words(page, selector) for part, selector in READ.items()})
        assert sum(tried[-1].values()) == words(page, "#game") - words(page, BESIDE), "the parts are the whole desk"
    longest = max(tried, key=lambda read: read["answers"])
    return longest, longest["answers"] - shut


@pytest.mark.parametrize(
    ("button", "size"),
    [(FIRST, PHONE), (FIRST, LAPTOP), (INVENTED, LAPTOP)],
    ids=["phone", "laptop", "an invented country"],
)
def test_the_first_decision_takes_no_longer_than_ninety_seconds(
    browser: Browser, base: str, button: str, size: tuple[int, int], record_property: Callable[[str, object], None]
) -> None:
    tries = []
    for _ in range(TRIES):  # other work on the processors is not the game's time
        with opened(browser, base, size) as context:
            tries.append(decide(context.new_page(), button))
        if max(tries[-1].to_desk, tries[-1].to_reveal) <= MACHINE_SECONDS:
            break
    best = min(tries, key=lambda one: one.machine)
    parts = ", ".join(f"{part} {count}" for part, count in best.read.items())
    said = (
        f"first decision at {size[0]} px: click to desk {best.to_desk:.2f} s, sign to reveal {best.to_reveal:.2f} s; "
        f"{best.words} words ({parts}, of which the open one {best.added}); "
        f"{best.seconds(USUAL):.0f} s at {USUAL} words a minute, {best.seconds(SLOW):.0f} s at {SLOW}"
    )
    print(said)  # noqa: T201 - a measurement, shown with -rP and in the report of a failure
    record_property("first_decision", said)
    assert best.to_desk <= MACHINE_SECONDS, said
    assert best.to_reveal <= MACHINE_SECONDS, said
    assert min(best.added, *(count for part, count in best.read.items() if part != "news")) > 20, said
    assert best.seconds(USUAL) <= FIRST_DECISION_SECONDS, said
