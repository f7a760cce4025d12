"""Replays of exports: a game proves what it says, and whatever was changed in it is named with its place."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game import engine
from game.engine import DEBRIEF, RULES_VERSION, digest, observe, vocabulary
from game.errors import ScenarioError
from game.lab.replay import Header, MoveLine, export_of, replay_export
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.bundle import Bundle
from game.scenario.digest import rules_hash
from game.scenario.load import Loaded, load_path, load_scenario, require
from game.views.language import language

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny"
Export = dict[str, Any]


@pytest.fixture(scope="module")
def tiny() -> Loaded:
    return load_path(TINY, vocabulary())


@pytest.fixture(scope="module")
def played(tiny: Loaded) -> str:
    """The export of a game between machines, as a file holds it."""
    scenario = require(tiny)
    game = play_game(scenario, 11, PLAYERS["first"])
    states, lines = [engine.start(scenario, game.seed)], []
    for seq, (seat, move) in enumerate(game.moves, 1):
        turn, phase = states[-1].turn, states[-1].phase
        states.append(engine.play(scenario, states[-1], seat, move))
        data, checked = move.model_dump(mode="json"), digest(states[-1])
        lines.append(MoveLine(seq=seq, seat=seat, turn=turn, phase=phase, kind=move.kind, move=data, digest=checked))
    header = Header(
        scenario_id=scenario.id,
        title=scenario.title,
        bundle_hash=tiny.bundle.hash,
        rules_hash=rules_hash(scenario),
        rules_version=RULES_VERSION,
        seed=game.seed,
        complete=True,
    )
    return json.dumps(export_of(scenario, header, lines, [observe(scenario, each, DEBRIEF).seen for each in states]))


@pytest.fixture
def export(played: str) -> Export:
    found: Export = json.loads(played)
    return found


def told(loaded: Loaded, export: Export) -> list[str]:
    """Return every difference as the command line says it."""
    return [f"{one.where}: {language().say(one.text)}" for one in replay_export(loaded, export)]


def test_a_game_between_machines_replays_to_what_it_says(tiny: Loaded, export: Export) -> None:
    assert told(tiny, export) == []


@pytest.mark.parametrize(
    "field", ["scenario_id", "title", "bundle_hash", "rules_hash", "rules_version", "migrated_from", "viewer"]
)
@pytest.mark.slow
def test_a_header_that_is_not_of_this_scenario_and_these_rules_is_named(
    tiny: Loaded, export: Export, field: str
) -> None:
    before = export[field] or "–"
    assert told(tiny, {**export, field: "rubbish"}) == [f"{field}: recorded with rubbish, replayed with {before}"]


def test_a_scenario_whose_prose_alone_has_changed_is_another_bundle(tiny: Loaded, export: Export) -> None:
    text = tiny.bundle.files["scenario.yaml"].replace("title: The Lake\n", "title: The Sea\n")
    other = load_scenario(Bundle({"scenario.yaml": text}), vocabulary())
    assert [one.where for one in replay_export(other, export)] == ["title", "bundle_hash"]


def test_a_scenario_that_must_not_be_played_is_refused(export: Export) -> None:
    with pytest.raises(ScenarioError):
        replay_export(load_scenario(Bundle({"scenario.yaml": "title: None"}), vocabulary()), export)


def place_of(export: Export, kind: str) -> int:
    return next(place for place, line in enumerate(export["moves"]) if line["kind"] == kind)


@pytest.mark.parametrize(
    ("kind", "seat"),
    [
        ("press", "rubbish"),
        ("press", "aldmere"),
        ("order", "upland"),
        ("react", "guild"),
        ("close_phase", "rubbish"),
        ("close_phase", "upland"),
    ],
)
def test_a_move_of_a_seat_that_cannot_make_it_is_named(tiny: Loaded, export: Export, kind: str, seat: str) -> None:
    place = place_of(export, kind)
    export["moves"][place]["seat"] = seat
    assert told(tiny, export) == [f"moves.{place + 1}: Your seat cannot do that."]


@pytest.mark.parametrize(("field", "value"), [("turn", 9), ("phase", "over"), ("kind", "order")])
def test_a_move_that_stands_elsewhere_than_it_was_made_is_named(
    tiny: Loaded, export: Export, field: str, value: Any
) -> None:
    place = place_of(export, "close_phase")
    before = export["moves"][place][field]
    export["moves"][place][field] = value
    assert told(tiny, export) == [f"moves.{place + 1}.{field}: recorded {value}, replayed {before}"]


def test_a_digest_that_is_not_reached_is_named(tiny: Loaded, export: Export) -> None:
    before = export["moves"][2]["digest"]
    export["moves"][2]["digest"] = "rubbish"
    assert told(tiny, export) == [f"moves.3.digest: recorded rubbish, replayed {before}"]


def numbered(*numbers: int) -> Callable[[list[Any]], None]:
    """Return what gives the first moves other numbers."""

    def give(moves: list[Any]) -> None:
        for line, number in zip(moves, numbers, strict=False):
            line["seq"] = number

    return give


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (numbered(1, 2, 3, 5), ["moves.4.seq: recorded 5, replayed 4", "moves.5.seq: recorded 5, replayed 6"]),
        (numbered(1, 2, 2), ["moves.3.seq: recorded 2, replayed 3", "moves.4.seq: recorded 4, replayed 3"]),
        (numbered(2, 1), ["moves.1.seq: recorded 2, replayed 1", "moves.2.seq: recorded 1, replayed 3"]),
        (numbered(0, 1), ["moves.1.seq: recorded 0, replayed 1", "moves.3.seq: recorded 3, replayed 2"]),
    ],
    ids=["missing", "repeated", "out of order", "from nothing"],
)
def test_numbers_of_moves_follow_one_another(
    tiny: Loaded, export: Export, change: Callable[[list[Any]], None], found: list[str]
) -> None:
    change(export["moves"])
    assert told(tiny, export)[: len(found)] == found


def test_a_list_that_is_too_short_is_told_by_its_lengths_and_the_first_that_differs(
    tiny: Loaded, export: Export
) -> None:
    acts = copy.deepcopy(export["acts"])
    del export["acts"][1]
    lengths, *items = told(tiny, export)
    assert lengths == f"acts: {len(acts) - 1} recorded, {len(acts)} replayed; the first that differs:"
    assert items
    assert all(item.startswith("acts.2.") for item in items)


def test_a_list_that_is_empty_lacks_its_first(tiny: Loaded, export: Export) -> None:
    count = len(export["windows"])
    export["windows"] = []
    lengths, item = told(tiny, export)
    assert lengths == f"windows: 0 recorded, {count} replayed; the first that differs:"
    assert item.startswith("windows.1: recorded –, replayed {")
