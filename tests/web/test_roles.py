"""Who sits where, the opportunity of a moment, facts and controversies: where a reader of the pages meets them."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.scenario.conftest import TINY
from tests.web.bot import Bot, Page, all_of, words
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow

SAY = language().t
FACT = "The gauge at Quay was read every morning from that year on."
DOUBTFUL = "Upland is said to have shut the weir at night, which Upland denies."


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


def cards(page: Page) -> dict[str, str]:
    """What each card of a page says, by its heading."""
    found = [one for one in all_of(page.main, "article") if "role" in one.get("class", "").split()]
    return {words(all_of(card, "h3")[0]): words(card) for card in found}


def test_anybody_may_read_it_and_the_start_page_leads_there(client: TestClient) -> None:
    home = Page.of(client.get("/"))
    assert "/scenarios/tiny/roles" in home.links()
    page = Page.of(client.get("/scenarios/tiny/roles"))
    assert (page.status, page.errors, page.heading) == (200, [], SAY("roles.title"))
    told = cards(page)
    assert list(told) == ["Aldmere", "The pier", "The purse", "Upland", "The Delta Republic"]
    for said in ("We built the weir", "Whose is the rain?", "The weir stays shut.", "Turn down a request", "1904"):
        assert said in told["Upland"]
    assert SAY("roles.unreviewed") in told["The Delta Republic"]
    assert SAY("roles.unreviewed") not in told["Upland"]
    assert not page.forms or all(form.action == "/tongue" for form in page.forms)


@pytest.mark.parametrize("name", ["nothing", "..%2Ftiny", "TINY", "bad"])
def test_of_a_scenario_that_there_is_not_nothing_is_shown(client: TestClient, name: str) -> None:
    assert client.get(f"/scenarios/{name}/roles").status_code == 404


def test_the_language_is_chosen_there_and_leads_back(client: TestClient) -> None:
    page = Page.of(client.get("/scenarios/tiny/roles"))
    (form,) = page.forms
    after = client.post("/tongue", data=form.hidden | {"tongue": "de"}, follow_redirects=True)
    assert str(after.url).endswith("/scenarios/tiny/roles")
    assert "Oberland" in cards(Page.of(after))


def test_the_desk_and_the_teacher_lead_to_the_cards_of_their_game(bot: Bot, stranger: TestClient) -> None:
    assert f"{bot.url}/roles" in bot.page.links()
    page = bot.get(f"{bot.url}/roles")
    assert (page.status, list(cards(page))[:1]) == (200, ["Aldmere"])
    assert bot.url in page.links()
    form = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
    teacher = Page.of(bot.client.post(form.action, data=form.hidden, follow_redirects=True))
    (to_roles,) = [link for link in teacher.links() if link.endswith("/roles")]
    assert list(cards(bot.get(to_roles))) == list(cards(page))
    assert stranger.get(f"{bot.url}/roles").status_code in (403, 404), "a game is its players’ own"


def test_an_opportunity_stands_beneath_the_scene_and_leads_to_where_it_is_taken(bot: Bot) -> None:
    first = words(bot.page.main)
    assert (
        first.index("The harbour is quiet.") < first.index("Nobody on either shore") < first.index("Say that the weir")
    )
    assert "#besides" not in bot.page.links(), "an answer would take it"
    desks = []
    for _ in range(20):
        bot.step()
        desks += [bot.page] if bot.page.phase == "orders" and "Fever" in bot.page.heading else []
        if bot.page.phase == "over":
            break
    assert desks
    for page in desks:
        assert "#besides" in page.links()
        assert SAY("desk.opportunity_to", name="Call a table of the lake") in words(page.main)
        assert [one for one in all_of(page.main, "details") if one.get("id") == "besides"]


def test_facts_are_told_at_the_end_with_what_they_rest_on(bot: Bot) -> None:
    bot.step()
    running = words(bot.get(f"{bot.url}/file").main)
    assert FACT not in running, "what was so is told when nobody can lean on it any more"
    assert SAY("dossier.opportunity") not in running
    bot.play()
    file = words(bot.get(f"{bot.url}/file").main)
    assert f"{FACT} {SAY('fact.I')} The book beside the gauge. The harbour office of Aldmere, 1901 to 1904" in file
    assert f"{DOUBTFUL} {SAY('fact.U')} Almanac of the Lake" in file
    assert SAY("dossier.opportunity") in file


def test_controversies_stand_at_the_end_and_on_the_teachers_page(bot: Bot) -> None:
    bot.play()
    over = words(bot.page.main)
    for said in ("Is a number neutral?", "Whoever measures takes nobody’s part.", "Task, 20 minutes:"):
        assert said in over
    form = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
    teacher = words(Page.of(bot.client.post(form.action, data=form.hidden, follow_redirects=True)).main)
    for said in ("Is a number neutral?", FACT, DOUBTFUL, SAY("fact.U"), "Read and signed by The school at the weir"):
        assert said in teacher
    assert SAY("teaching.opportunity_by", text="", by="")[:21] in teacher
