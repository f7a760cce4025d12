"""The teacher's page: who may see it, what its buttons do to the game, and in which language a scenario is read."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.lab.inspect import load
from game.scenario.texts import texts
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.scenario.conftest import TINY
from tests.web.bot import Bot, Form, Page, all_of, link_in, words
from tests.web.conftest import BASE, seeded

pytestmark = pytest.mark.slow

SAY = language().t


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    """An application that has the lake alone."""
    return create_app(Settings(data_dir=tmp_path / "data", cdn=False, busy_seconds=0.3, scenario_dirs=(TINY.parent,)))


@pytest.fixture
def bot(app: FastAPI, client: TestClient) -> Bot:
    """A reader who has begun a game of the lake."""
    seeded(app, 3)
    bot = Bot(client)
    bot.begin("tiny")
    return bot


def leading(bot: Bot) -> Page:
    """Press the button that leads to the teacher's page."""
    form = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
    return Page.of(bot.client.post(form.action, data=form.hidden, follow_redirects=True))


def injects(page: Page) -> dict[str, Form]:
    """The buttons with which something can be put in."""
    return {form.hidden["inject"]: form for form in page.forms if form.hidden.get("kind") == "inject"}


def pressed(bot: Bot, form: Form, **other: str) -> Page:
    return Page.of(bot.client.post(form.action, data=form.hidden | other))


def test_who_plays_alone_can_lead_and_put_something_in(bot: Bot) -> None:
    page = leading(bot)
    assert (page.status, page.errors, page.heading) == (200, [], SAY("teaching.title"))
    assert list(injects(page)) == ["lantern"], "the drought waits for the second decision"
    assert SAY("teaching.closed", clauses="from decision 2 on; while economy >= 10") in words(page.main)
    after = pressed(bot, injects(page)["lantern"])
    assert (after.status, after.errors, list(injects(after))) == (200, [], [])
    assert SAY("teaching.used", turn=1) in words(after.main)
    assert SAY("teaching.done", title="Somebody hangs a lantern on the weir") in words(after.main)
    desk = words(bot.get(bot.url).main)
    assert "Both shores see it" in desk
    assert SAY("desk.put_in") in desk


def test_who_signs_a_desk_that_was_loaded_before_reads_it_with_what_followed(bot: Bot) -> None:
    pressed(bot, injects(leading(bot))["lantern"])
    assert "Both shores see it" not in words(bot.page.main), "the desk is still as it was loaded"
    bot.step()
    assert bot.page.phase == "reveal"
    followed = words(bot.page.main)
    assert "Both shores see it" in followed
    assert SAY("reveal.meanwhile") in followed
    assert "Both shores see it" in words(Page.of(bot.client.get(f"{bot.url}/file")).main)


def test_pressing_twice_puts_it_in_once(bot: Bot) -> None:
    form = injects(leading(bot))["lantern"]
    assert pressed(bot, form).status == pressed(bot, form).status == 200
    again = pressed(bot, form, key="another")
    assert (again.status, SAY("error.closed_inject") in words(again.main)) == (422, True)
    assert words(bot.get(bot.url).main).count("Both shores see it") == 1


def test_what_waits_for_a_later_decision_can_be_put_in_then(bot: Bot) -> None:
    leading(bot)
    old = injects(bot.get(leader(bot)))["lantern"]
    bot.step()
    page = bot.get(leader(bot))
    assert injects(page) == {}
    assert SAY("teaching.answered") in words(page.main)
    late = pressed(bot, old)
    assert (late.status, SAY("error.phase_closed") in words(late.main)) == (409, True)
    while not injects(bot.get(leader(bot))):
        bot.step()
    form = injects(bot.get(leader(bot)))["drought"]
    assert "The nets come up light." not in words(bot.get(bot.url).main)
    pressed(bot, form)
    bot.play(lambda page: page.phase == "orders")
    assert "The nets come up light." in words(bot.page.main), "news that came before the White Paper lies on the desk"
    assert bot.play().phase == "over"
    page = bot.get(leader(bot))
    assert (injects(page), SAY("teaching.stands.over") in words(page.main)) == ({}, True)


