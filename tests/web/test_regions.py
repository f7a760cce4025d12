"""Regions: rendered once for each thing that was seen, whoever asks; the tokens in them are the asker's own."""

import dataclasses
import html
import sqlite3

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.rooms.replays import Replays
from game.settings import DATABASE, Settings
from game.views.language import language
from game.web.regions import Regions
from tests.web.bot import Bot, Page, link_in

SAY = language().t


def rendered(app: FastAPI) -> int:
    regions: Regions = app.state.regions
    return regions.rendered


@pytest.mark.slow
def test_a_page_that_shows_nothing_new_is_not_rendered_again(app: FastAPI, client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    before = rendered(app)
    first, second = client.get(bot.url).text, client.get(bot.url).text
    assert rendered(app) == before
    assert first != second, "each page has a key of its own"
    bot.step()
    client.get(bot.url)
    assert rendered(app) == before + 1


@pytest.mark.slow
def test_two_browsers_in_one_seat_share_the_region_and_no_token(
    app: FastAPI, client: TestClient, stranger: TestClient
) -> None:
    bot = Bot(client)
    bot.begin()
    form = next(one for one in bot.get("/games").forms if one.action.endswith("/link"))
    path = link_in(Page.of(client.post(form.action, data=form.hidden))).removeprefix("http://testserver")
    (taking,) = Page.of(stranger.get(path)).forms
    stranger.post(path, data=taking.hidden)
    before = rendered(app)
    own, other = Page.of(client.get(bot.url)), Page.of(stranger.get(bot.url))
    assert rendered(app) == before
    assert own.forms[0].hidden["csrf"] != other.forms[0].hidden["csrf"]
    assert stranger.post(bot.url, data=own.forms[0].hidden).status_code == 403


@pytest.mark.parametrize(("illegal", "mark"), [(False, "footing.migrated"), (True, "footing.stopped")])
@pytest.mark.slow
def test_a_game_of_earlier_rules_is_marked_and_its_file_is_found(
    settings: Settings, app: FastAPI, client: TestClient, illegal: bool, mark: str
) -> None:
    bot = Bot(client)
    bot.begin()
    assert SAY(mark) not in client.get(bot.url).text
    bot.step()
    with sqlite3.connect(settings.data_dir / DATABASE) as database:
        database.execute("UPDATE games SET rules_version = 'old'")
        database.execute("UPDATE log SET digest = NULL")
        if illegal:
            database.execute("""UPDATE log SET move = '{"kind": "order", "option": "gone"}' WHERE kind = 'order'""")
    app.state.desk = dataclasses.replace(app.state.desk, replays=Replays())
    app.state.regions = Regions()
    assert html.escape(SAY(mark)) in client.get(bot.url).text
    assert f'href="{bot.url}/file"' in client.get("/games").text
    assert client.get(f"{bot.url}/file").status_code == 200
