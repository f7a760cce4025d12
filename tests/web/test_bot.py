"""Bots play every shipped scenario through its pages, with plain forms and as htmx does."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.views.language import language
from tests.web.bot import Bot, Page, all_of, by_chance, without_key, words
from tests.web.conftest import seeded
from tests.web.ruined import ruined

pytestmark = pytest.mark.slow
"""Together they take some seconds."""

SHIPPED = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml"))
LONG = {"chronicle", "two_sessions", "long_morning"}
"""Decks that take a bot half a minute; the plain tier plays the shorter ones."""
PLAYED = [pytest.param(name, marks=pytest.mark.long if name in LONG else ()) for name in SHIPPED]
PHASES = {"brief", "orders", "reveal", "over"}


def test_home_offers_every_shipped_scenario(client: TestClient) -> None:
    assert sorted(Bot(client).scenarios()) == SHIPPED


@pytest.mark.parametrize("htmx", [False, True], ids=["plain", "htmx"])
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("scenario", PLAYED)
def test_bot_plays_to_the_end(app: FastAPI, client: TestClient, scenario: str, seed: int, htmx: bool) -> None:
    seeded(app, seed)
    bot = Bot(client, by_chance(seed), htmx)
    bot.begin(scenario)
    last = bot.play()
    assert last.phase == "over"
    assert last.main.get("class") == "game result"
    has_paper = app.state.desk.library.playable(scenario).scenario.white_paper is not None
    assert {page.phase for page in bot.pages} == (PHASES if has_paper else PHASES - {"brief"})
    kinds = [page.form().hidden["kind"] for page in bot.pages[:-1]]
    # Where security falls to nothing by the answer itself, the game ends before the reactions to it.
    early = last.heading == language().t("result.title_early")
    assert kinds.count("order") - kinds.count("close_phase") in ({0, 1} if early else {0})
    assert bot.get(f"{bot.url}/file").heading


def expected(page: Page, option: str) -> list[str]:
    """Return what the desk expects of an option."""
    boxes = [box for box in all_of(page.main, "div") if "option" in box.get("class", "").split()]
    (box,) = [box for box in boxes if any(one.get("value") == option for one in all_of(box, "input"))]
    return [words(item) for item in all_of(box, "li")]


def test_reckless_bot_loses_the_decision(app: FastAPI, client: TestClient) -> None:
    """Fear is real: the way to the end that machines found is there for a reader too, and comes to the same."""
    bot, turn = ruined(app, client)
    last = bot.page
    assert last.heading == language().t("result.title_early")
    assert words(last.main).count(language().t("result.no_longer_yours")) == 1
    assert last.main.get("data-turn") == str(turn)
    assert bot.get(f"{bot.url}/file").heading


def test_desk_shows_what_each_open_option_is_expected_to_bring(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    desk = bot.play(lambda page: page.phase == "orders")
    open_options = [choice.value for choice in desk.form("order").choices["option"] if choice.enabled]
    assert [option for option in open_options if not expected(desk, option)] == []


def test_htmx_that_restores_its_history_gets_the_whole_page(client: TestClient) -> None:
    bot = Bot(client)
    page = bot.begin()
    whole = client.get(bot.url, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert without_key(whole.text) == without_key(page.text)


def test_a_form_sent_by_htmx_and_by_a_browser_leads_to_the_same_game(app: FastAPI, client: TestClient) -> None:
    finals = []
    for htmx in (False, True):
        seeded(app, 4)
        bot = Bot(client, htmx=htmx)
        bot.begin()
        bot.play()
        finals.append([sorted(words(page.main).split()) for page in bot.pages])  # options stand in another order
    assert finals[0] == finals[1]
