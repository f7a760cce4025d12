"""Exports: a whole game as JSON, and the proof that it replays to what it says. Nothing here reads a database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from game import engine
from game.engine import DEBRIEF, RULES_VERSION, ClosePhase, Stage, State, digest, observe, parse_move
from game.engine.canonical import plain
from game.engine.scoring import values
from game.engine.scoring.balance import balance, halves
from game.engine.state import METERS
from game.errors import BadForm, GameError, IllegalMove
from game.players.table import CLOCK
from game.scenario.digest import rules_hash
from game.scenario.load import Loaded, require
from game.scenario.model import Scenario
from game.text import Text

FORMAT: Final = 1
DERIVED = ("turns", "acts", "findings", "windows", "pledges", "halves", "balance", "ending")
"""What follows from the moves: it is kept for readers, and compared when the moves are replayed."""


class MoveLine(BaseModel):
    """One move of an export; `digest` is that of the state after it, where one was recorded."""

    model_config = ConfigDict(frozen=True)

    seq: int
    seat: str
    turn: int
    phase: str
    kind: str
    move: dict[str, Any]
    digest: str | None = None


class Header(BaseModel):
    """What a game was played with. A seed is given of finished games only."""

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = FORMAT
    scenario_id: str
    title: str
    bundle_hash: str
    rules_hash: str
    rules_version: str
    migrated_from: str | None = None
    seed: int | None = None
    complete: bool
    viewer: str | None = None
    """The seat whose view an unfinished game is told from."""
    stage: dict[str, Any] | None = None
    """Where a try-out began, when that was not the beginning."""


class _Whole(Header):
    """A complete export, as a file may hold it."""

    seed: int
    complete: Literal[True]
    moves: tuple[MoveLine, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a replay does not come to what was recorded."""

    where: str
    text: Text


