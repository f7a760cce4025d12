"""The studio in the pseudo-locale: what stands outside ⟦ ⟧ is an author's own text, a name of a file, or a number."""

import re
from xml.etree.ElementTree import Element

import pytest
from starlette.testclient import TestClient

from game.settings import Settings
from game.views.language import PSEUDO
from game.web.app import create_app
from tests.web.authoring import studio_tour
from tests.web.bot import Page, name_of
from tests.web.conftest import BASE
from tests.web.test_pseudo import escaped

pytestmark = pytest.mark.long

AUTHORS = {"textarea", "code", "pre", "option", "script", "style", "svg"}
"""Where an author's own words stand, or, in a picture, words that are cut to fit; a table below has the same."""
NAMES = re.compile(r"[\w/]+\.yaml(:\d+:\d+)?|[\w]+/|SC\d{3}|[a-z0-9_]+")


def visible(element: Element) -> list[str]:
    """Return what a reader sees of an element; a sentence goes on behind code in it.

    Left out are an author's own words, and what says itself in which language it is.
    """
    if name_of(element) in AUTHORS or element.get("lang"):
        return []
    found = [element.text or ""]
    for child in element:
        if name_of(child) == "code":
            found[-1] += child.tail or ""
        else:
            found += [*visible(child), child.tail or ""]
    return found


def leaks(page: Page) -> list[str]:
    """Return the sentences of a page that have not gone through the catalogue."""
    return [rest for text in visible(page.main) if (rest := escaped(text.strip())) and not NAMES.fullmatch(rest)]


def test_the_studio_is_translated_throughout(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = Settings(data_dir=tmp_path_factory.mktemp("pseudo"), cdn=False, language=PSEUDO)
    app = create_app(settings)
    with TestClient(app, base_url=BASE) as client:
        pages = studio_tour(client, TestClient(app, base_url=BASE))
    assert {name: found for name, page in pages.items() if (found := leaks(page))} == {}
    assert [name for name, page in pages.items() if "⟦" not in page.heading] == []
