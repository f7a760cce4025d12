"""The page of principles: every S-number that the game can show leads to an element of it, from every page."""

import re
from collections import Counter

import pytest
import yaml
from starlette.testclient import TestClient

from game.engine.scoring import AXES
from game.engine.vocabulary import SEED_ELEMENTS
from game.paths import SCENARIOS
from game.views.language import CATALOGUE, language
from game.views.principles import READING, WIDER
from tests.web.bot import Bot, Page, all_of, words

SAY = language().t
NUMBER = re.compile(r"\bS\d{1,2}\b")
PLAIN = ("/rules", "/principles", "/about")


def anchors(client: TestClient) -> Counter[str]:
    return Counter(one.attrib["id"] for one in all_of(Bot(client).get("/principles").main) if "id" in one.attrib)


def cites(page: Page) -> list[tuple[str, str, str, str]]:
    """Return what each S-number of a page shows, where it leads, and its name by either way of saying it."""
    found = [one for span in all_of(page.tree, "span") if span.get("class") == "cites" for one in all_of(span, "a")]
    return [(words(one), one.attrib["href"], one.attrib["title"], one.attrib["aria-label"]) for one in found]


def test_every_number_that_can_be_shown_has_an_anchor(client: TestClient) -> None:
    there = anchors(client)
    shown = {element for axis in AXES for element in (*axis.cites, *(one for m in axis.marks for one in m.cites))}
    texts = [path.read_text(encoding="utf-8") for path in (*SCENARIOS.rglob("*.yaml"), *CATALOGUE.glob("*.yaml"))]
    shown |= {number for text in texts for number in NUMBER.findall(text)}
    assert set(SEED_ELEMENTS) >= shown > {"S21", "S66"}
    assert [one for one in SEED_ELEMENTS if there[one.lower()] != 1] == []


def test_the_page_tells_every_element_and_every_place_where_the_record_is_wider(client: TestClient) -> None:
    said = words(Bot(client).get("/principles").main)
    keys = [f"principle.{one}{part}" for one in SEED_ELEMENTS for part in ("", ".title")]
    notes = [*(f"wider.{one}" for one in WIDER), *(f"reading.{one}" for one in READING)]
    keys += [f"{note}{part}" for note in notes for part in ("", ".title", ".source")]
    assert [key for key in keys if SAY(key) not in said] == []
    told = {key for path in CATALOGUE.glob("principles.*") for key in yaml.safe_load(path.read_text("utf-8"))}
    assert [key for key in told if key.startswith(("principle.", "group.")) and SAY(key) not in said] == []


@pytest.mark.slow
def test_numbers_lead_there_from_every_page_and_say_to_what(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    bot.play()
    there = anchors(client)
    reveals = [page for page in bot.pages if page.phase == "reveal"]
    pages = [*(bot.get(path) for path in PLAIN[:2]), bot.get(f"{bot.url}/file")]
    assert all(cites(page) for page in pages)
    assert any(cites(page) for page in reveals)
    for number, href, title, name in (one for page in (*pages, *reveals) for one in cites(page)):
        assert href == f"/principles#{number.lower()}"
        assert there[number.lower()] == 1
        assert title == SAY(f"principle.{number}.title")
        assert name == f"{number}: {title}"


@pytest.mark.slow
def test_no_number_of_a_finding_stands_without_its_link(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    bot.play()
    for page in (bot.get("/rules"), bot.get(f"{bot.url}/file"), *bot.pages):
        linked = Counter(number for number, *_ in cites(page))
        assert Counter(NUMBER.findall(words(page.main))) == linked, page.path


def test_the_page_is_linked_from_where_the_others_are(client: TestClient) -> None:
    for path in ("/", *PLAIN):
        page = Bot(client).get(path)
        (menu,) = [one for head in all_of(page.tree, "header") for one in all_of(head, "nav")]
        assert "/principles" in [one.get("href") for one in all_of(menu, "a")]
    for path in ("/rules", "/about"):
        assert "/principles" in [one.get("href") for one in all_of(Bot(client).get(path).main, "a")]