def read_export(path: Path) -> dict[str, Any]:
    """Return the JSON object of a file.

    Raises BadForm when it holds none.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadForm("bad_export") from problem
    if not isinstance(found, dict) or "scenario_id" not in found:
        raise BadForm("bad_export")
    return found


def export_of(scenario: Scenario, header: Header, moves: Sequence[MoveLine], states: Sequence[State]) -> dict[str, Any]:
    """Return the export: header, moves, and what follows from them; `states` are what its reader may know."""
    judged = header.viewer in (None, scenario.home.id)
    events = [event.id for event in scenario.events]
    return {**bare_export(header, moves), "events": events, **derived(scenario, states, judged)}


def bare_export(header: Header, moves: Sequence[MoveLine]) -> dict[str, Any]:
    """Return header and moves alone."""
    return {**header.model_dump(), "moves": [move.model_dump() for move in moves]}


def derived(scenario: Scenario, states: Sequence[State], judged: bool) -> dict[str, Any]:
    """Return what follows from the moves; axes and balance only where the findings may be known."""
    last = states[-1]
    solidarity, neutrality = halves(last)
    return {
        "turns": [_turn(scenario, state, judged) for state in _settled(states)],
        "acts": plain(last.acts),
        "findings": plain(last.findings),
        "windows": plain(last.windows),
        "pledges": plain(last.pledges),
        "halves": {"solidarity": solidarity, "neutrality": neutrality},
        "balance": balance(last),
        "ending": last.ending,
    }


def switched(scenario: Scenario, export: Mapping[str, Any]) -> frozenset[str]:
    """Return the events of a deck that were the other way round than usual in the game that was saved."""
    played = export.get("events")
    if not isinstance(played, list) or scenario.deck is None:
        return frozenset()
    return frozenset(one.event for one in scenario.deck.switches if (one.event in played) == one.off)


def replay_export(loaded: Loaded, export: Any) -> list[Difference]:
    """Return where the replay of a complete export differs from it; nothing when it holds.

    Raises BadForm when it is no complete export, ScenarioError when the scenario must not be played.
    """
    scenario = require(loaded)
    try:
        whole = _Whole.model_validate(export)
    except ValidationError as problem:
        raise BadForm("bad_export") from problem
    found = list(_other_footing(loaded.bundle.hash, scenario, whole))
    states, last = [engine.begin(scenario, whole.seed, Stage.from_json(whole.stage) if whole.stage else None)], 0
    for number, line in enumerate(whole.moves, 1):
        where, before = f"moves.{number}", states[-1]
        expected = {"seq": last + 1, "turn": before.turn, "phase": before.phase, "kind": line.move.get("kind")}
        found += _compared(where, line.model_dump(include=set(expected)), expected)
        try:
            states.append(_after(scenario, before, line))
        except GameError as problem:
            return [*found, Difference(where, problem.text)]
        if line.digest is not None:
            found += _compared(f"{where}.digest", line.digest, digest(states[-1]))
        last = line.seq
    told = derived(scenario, [observe(scenario, state, DEBRIEF).seen for state in states], judged=True)
    return found + [difference for key in DERIVED for difference in _compared(key, export.get(key), told[key])]


def _other_footing(bundle_hash: str, scenario: Scenario, header: Header) -> Iterator[Difference]:
    """Yield where a header names another scenario or other rules than those of this replay."""
    here = {
        "scenario_id": scenario.id,
        "title": scenario.title,
        "bundle_hash": bundle_hash,
        "rules_hash": rules_hash(scenario),
        "rules_version": RULES_VERSION,
        "migrated_from": None,
        "viewer": None,
    }
    for field, replayed in here.items():
        recorded = getattr(header, field)
        if recorded != replayed:
            yield _difference(field, "replay.other", recorded, replayed)


def _after(scenario: Scenario, state: State, line: MoveLine) -> State:
    """Return the state after a recorded move.

    Raises BadForm when it is none, IllegalMove or StaleMove when the rules forbid it, or forbid it to that seat.
    """
    move = parse_move(line.move)
    if isinstance(move, ClosePhase) and line.seat not in (scenario.home.id, CLOCK):
        raise IllegalMove("wrong_seat", seat=line.seat)
    return engine.play(scenario, state, line.seat, move)


def _settled(states: Sequence[State]) -> Iterator[State]:
    """Yield the state at the end of each turn: that in which the meters were noted."""
    noted = 0
    for state in states:
        if state.settled > noted:
            noted = state.settled
            yield state


def _turn(scenario: Scenario, state: State, judged: bool) -> dict[str, Any]:
    chapter = state.history[-1]
    meters = dict(zip(METERS, chapter.meters_after, strict=True))
    axes = values(scenario, state) if judged else {}
    return {"turn": chapter.turn, "event": chapter.event, "option": chapter.option, "meters": meters, "axes": axes}


def _compared(where: str, recorded: Any, replayed: Any) -> Iterator[Difference]:
    """Yield the innermost places at which two pieces of JSON differ; of lists that differ in length only the first."""
    if isinstance(recorded, Mapping) and isinstance(replayed, Mapping):
        for key in sorted(recorded.keys() | replayed.keys()):
            yield from _compared(f"{where}.{key}", recorded.get(key), replayed.get(key))
    elif isinstance(recorded, list) and isinstance(replayed, list):
        pairs = [
            (number, *pair) for number, pair in enumerate(zip_longest(recorded, replayed), 1) if pair[0] != pair[1]
        ]
        if len(recorded) != len(replayed):
            yield _difference(where, "replay.length", len(recorded), len(replayed))
            pairs = pairs[:1]
        for number, one, other in pairs:
            yield from _compared(f"{where}.{number}", one, other)
    elif recorded != replayed:
        yield _difference(where, "replay.differs", recorded, replayed)


def _difference(where: str, key: str, recorded: Any, replayed: Any) -> Difference:
    told = {"recorded": recorded, "replayed": replayed}
    return Difference(where, Text(key, {name: "–" if value is None else str(value) for name, value in told.items()}))
