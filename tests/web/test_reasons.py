"""Every meter, axis and forecast opens to its reasons on the page, and red lines are there before the choice."""

from xml.etree.ElementTree import Element

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.engine.scoring import AXES
from game.lab.inspect import load
from game.paths import SCENARIOS
from game.views.language import language
from tests.web.bot import Bot, Page, all_of, words
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow
SAY = language().t


@pytest.fixture
def bot(app: FastAPI, client: TestClient) -> Bot:
    seeded(app, 1)
    bot = Bot(client)
    bot.begin("crossroads")
    return bot


def opening(page: Page, title: str) -> list[Element]:
    """Return what can be opened under a title."""
    return [one for one in all_of(page.main, "details") if words(all_of(one, "summary")[0]) == title]


def folded(page: Page, title: str) -> str:
    (found,) = opening(page, title)
    assert "open" not in found.attrib
    return words(found)


def test_the_desk_shows_red_lines_and_who_expects_what(bot: Bot) -> None:
    page = bot.page
    lines = folded(page, SAY("desk.red_lines"))
    deck = load(SCENARIOS / "crossroads")
    assert [power.name for power in deck.powers.values() if power.seat and power.seat.red_lines not in lines] == []
    assert SAY("desk.expects", office="Foreign ministry") in words(page.main)
    assert SAY("desk.expects", office="Defence ministry") in words(page.main)
    assert opening(page, SAY("meters.moved_since")) == []


def test_the_reveal_and_the_next_desk_open_to_what_moved_the_meters(bot: Bot) -> None:
    reveal = bot.play(until=lambda page: page.phase == "reveal")
    moved = folded(reveal, SAY("meters.why"))
    assert SAY("why.option") in moved
    assert [word for word in moved.split() if word.strip("+−").isdigit()] == [], "a turn is told in words"
    assert len([one for one in all_of(reveal.main, "li") if "finding" in one.get("class", "").split()]) <= 3
    desks = []
    while bot.page.phase != "over":
        page = bot.step()
        desks += [page] if page.phase == "orders" else []
    since = [one for page in desks for one in opening(page, SAY("meters.moved_since"))]
    assert since
    assert all(SAY("why.consequence", what="") in words(one) for one in since)


def test_an_answer_that_crosses_a_red_line_says_whose(bot: Bot) -> None:
    page = bot.play(until=lambda page: page.phase == "orders" and page.main.get("data-turn") == "5")
    marked = {
        all_of(one, "input")[0].get("value"): words(one)
        for one in all_of(page.main, "div")
        if "option" in one.get("class", "").split()
    }
    said = {choice: text for choice, text in marked.items() if SAY("desk.crosses", powers="Russia") in text}
    assert set(said) == {"liaison"}


def test_the_file_opens_each_axis_and_the_table_of_meters(bot: Bot) -> None:
    bot.play()
    page = bot.get(f"{bot.url}/file")
    why = SAY("dossier.axis_why", value="")
    summaries = [words(one) for one in all_of(page.main, "summary")]
    assert sum(one.startswith(why) for one in summaries) == len(AXES)
    measured = SAY("measure.A7", value="").removesuffix(" .")
    assert measured in words(page.main)
    assert SAY("dossier.axis_unmoved") in words(page.main)
    moves = folded(page, SAY("dossier.moves"))
    deck = load(SCENARIOS / "crossroads")
    assert all(event.title in moves for event in deck.events)
    assert deck.meters.credit.name in moves
