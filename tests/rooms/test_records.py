"""Records: a finished game is kept whole and proves itself; an unfinished one tells what its seat may know."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from game import rooms
from game.engine import vocabulary
from game.engine.scoring import AXES, values
from game.engine.state import METERS
from game.errors import BadForm, NotYourSeat, ScenarioError
from game.lab.replay import replay_export
from game.rooms import Desk
from game.rooms.library import Library
from game.scenario.load import Loaded, alone, load_path
from tests.rooms.table import (
    ANN,
    BEN,
    DECK,
    SEED,
    act,
    counted,
    execute,
    home,
    is_over,
    log_of,
    open_desk,
    play_to,
    powers,
    to_talks,
)

pytestmark = pytest.mark.slow
"""Together they take some seconds."""


@pytest.fixture
def finished(desk: Desk, game: str) -> dict[str, Any]:
    """The export of a game that is over, as a file holds it."""
    play_to(desk, game, is_over)
    exported: dict[str, Any] = json.loads(json.dumps(rooms.export(desk, game, home(desk), ANN)))
    return exported


@pytest.fixture
def loaded() -> Loaded:
    """The scenario of the game, with the bundle that it began with."""
    return alone(load_path(DECK, vocabulary()))


def test_a_finished_game_replays_to_what_it_says(finished: dict[str, Any], loaded: Loaded) -> None:
    assert replay_export(loaded, finished) == []


def test_a_finished_game_tells_all_but_who_played(desk: Desk, game: str, finished: dict[str, Any]) -> None:
    rows = log_of(desk, game)
    assert (finished["format"], finished["complete"], finished["seed"]) == (1, True, SEED)
    assert [move["seq"] for move in finished["moves"]] == [row["seq"] for row in rows]
    assert [move["digest"] for move in finished["moves"]] == [row["digest"] for row in rows]
    sight = rooms.see(desk, game, home(desk))
    last = finished["turns"][-1]
    assert last["axes"] == values(sight.scenario, sight.observation.seen)
    assert last["meters"] == {name: sight.observation.seen.values[name] for name in METERS}
    assert [turn["turn"] for turn in finished["turns"]] == list(range(1, len(finished["turns"]) + 1))
    assert set(last["axes"]) == {axis.id for axis in AXES}
    assert len(finished["findings"]) == len(sight.observation.seen.findings)
    assert {"acts", "windows", "pledges", "halves", "balance", "ending", "rules_hash", "bundle_hash"} <= set(finished)
    assert ANN not in json.dumps(finished)


def test_a_finished_game_is_kept(desk: Desk, game: str, finished: dict[str, Any]) -> None:
    with counted(desk) as statements:
        assert rooms.export(desk, game, home(desk), ANN) == finished
    assert len(statements) == 3


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("turns", 0, "meters", "economy"), -1, "turns.1.meters.economy"),
        (("turns", 0, "axes", "A4"), -1, "turns.1.axes.A4"),
        (("ending",), "nonsense", "ending"),
        (("halves", "neutrality"), -1, "halves.neutrality"),
        (("moves", 0, "turn"), 9, "moves.1.turn"),
    ],
)
def test_a_changed_export_says_where(
    finished: dict[str, Any], loaded: Loaded, path: tuple[Any, ...], value: Any, where: str
) -> None:
    changed: Any = copy.deepcopy(finished)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert [difference.where for difference in replay_export(loaded, changed)] == [where]


def test_another_seed_is_found_out(finished: dict[str, Any], loaded: Loaded) -> None:
    assert any(d.where.endswith("digest") for d in replay_export(loaded, {**finished, "seed": SEED + 1}))


def test_a_missing_move_is_found_out(finished: dict[str, Any], loaded: Loaded) -> None:
    found = replay_export(loaded, {**finished, "moves": finished["moves"][1:]})
    assert "moves.1.seq" in [difference.where for difference in found]
    assert found[-1].text.key.startswith("error.")


@pytest.mark.parametrize("broken", [None, [], {}, {"format": 2}, {"moves": "x"}, {"seed": None}, {"complete": False}])
def test_what_is_no_export_is_refused(finished: dict[str, Any], loaded: Loaded, broken: Any) -> None:
    with pytest.raises(BadForm):
        replay_export(loaded, {**finished, **broken} if broken else broken)


def test_an_unfinished_game_gives_away_nothing_hidden(desk: Desk, game: str) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    partial = rooms.export(desk, game, home(desk), ANN)
    assert (partial["complete"], partial["viewer"], partial["seed"]) == (False, home(desk), None)
    assert [(move["seq"], move["seat"], move["digest"]) for move in partial["moves"]] == [(1, home(desk), None)]
    assert partial["turns"][0]["axes"]
    assert str(SEED) not in {str(value) for value in partial.values()}
    json.dumps(partial)


def test_no_digest_tells_of_what_is_sealed(desk: Desk, game: str) -> None:
    power, _ = to_talks(desk, game)
    act(desk, game, power, BEN, "press")
    assert log_of(desk, game)[-1]["seat"] == power
    assert log_of(desk, game)[-1]["digest"]
    assert {move["digest"] for move in rooms.export(desk, game, power, BEN)["moves"]} == {None}


def test_a_power_is_not_told_how_home_was_judged(desk: Desk, game: str) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    token = powers(desk)[0]
    with pytest.raises(NotYourSeat):
        rooms.export(desk, game, token, BEN)
    execute(desk, "INSERT INTO grants VALUES ('person-ben', :game, :seat)", game=game, seat=token)
    partial = rooms.export(desk, game, token, BEN)
    assert partial["findings"] == []
    assert partial["windows"] == []
    assert partial["turns"][0]["axes"] == {}


def test_an_export_needs_no_file_of_the_scenario(
    desk: Desk, game: str, finished: dict[str, Any], tmp_path: Path
) -> None:
    assert rooms.export(open_desk(tmp_path, Library(())), game, home(desk), ANN) == finished


def test_a_game_that_cannot_be_shown_can_still_be_taken_along(desk: Desk, game: str, tmp_path: Path) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    execute(desk, "UPDATE log SET digest = 'other'")
    execute(desk, "UPDATE games SET idle = 0")
    assert rooms.resume_rooms(open_desk(tmp_path)) == 0
    assert [move["kind"] for move in rooms.export(open_desk(tmp_path), game, home(desk), ANN)["moves"]] == ["order"]
    execute(desk, """UPDATE bundles SET files = '[["scenario.yaml", "format: 99"]]'""")
    later = open_desk(tmp_path)
    with pytest.raises(ScenarioError):
        rooms.see(later, game, home(desk))
    assert [move["kind"] for move in rooms.export(later, game, home(desk), ANN)["moves"]] == ["order"]
    assert rooms.resume_rooms(later) == 0
