"""A country that never was: its game is played through, and no page of it speaks of Baku, of a map or of history."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from xml.etree.ElementTree import Element

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.scenario.model import Scenario
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.web.bot import Bot, Page, all_of, by_chance, words
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow

SAY = language().t
REAL = re.compile(
    r"\b(Baku|Azerbaijan|Karabakh|Caspian|Caucasus|Moscow|Russia|Ankara|Türkiye|Georgia|Tbilisi|Armenia|Yerevan|Iran|"
    r"Tehran|Ukraine|Kyiv|Crimea|Washington|Brussels|Europe|NATO|United (Nations|States)|General Assembly|Movement)",
)
HISTORY = re.compile(r"in history|on record|what Baku did", re.IGNORECASE)
OF_THE_COMMENTARY = ("Relevance of Non-Alignment for Azerbaijan", SAY("what.is"))
"""Where the commentary itself is spoken of, its country may be named."""


def told(page: Page) -> Iterator[str]:
    """Yield what a page says in its paragraphs, headings, lists and tables, but for what is about the commentary."""
    for element in all_of(page.tree, "title", "h1", "h2", "h3", "p", "li", "dt", "dd", "td", "th", "summary", "label"):
        said = words(without_cites(element))
        if not any(one in said for one in OF_THE_COMMENTARY):
            yield said


def without_cites(element: Element) -> Element:
    """Return a copy without the links to elements of the commentary, each of which has its title there."""
    copy = Element(element.tag)
    copy.text, copy.tail = element.text, None
    for child in element:
        if child.get("class") == "cites":
            copy.text = f"{copy.text or ''} {child.tail or ''}"
        else:
            inner = without_cites(child)
            inner.tail = child.tail
            copy.append(inner)
    return copy


def played(app: FastAPI, client: TestClient, scenario: str, seed: int) -> list[Page]:
    """Return every page of a game by chance, with a form for an offer and the file."""
    seeded(app, seed)
    bot = Bot(client, by_chance(seed))
    bot.begin(scenario)
    offer = bot.get(next(link for link in bot.page.links() if "/offer/" in link))
    bot.play()
    return [*bot.pages, offer, bot.get(f"{bot.url}/file")]


def classes(page: Page) -> set[str]:
    """Return every class on a page."""
    return {name for one in all_of(page.tree) for name in one.get("class", "").split()}


def scenario_names(scenario: Scenario) -> set[str]:
    """Return the titles of all elements of the commentary that the scenario itself leads to."""
    cited = {cite for one in scenario.initiatives.values() for cite in one.cites}
    for event in scenario.events:
        cited |= {cite for answer in event.options for points in answer.points for cite in points.cites}
    cited |= {cite for late in scenario.consequences.values() for points in late.points for cite in points.cites}
    return {SAY(f"principle.{cite}.title") for cite in cited}


@pytest.mark.parametrize("seed", [1, 2])
def test_no_page_names_what_is_real(app: FastAPI, client: TestClient, invented: Scenario, seed: int) -> None:
    pages = played(app, client, invented.id, seed)
    said = [text for page in pages for text in told(page)]
    assert any(invented.home.name in text for text in said)
    assert [text for text in said if REAL.search(text) or HISTORY.search(text)] == []


def test_the_search_finds_what_is_real_where_it_is(app: FastAPI, client: TestClient) -> None:
    said = [text for page in played(app, client, "crossroads", 1) for text in told(page)]
    assert any(REAL.search(text) for text in said)
    assert any(HISTORY.search(text) for text in said)


def test_there_is_no_map_and_nothing_is_said_of_borders(app: FastAPI, client: TestClient, invented: Scenario) -> None:
    for page in played(app, client, invented.id, 5):
        assert not {name for name in classes(page) if name.startswith("map")}
        assert SAY("footer.borders") not in words(page.tree)
        assert SAY("map.borders") not in words(page.tree)
    assert "map-figure" in set().union(*map(classes, played(app, client, "crossroads", 5)))


def test_the_result_tells_what_was_signed_beside_no_record(
    app: FastAPI, client: TestClient, invented: Scenario
) -> None:
    *_, over, _, _ = played(app, client, invented.id, 6)
    assert over.phase == "over"
    headings = [words(one) for one in all_of(over.main, "h2")]
    assert SAY("records.title_alone") in headings
    assert SAY("records.title") not in headings
    (records,) = [one for one in all_of(over.main, "section") if one.get("class") == "records"]
    terms = {words(one) for one in all_of(records, "dt")}
    assert terms == {SAY("records.you"), SAY("records.elsewhere")}


def test_the_teachers_page_speaks_of_no_history(client: TestClient, invented: Scenario) -> None:
    assert led(client, invented.id, HISTORY) == []
    assert led(client, "crossroads", HISTORY)


def led(client: TestClient, scenario: str, what: re.Pattern[str]) -> list[str]:
    """Return what the teacher's page of a new game says of something."""
    bot = Bot(client)
    bot.begin(scenario)
    form = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
    page = Page.of(client.post(form.action, data=form.hidden, follow_redirects=True))
    assert page.heading == SAY("teaching.title")
    return [said for said in (*told(page), *(words(one) for one in all_of(page.main, "h4"))) if what.search(said)]


def test_the_first_desk_says_where_the_country_stands(client: TestClient, invented: Scenario) -> None:
    bot = Bot(client)
    desk = bot.begin(invented.id)
    (summary,) = [one for one in all_of(desk.main, "summary") if words(one) == SAY("desk.brief")]
    assert summary is not None
    assert invented.home.brief in words(desk.main)


def test_the_first_scenario_on_offer_is_the_real_one(client: TestClient, invented: Scenario) -> None:
    offered = Bot(client).scenarios()
    assert offered[0] == "crossroads"
    assert invented.id in offered


def test_where_it_is_alone_the_home_page_is_its_own(tmp_path: Path, invented: Scenario) -> None:
    copytree(SCENARIOS / invented.id, tmp_path / "own" / invented.id)
    app = create_app(Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(tmp_path / "own",)))
    with TestClient(app, raise_server_exceptions=False) as client:
        page = Bot(client).get("/")
    said = list(told(page))
    assert SAY("home.tagline", capital=invented.home.capital) in said
    assert [text for text in said if REAL.search(text) or HISTORY.search(text)] == []
    assert not {name for name in classes(page) if name.startswith("map")}
    assert SAY("footer.borders") not in words(page.tree)


def test_the_home_page_of_all_says_whose_desk_it_is(client: TestClient) -> None:
    page = Bot(client).get("/")
    said = list(told(page))
    assert SAY("home.tagline", capital="Baku") in said
    assert any(SAY("home.how_3_record", capital="Baku") in text for text in said)
    assert "map-quiet" in classes(page)


def test_it_rests_on_no_element_that_is_called_after_a_real_place(invented: Scenario) -> None:
    assert [title for title in scenario_names(invented) if REAL.search(title)] == []