def test_the_page_has_notes_questions_sources_and_every_side(bot: Bot) -> None:
    text = words(leading(bot).main)
    for said in (
        "A dispute between others in which a fact helps both.",
        "Almanac of the Lake",
        "Which sentence would you write again?",
        "It hung up a gauge.",
        "For a class that finds the lake too easy.",
    ):
        assert said in text, said
    assert text.count(SAY("teaching.scorecard")) == 2


def test_the_page_is_nobody_elses(bot: Bot, stranger: TestClient) -> None:
    form = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
    assert bot.client.get(leader(bot)).status_code == 403, "not before it was asked for"
    assert stranger.get(leader(bot)).status_code == 403
    own = next(one for one in Page.of(stranger.get("/")).forms if one.hidden.get("csrf"))
    assert stranger.post(form.action, data={"csrf": own.hidden["csrf"]}).status_code == 403
    leading(bot)
    assert stranger.get(leader(bot)).status_code == 403


def test_the_page_takes_nothing_but_injects(bot: Bot) -> None:
    leading(bot)
    order = bot.filled(bot.page)
    assert bot.client.post(leader(bot), data=order).status_code == 400
    home = injects(bot.get(leader(bot)))["lantern"].hidden
    assert bot.send(home).status_code == 422, "the player puts nothing in"


def test_it_can_be_led_from_another_device(bot: Bot, stranger: TestClient) -> None:
    page = leading(bot)
    assert SAY("teaching.link_what") in words(page.main)
    (form,) = [one for one in page.forms if one.action.endswith("/link")]
    made = Page.of(bot.client.post(form.action, data=form.hidden))
    assert SAY("link.leads") in words(made.main)
    path = urlsplit(link_in(made)).path
    opened = Page.of(stranger.get(path))
    assert SAY("resume.leads") in words(opened.main)
    (taking,) = opened.forms
    answer = stranger.post(path, data=taking.hidden, follow_redirects=True)
    assert Page.of(answer).heading == SAY("teaching.title")
    assert stranger.get(bot.url).status_code == 403, "leading is no seat"
    (game,) = [one for one in all_of(Page.of(stranger.get("/games")).main, "h2") if words(one)]
    assert words(game) == SAY("games.teaching", title="The Lake")


def test_a_link_for_playing_warns_of_nothing(bot: Bot, stranger: TestClient) -> None:
    form = bot.get("/games").forms
    made = Page.of(bot.client.post(f"{bot.url}/link", data=form[0].hidden))
    assert SAY("link.leads") not in words(made.main)
    assert SAY("resume.leads") not in words(Page.of(stranger.get(urlsplit(link_in(made)).path)).main)


def test_a_link_takes_the_language_along(bot: Bot, stranger: TestClient) -> None:
    chosen(bot, bot.page, "de")
    made = Page.of(bot.client.post(f"{bot.url}/link", data=bot.get("/games").forms[0].hidden))
    link = urlsplit(link_in(made))
    assert link.query == "read=de"
    (taking,) = Page.of(stranger.get(f"{link.path}?{link.query}")).forms
    assert taking.action == link.path
    answer = stranger.post(taking.action, data=taking.hidden, follow_redirects=True)
    assert Page.of(answer).heading == "Ein Brief wegen des Wehrs"


@pytest.mark.parametrize("wrong", ["<b>", "../../etc", ""])
def test_a_link_with_no_language_of_ours_opens_all_the_same(bot: Bot, stranger: TestClient, wrong: str) -> None:
    made = Page.of(bot.client.post(f"{bot.url}/link", data=bot.get("/games").forms[0].hidden))
    link = urlsplit(link_in(made))
    assert link.query == ""
    (taking,) = Page.of(stranger.get(link.path, params={"read": wrong})).forms
    assert "tongue" not in taking.hidden
    answer = stranger.post(taking.action, data=taking.hidden | {"tongue": wrong}, follow_redirects=True)
    assert (answer.status_code, "tongue" in stranger.cookies) == (200, False)


