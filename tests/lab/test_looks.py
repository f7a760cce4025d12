"""Looks: plain data that can leave its process, the same again for the same, no more games than a page waits for."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from game.errors import ScenarioError
from game.lab import looks
from game.scenario.bundle import MAIN, Bundle
from game.scenario.places import places
from tests.scenario.conftest import TINY

pytestmark = pytest.mark.slow
BOTH = pytest.mark.parametrize("look", [looks.story, looks.coverage])


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    """A small scenario with an ending that never comes."""
    text = Bundle.from_path(TINY).files[MAIN]
    return Bundle({MAIN: text.replace("endings:", "endings:\n  - {when: [turn > 40], text: Never.}", 1)})


@BOTH
def test_it_can_leave_its_process_and_is_the_same_again(bundle: Bundle, look: Callable[[Bundle], Any]) -> None:
    found = look(bundle)
    assert pickle.loads(pickle.dumps(found)) == found == look(bundle)


@BOTH
def test_what_must_not_be_played_is_refused(look: Callable[[Bundle], Any]) -> None:
    with pytest.raises(ScenarioError):
        look(Bundle({"scenario.yaml": "title: T\n"}))


def test_every_gap_has_its_place_and_nobody_waits_for_more_than_a_page_allows(bundle: Bundle) -> None:
    found, at = looks.coverage(bundle)
    assert found.missing
    assert at == {one.where: places(bundle)(one.where) for one in found.missing}
    assert (found.plays, found.searched <= looks.TURNS) == (looks.PLAYS, True)


def test_the_story_is_weighed(bundle: Bundle) -> None:
    story, weights = looks.story(bundle)
    assert weights.plays == looks.WALKS
    assert len(weights.links) == len(story.links)
