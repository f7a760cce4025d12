"""Places: what is named by its path is found in the file where its author wrote it."""

import pytest

from game.lab.inspect import load_any
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.load import require
from game.scenario.places import path_of, places
from game.scenario.things import declared

SPLIT = {
    "scenario.yaml": "title: T\nconsequences:\n  letter:\n    title: L\n",
    "events/a.yaml": "events:\n  - id: one\n    options:\n      - id: go\n      - id: stay\n",
    "events/b.yaml": "events:\n  - id: two\n",
    "strings/de.yaml": "title: Titel\n",
}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("events[0]", ("events/a.yaml", 2, 5)),
        ("events[0].options[1]", ("events/a.yaml", 5, 9)),
        ("events[0].options[1].after[0]", ("events/a.yaml", 5, 9)),
        ("events[1]", ("events/b.yaml", 2, 5)),
        ("consequences.letter", ("scenario.yaml", 3, 3)),
        ("title", ("scenario.yaml", 1, 1)),
    ],
)
def test_places_in_several_files(where: str, place: tuple[str, int, int]) -> None:
    found = places(Bundle(SPLIT))(where)
    assert (found.path, found.line, found.column) == place


def test_the_empty_path_is_the_scenario() -> None:
    assert path_of("") == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml")))
def test_everything_declared_has_a_place_of_its_own(name: str) -> None:
    loaded = load_any(SCENARIOS / name)
    at, things = places(loaded.bundle), declared(require(loaded))
    assert len({at(one.where) for one in things}) == len(things)
    for number, event in enumerate(require(loaded).events):
        place = at(f"events[{number}]")
        assert event.id in loaded.bundle.files[place.path].split("\n")[place.line - 1]
