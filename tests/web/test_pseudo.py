"""In the pseudo-locale everything that has gone through the catalogue stands in ⟦ ⟧: what does not has escaped it."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from game.settings import Settings
from game.views.language import PSEUDO
from game.web.app import create_app
from tests.class_run.tour import class_tour, world_tour
from tests.web.bot import Page, all_of, by_chance, name_of, tour
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow

SEEN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext", "label"}
CITATION = re.compile(r"\bS\d+(?:[-–]S?\d+)?\b")  # noqa: RUF001
ADDRESS = re.compile(r"https?://\S+")
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]+")


def escaped(text: str) -> str:
    """Return what stands outside all ⟦ ⟧; nothing when that is numbers, punctuation, S-numbers and addresses only."""
    while (rest := INNERMOST.sub("", text)) != text:
        text = rest
    text = CITATION.sub("", ADDRESS.sub("", text))
    return text.strip() if LETTERS.search(text) or "⟦" in text or "⟧" in text else ""


def visible(page: Page) -> Iterator[str]:
    """Yield every text that a reader sees or hears."""
    for one in all_of(page.tree):
        if name_of(one) not in ("script", "style") and one.get("translate") != "no":
            yield one.text or ""
        yield from (child.tail or "" for child in one)
    yield from (value for _, key, value in page.attributes() if key in SEEN_ATTRIBUTES)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page of two games in the pseudo-locale."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("pseudo"), cdn=False, language=PSEUDO)
    app = create_app(settings)
    with TestClient(app, raise_server_exceptions=False) as client:
        seeded(app, 1)
        first, second = (
            tour(client, TestClient(app, raise_server_exceptions=False), by_chance(seed)) for seed in (1, 2)
        )

        def another() -> TestClient:
            return TestClient(app, raise_server_exceptions=False)

        rooms = class_tour(another) | world_tour(another)
    return first | rooms | {f"{name}-again": page for name, page in second.items()}


def test_pages_are_translated_throughout(pages: dict[str, Page]) -> None:
    leaks = {
        (found, name.removesuffix("-again"))
        for name, page in pages.items()
        for t in visible(page)
        if (found := escaped(t))
    }
    assert sorted(leaks) == []


def test_pages_are_in_the_pseudo_locale(pages: dict[str, Page]) -> None:
    assert [name for name, page in pages.items() if "⟦" not in page.heading] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("⟦Security⟧ 55 · S21, S33", ""),
        ("⟦Russia: ⟦would mind⟧⟧", ""),
        ("12 %", ""),
        ("http://testserver/resume/abc", ""),
        ("see http://testserver/resume/abc", "see"),
        ("Russia ⟦would mind⟧", "Russia"),
        ("⟦would mind⟧ it", "it"),
        ("⟦half", "⟦half"),
    ],
)
def test_the_search_finds_what_has_escaped(text: str, found: str) -> None:
    assert escaped(text) == found
