"""The pictures of the README and of the lesson show the pages as they are now."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.settings import Settings
from game.web.app import create_app
from tests.class_run.lesson import ADDRESS, PICTURES, lesson
from tests.web import pictures
from tests.web.bot import Bot
from tests.web.browsing import repeatable
from tests.web.conftest import BASE
from tests.web.pictures import DRAW, LINE, NAMES, digest_of, is_current, keep

PAGE = '<html><body><p class="a">Text</p><input type="hidden" name="key" value="1"></body></html>'


def test_no_picture_is_older_than_the_page_that_it_shows(app: FastAPI, client: TestClient) -> None:
    repeatable(app)
    bot = Bot(client, lambda _page, name, choices: choices[LINE if name == "option" else 0].value)
    pages = dict(zip(NAMES, (bot.begin(), bot.step()), strict=True))
    old = [f"docs/images/{name}.png" for name, page in pages.items() if not is_current(name, page.text)]
    assert old == [], f"the page has changed since; draw it again and look at it: {DRAW}"


@pytest.mark.slow
def test_no_picture_of_the_lesson_is_older_than_its_page(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, cdn=False, base_url=ADDRESS))
    with TestClient(app, base_url=BASE):
        repeatable(app)
        moments = lesson(lambda: TestClient(app, base_url=BASE))
        pages = {name: one.look().text for name, one in moments}
    assert tuple(pages) == PICTURES
    old = [f"docs/images/{name}.png" for name, page in pages.items() if not is_current(name, page)]
    assert old == [], f"the page has changed since; draw it again and look at it: {DRAW}"


@pytest.mark.parametrize(
    ("changed", "current"),
    [
        (PAGE, True),
        (PAGE.replace('value="1"', 'value="2"'), True),
        (PAGE.replace("<html>", "<html><head></head>"), True),
        (PAGE.replace("Text", "Test"), False),
        (PAGE.replace('class="a"', 'class="b"'), False),
    ],
)
def test_a_picture_is_old_when_what_is_seen_has_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: str, current: bool
) -> None:
    monkeypatch.setattr(pictures, "IMAGES", tmp_path)
    assert not is_current("desk", PAGE)
    keep("desk", b"picture", PAGE)
    assert is_current("desk", changed) is current
    assert (tmp_path / "desk.png").read_bytes() == b"picture"


def test_a_picture_is_old_when_the_style_sheet_has_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures, "STATIC", tmp_path)
    digests = set()
    for name, text in (("app.css", "a"), ("app.css", "b"), ("app.js", "b"), ("map.svg", "b")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        digests.add(digest_of(PAGE))
    assert len(digests) == 3
