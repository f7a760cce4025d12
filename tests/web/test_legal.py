"""The second step before what binds is signed: the note must be read, with scripts or without, and nothing is lost."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.views.language import language
from tests.web.bot import HTMX, Bot, Page, all_of, in_turn, steadily, words
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow
Rows = Callable[[], dict[str, list[tuple[object, ...]]]]
SAY = language().t
BINDING, FREE = "customs_union", "gas_first"


@pytest.fixture
def bot(app: FastAPI, client: TestClient) -> Bot:
    """A bot at the desk of the second turn, where two unions make their offers."""
    seeded(app, 1)
    bot = Bot(client)
    bot.begin("crossroads")
    bot.play(until=lambda page: page.phase == "orders" and page.main.get("data-turn") == "2")
    return bot


def sent(bot: Bot, option: str, **more: str) -> dict[str, str]:
    """Return the form with an option marked and no note read, and what is ticked besides."""
    return bot.page.form().hidden | {"option": option} | more


def marked(page: Page) -> list[str]:
    return [choice.value for choice in page.form().choices["option"] if choice.checked]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_unread_note_sends_nothing_and_loses_nothing(bot: Bot, rows: Rows, headers: dict[str, str]) -> None:
    before = rows()
    answer = bot.send(sent(bot, BINDING), **headers)
    assert answer.status_code == 422
    page = Page.of(answer)
    assert page.errors == []
    assert page.phase == "orders"
    assert marked(page) == [BINDING]
    assert SAY("desk.legal_unread") in words(page.main)
    assert "nothing is lost" in words(page.main)
    assert rows() == before
    again = bot.send(page.form().hidden | {"option": BINDING, f"read.{BINDING}": "yes"})
    assert (again.status_code, again.headers["location"]) == (303, bot.url)


@pytest.mark.parametrize(
    ("option", "more", "status"),
    [
        (BINDING, {f"read.{BINDING}": "yes"}, 303),
        (BINDING, {f"read.{FREE}": "yes"}, 422),
        (BINDING, {f"read.{BINDING}": ""}, 422),
        (FREE, {}, 303),
    ],
)
def test_note_of_the_answer_that_is_signed_counts(bot: Bot, option: str, more: dict[str, str], status: int) -> None:
    assert bot.send(sent(bot, option, **more)).status_code == status


def test_only_what_binds_has_a_note_and_each_its_own_box(bot: Bot) -> None:
    boxes = bot.page.form().boxes
    assert sorted(name for name in boxes if name != "initiative") == ["read.associate", "read.customs_union"]
    notes = [words(one) for one in all_of(bot.page.main, "div") if one.get("class") == "legal"]
    assert len(notes) == 2
    assert all("National Security Concept of 2007" in note for note in notes)


def test_stale_form_is_told_so_first(bot: Bot) -> None:
    stale = sent(bot, BINDING, key="another")
    bot.choose = in_turn({("2", "option"): FREE})
    bot.step()
    bot.choose = steadily
    assert bot.send(stale).status_code == 409
