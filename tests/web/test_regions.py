"""Regions: rendered once for each thing that was seen, whoever asks; the tokens in them are the asker's own."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from game.web.regions import Regions
from tests.web.bot import Bot, Page, link_in


def rendered(app: FastAPI) -> int:
    regions: Regions = app.state.regions
    return regions.rendered


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
