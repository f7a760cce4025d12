"""Beside the answer, through pages: initiatives, calls, commitments, and offers back and forth, with forms alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.settings import Settings
from game.web.app import create_app
from tests.web.bot import Bot, Form, Page, all_of, words
from tests.web.conftest import BASE, seeded

pytestmark = pytest.mark.slow

TINY = Path(__file__).parent.parent / "scenarios"


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    """A bot before the first desk of the invented scenario."""
    app = create_app(Settings(data_dir=tmp_path, cdn=False, scenario_dirs=(TINY,)))
    with TestClient(app, base_url=BASE) as client:
        seeded(app, 3)
        found = Bot(client)
        found.begin("tiny")
        yield found


def of_kind(page: Page, kind: str) -> list[Form]:
    return [form for form in page.forms if form.hidden.get("kind") == kind]


def sent(bot: Bot, form: Form, **more: object) -> Page:
    """Send a form with some fields more and return the page that follows."""
    answer = bot.client.post(bot.url, data=form.hidden | more, follow_redirects=True)
    assert answer.status_code == 200, answer.text[:600]
    page = Page.of(answer)
    bot.pages.append(page)
    return page


def answered(bot: Bot, **besides: object) -> Page:
    """Answer the event, and do something besides."""
    return sent(bot, bot.page.form("order"), **(bot.filled(bot.page) | besides))


def next_desk(bot: Bot) -> Page:
    while bot.page.phase != "orders":
        bot.step()
    return bot.page


def said(page: Page) -> str:
    return words(page.main)


def test_what_is_bound_and_what_is_not_open_is_told_at_the_first_desk(bot: Bot) -> None:
    text = said(bot.page)
    assert "The old treaty on the weir" in text
    assert "Nobody would come before the letter is answered." in text


def test_an_initiative_is_taken_up_and_its_end_is_told(bot: Bot) -> None:
    answered(bot)
    next_desk(bot)
    page = answered(bot, initiative="lake_table")
    assert "Ask both shores to a first meeting (step 1 of 2)." in said(page)


def test_more_than_attention_allows_is_refused_with_a_sentence(bot: Bot) -> None:
    answered(bot)
    data = bot.filled(next_desk(bot)) | {"initiative": ["lake_table", "second_lamp"]}
    answer = bot.client.post(bot.url, data=data)
    assert answer.status_code == 422
    assert "more than one office can do" in answer.text
    again = Page.of(answer)
    marked = {
        name for one in all_of(again.main, "input") if one.get("checked") is not None for name in [one.get("value")]
    }
    assert {data["option"], "lake_table", "second_lamp"} <= marked
    assert next_desk(bot).phase == "orders"


def test_a_commitment_is_ended_with_notice_or_broken(bot: Bot) -> None:
    page = answered(bot, **{"end.weir_treaty": "break"})
    assert "It is broken. The old treaty on the weir" in said(page)
    assert "The old treaty on the weir" not in said(next_desk(bot))


def test_an_offer_is_made_answered_and_kept(bot: Bot) -> None:
    link = next(link for link in bot.page.links() if link.endswith("/offer/delta"))
    (form,) = of_kind(bot.get(link), "offer")
    page = sent(bot, form, how="public", gives=["meter|economy|6|1", "silence||0|3"])
    assert "You offer, in public. To: The Delta Republic" in said(page)
    assert "Agreed." in said(page)
    assert "The Delta Republic" in said(answered(bot))


def test_an_offer_that_says_nothing_is_refused_with_a_sentence(bot: Bot) -> None:
    link = next(link for link in bot.page.links() if "/offer/" in link)
    (form,) = of_kind(bot.get(link), "offer")
    answer = bot.client.post(bot.url, data=form.hidden | {"how": "public", "gives": "", "asks": ""})
    assert answer.status_code == 422
    assert "An offer needs something" in answer.text


def test_a_refused_offer_comes_back_as_it_was_filled_in(bot: Bot) -> None:
    (form,) = of_kind(bot.get(f"{bot.url}/offer/delta"), "offer")
    twice = ["silence||0|3", "silence||0|1"]
    data = form.hidden | {"how": "annex", "gives": twice, "asks": ["meter|economy|6|1", ""]}
    answer = bot.client.post(bot.url, data=data)
    assert answer.status_code == 422
    again = Page.of(answer)
    assert "promised" in said(again)
    selected = [one.get("value") for one in all_of(again.main, "option") if one.get("selected") is not None]
    assert selected == [*twice, "meter|economy|6|1"]
    how = [one.get("value") for one in all_of(again.main, "input") if one.get("checked") is not None]
    assert how == ["annex"]


def test_what_there_is_to_spend_is_told_where_it_is_spent(bot: Bot) -> None:
    purse = "Credit to spend: 50 of 100."
    assert purse in said(bot.page)
    assert purse in said(bot.get(f"{bot.url}/offer/delta"))


@pytest.mark.parametrize("value", ["", "meter", "meter|economy|many|1", "kindness||0|1", "meter|economy|3|99"])
def test_a_promise_that_no_page_offers_is_no_promise(bot: Bot, value: str) -> None:
    (form,) = of_kind(bot.get(f"{bot.url}/offer/delta"), "offer")
    answer = bot.client.post(bot.url, data=form.hidden | {"how": "public", "gives": value})
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("power", ["guild", "nobody", "aldmere"])
def test_nothing_can_be_offered_to_whom_nobody_plays(bot: Bot, power: str) -> None:
    assert bot.client.get(f"{bot.url}/offer/{power}").status_code == 404


def test_the_file_tells_of_all_of_it(bot: Bot) -> None:
    answered(bot)
    next_desk(bot)
    answered(bot, initiative="second_lamp")
    bot.play()
    text = said(bot.get(f"{bot.url}/file"))
    assert "Buy lamp oil from the league: Sign for ten barrels" in text
    assert "Agreed and done." in text
