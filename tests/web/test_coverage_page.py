"""Coverage for a page: the same view as on the terminal, after a bounded search."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.errors import ScenarioError
from game.lab.inspect import load_any
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.views.language import language
from game.web.coverage import TURNS, coverage

pytestmark = pytest.mark.slow


def test_a_page_gets_sections_and_the_same_again() -> None:
    loaded = load_any(Path("crossroads"))
    view = coverage(language(), loaded, plays=3)
    assert view == coverage(language(), loaded, plays=3)
    assert [section.name for section in view.sections][0] == "kinds"
    assert all(section.entries or section.table for section in view.sections)
    assert view.has_gap
    gap = next(section for section in view.sections if section.name == "unseen").entries[0]
    assert gap.place is not None
    assert gap.place.path in loaded.bundle.files


def test_nobody_waits_for_more_games_than_a_page_allows() -> None:
    loaded = load_any(Path("tests/scenarios/tiny").resolve())
    assert f": {TURNS // 4} games from seed 1 on" in coverage(language(), loaded, plays=100_000).head


def test_what_must_not_be_played_is_refused() -> None:
    with pytest.raises(ScenarioError):
        coverage(language(), load_scenario(Bundle({"scenario.yaml": "title: T\n"}), vocabulary()))