def test_begun_again_the_game_is_opened_and_not_its_teachers_page(bot: Bot) -> None:
    leading(bot)
    forms = [form for form in bot.get("/").forms if form.action == "/games"]
    answer = bot.client.post("/games", data=forms[0].hidden, follow_redirects=True)
    assert Page.of(answer).main.attrib["data-phase"] == "orders"
    assert len([one for one in Page.of(bot.client.get("/")).links() if one.endswith("/facilitator")]) == 0


def tongues(page: Page) -> Form:
    """The form in which a language is chosen, the first of the page."""
    return next(form for form in page.forms if form.action == "/tongue")


def chosen(bot: Bot, page: Page, code: str) -> Page:
    form = tongues(page)
    return Page.of(bot.client.post(form.action, data=form.hidden | {"tongue": code}, follow_redirects=True))


def test_a_scenario_is_read_in_the_language_that_was_chosen(bot: Bot) -> None:
    assert bot.page.heading == "A letter about the weir"
    assert tongues(bot.page).buttons == ["Deutsch"]
    german = chosen(bot, bot.page, "de")
    assert (german.path, german.heading) == (bot.url, "Ein Brief wegen des Wehrs")
    (heading,) = all_of(german.tree, "h1")
    assert (heading.get("lang"), german.tree.get("lang")) == (None, "en"), "half of it is English"
    assert tongues(german).buttons == ["English"]
    assert Page.of(bot.client.get(f"{bot.url}/file")).errors == []
    bot.pages.append(german)
    assert "Lasst uns erst alle dieselbe Zahl lesen" in german.text
    assert chosen(bot, german, "en").heading == "A letter about the weir"


def test_a_whole_translation_is_marked_with_its_language(tmp_path: Path) -> None:
    translated_whole(tmp_path / "own" / "tiny")
    app = create_app(Settings(data_dir=tmp_path / "whole", cdn=False, scenario_dirs=(tmp_path / "own",)))
    with TestClient(app, base_url=BASE) as client:
        bot = Bot(client)
        bot.begin("tiny")
        german = chosen(bot, bot.page, "de")
    (heading,) = all_of(german.tree, "h1")
    assert (words(heading), heading.get("lang"), german.tree.get("lang")) == ("DE A letter about the weir", "de", "en")


def translated_whole(folder: Path) -> None:
    """Write down the lake with every text in German, of a sort."""
    original = (TINY / "scenario.yaml").read_text(encoding="utf-8")
    bare = re.sub(r"^strings:\n.*?(?=^\w)", "", original, flags=re.MULTILINE | re.DOTALL)
    german = {told.key: f"DE {told.text}" for told in texts(load(TINY))}
    (folder / "strings").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(bare, encoding="utf-8")
    (folder / "strings" / "de.yaml").write_text(yaml.safe_dump(german, allow_unicode=True), encoding="utf-8")


def test_it_is_chosen_on_the_first_page_too(bot: Bot) -> None:
    home = chosen(bot, bot.get("/"), "de")
    assert (home.path, home.errors) == ("/", [])
    assert "Der See" in words(home.main)


def test_two_readers_of_one_game_read_it_in_two_languages(bot: Bot, app: FastAPI) -> None:
    chosen(bot, bot.page, "de")
    other = TestClient(app, base_url=BASE)
    other.cookies.set("person", bot.client.cookies["person"])
    assert Page.of(other.get(bot.url)).heading == "A letter about the weir"
    assert bot.get(bot.url).heading == "Ein Brief wegen des Wehrs"


def test_a_language_that_is_not_there_is_the_scenarios_own(bot: Bot) -> None:
    assert chosen(bot, bot.page, "az").heading == "A letter about the weir"
    bot.client.cookies.set("tongue", "../../etc", domain="testserver.local")
    assert bot.client.get(bot.url).status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"back": "//elsewhere.example"}, {"back": "https://elsewhere.example/"}, {"back": ""}, {"tongue": "<b>"}]
)
def test_the_choice_leads_nowhere_else(bot: Bot, wrong: dict[str, str]) -> None:
    form = tongues(bot.page)
    answer = bot.client.post(form.action, data=form.hidden | {"tongue": "de"} | wrong, follow_redirects=False)
    assert (answer.status_code, "tongue" in bot.client.cookies) == (400, False)


def leader(bot: Bot) -> str:
    return f"/games/{bot.url.split('/')[2]}/facilitator"
