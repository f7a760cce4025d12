"""A drawn story as a file: well-formed, free of scripts whatever its titles say, with its style inside."""

import re
from xml.etree import ElementTree

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, ViewportSize

from game.paths import STATIC
from game.scenario.story import story_of
from game.views.language import language
from game.views.story import story_view
from game.web.standalone import story_svg
from tests.engine.build import event, option, scenario
from tests.views.test_story import HOSTILE
from tests.views.thirty import thirty

SVG = "{http://www.w3.org/2000/svg}"


def drawn(title: str) -> str:
    first = event("e1", option("go", effects=[{"schedule": "back", "in": 1}]), option("stay"), turn=1, title=title)
    back = {"title": title, "from": "north", "text": "Again."}
    small = scenario(first, title=title, consequences={"back": back}, endings=[{"text": title}])
    return story_svg(story_view(language(), story_of(small)).picture)


def test_a_hostile_title_is_words_and_nothing_else() -> None:
    tree = ElementTree.fromstring(drawn(HOSTILE))
    plain = ElementTree.fromstring(drawn("Plain"))
    assert {one.tag for one in tree.iter()} == {one.tag for one in plain.iter()}
    assert HOSTILE in (tree.findtext(f"{SVG}title") or "")
    assert "<script" not in drawn(HOSTILE)


def test_the_file_stands_alone() -> None:
    text = drawn("Plain")
    tree = ElementTree.fromstring(text)
    assert (STATIC / "story.css").read_text(encoding="utf-8") in (tree.findtext(f"{SVG}style") or "")
    assert re.findall(r"(?:href|src|url\(|@import)[^;>]*", text) == []
    assert not re.search(r"\sstyle=|\son\w+=", text)


def test_the_picture_is_named_and_described() -> None:
    tree = ElementTree.fromstring(drawn("Plain"))
    ids = {one.get("id") for one in (tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")) if one is not None}
    assert set((tree.get("aria-labelledby") or "").split()) == ids
    assert tree.get("role") == "img"


@pytest.mark.slow
def test_every_class_has_a_style() -> None:
    sheet = (STATIC / "story.css").read_text(encoding="utf-8")
    picture = story_view(language(), story_of(thirty())).picture
    kinds = {line.kind for one in picture.shapes for line in one.lines}
    assert {kind for kind in kinds if f".story-line.{kind}" not in sheet or f".story-head.{kind}" not in sheet} == set()
    dashes = {re.findall(rf"\.story-line\.{kind} {{[^}}]*?(dasharray: [^;]*)?; }}", sheet)[0] for kind in kinds}
    assert len(dashes) == len(kinds), "lines must be told apart without their colour"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_and_lines_stand_out_from_the_ground(scheme: int) -> None:
    sheet = (STATIC / "story.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--story-(\w+): (#\w{6})", sheet.split("@media")[scheme]))
    assert len(tokens) == 8
    for name in tokens.keys() - {"ground", "card"}:
        for ground in ("ground", "card"):
            dark, light = sorted((luminance(tokens[name]), luminance(tokens[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_a_page_has_the_picture_without_a_style_of_its_own_and_the_table(app: FastAPI) -> None:
    view = story_view(language(), story_of(thirty()))
    html = app.state.renderer.environment.get_template("story/_story.html").render(view=view)
    assert "<style" not in html
    assert not re.search(r"\sstyle=|\son\w+=", html)
    tree = ElementTree.fromstring(f"<main>{html}</main>".replace("&nbsp;", " "))
    assert len(tree.findall(".//tbody/tr")) == len(view.rows)
    assert [cell.text for cell in tree.findall(".//tbody/tr[1]/td")] == [
        view.rows[0].source,
        view.rows[0].target,
        view.rows[0].because,
    ]
    assert tree.find(f".//{SVG}svg") is not None


MEASURE = """() => [...document.querySelectorAll('.story-body')].flatMap(body => {
  const box = body.querySelector('.story-box').getBBox();
  return [...body.querySelectorAll('text')].map(text => text.getBBox())
    .filter(one => one.x < box.x || one.x + one.width > box.x + box.width)
    .concat([...body.querySelectorAll('text')].map(text => text.getBBox())
      .filter(one => one.y < box.y || one.y + one.height > box.y + box.height));
})"""


@pytest.mark.parametrize("width", [1280, 1920])
def test_in_a_browser_every_word_lies_in_its_box(browser: Browser, width: int) -> None:
    page = browser.new_page(viewport=ViewportSize(width=width, height=900))
    page.set_content(f"<!doctype html>{story_svg(story_view(language(), story_of(thirty())).picture)}")
    assert page.evaluate(MEASURE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
