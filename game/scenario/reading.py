"""Readings: every place of a scenario that asks for something, with the names that its clauses and texts read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from pydantic import BaseModel

from game.scenario.digest import is_prose
from game.scenario.expression import ExpressionError, compile_clause
from game.scenario.model import Scenario
from game.scenario.source import Path
from game.text import Text

CLAUSES = ("when", "open")
"""Fields that hold clauses. What the tests of a file expect leads to nothing."""
GATES = {"events": "comes", "consequences": "comes", "initiatives": "open", "endings": "shown", "commitments": "calls"}
"""What a clause decides that belongs to the whole thing."""
QUOTED = ("line", "pledge", "yes", "no", "abstain", "absent")
"""Placeholders that quote something else."""
LEFT_OUT = ("tests", "record", "teaching")


@dataclass(frozen=True, slots=True)
class Reading:
    """One clause or text that reads something."""

    node: str
    """Whose it is."""
    who: Text
    """Which part of it."""
    does: Text
    names: tuple[str, ...]


def readings(scenario: Scenario) -> Iterator[Reading]:
    """Yield everything that reads a name, in the order of the file; clauses that do not compile read nothing."""
    for path, text, clause in _leaves(scenario, ()):
        names = _read(scenario, text) if clause else _quoted(text)
        node = _owner(scenario, path) if names else None
        if node:
            yield Reading(
                node, _part(scenario, path), _does(path, text) if clause else Text("story.does.quotes"), names
            )


def _read(scenario: Scenario, clause: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(compile_clause(clause, scenario.names).reads))
    except ExpressionError:
        return ()


def _quoted(text: str) -> tuple[str, ...]:
    """Return the names of the placeholders that quote something else, such as line.august."""
    if "{" not in text:
        return ()
    try:
        fields = [field for _, field, _, _ in Formatter().parse(text) if field]
    except ValueError:
        return ()
    return tuple(sorted({field for field in fields if field.partition(".")[0] in QUOTED and "." in field}))


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Yield every clause and text with its path, and whether it is a clause."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            here = (*path, field.alias or name)
            if name not in LEFT_OUT:
                clause = name in CLAUSES
                yield from (
                    _strings(getattr(value, name), here, clause)
                    if clause or is_prose(field)
                    else _leaves(getattr(value, name), here)
                )
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _leaves(item, (*path, number))


def _strings(value: Any, path: Path, clause: bool) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(value, str):
        yield path, value, clause
    elif isinstance(value, Mapping | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield path, item, clause


def _owner(scenario: Scenario, path: Path) -> str | None:
    """Return the node that a path belongs to, or None for what is no part of the story."""
    top, *rest = path
    if top == "events":
        return f"event.{scenario.events[int(rest[0])].id}"
    if top in ("consequences", "initiatives", "commitments"):
        return f"{str(top).removesuffix('s')}.{rest[0]}"
    if top == "endings":
        return f"ending.{int(rest[0]) + 1}"
    if top == "white_paper":
        return "paper.paper"
    return f"about.{top}" if top in ("powers", "legal", "map") else None


def _part(scenario: Scenario, path: Path) -> Text:
    """Return which part of its node a path leads to, for a person who knows the keys of the file."""
    if path[0] == "events" and path[2] == "options":
        option = scenario.events[int(path[1])].options[int(path[3])].id
        if path[4] == "when":
            return Text("story.who.option", {"option": option})
        return Text("story.who.option_part", {"option": option, "part": str(path[4])})
    if path[0] == "white_paper" and path[1] == "pledges" and scenario.white_paper:
        return Text("story.who.pledge", {"pledge": scenario.white_paper.pledges[int(path[2])].id})
    if path[0] == "powers":
        return Text("story.who.power", {"power": scenario.powers[str(path[1])].short})
    if path[0] == "map":
        return Text("story.who.route", {"route": scenario.map.routes[str(path[2])].name})
    part = next((str(key) for key in path[2:] if isinstance(key, str) and key not in CLAUSES), "")
    return Text("story.who.part", {"part": part}) if part and path[0] != "commitments" else Text("story.who.it")


def _does(path: Path, clause: str) -> Text:
    """Return what a clause decides."""
    of_option = path[0] == "events" and path[2] == "options" and path[4] == "when"
    of_all = path[2:] == ("when",) or path[0] == "commitments"
    if of_option:
        what = "open"
    elif of_all and str(path[0]) in GATES:
        what = GATES[str(path[0])]
    else:
        what = "drafted" if path[0] == "white_paper" else "counts"
    return Text(f"story.does.{what}", {"clause": clause})
