"""Staging: what an author says of where a try-out begins, made into a stage, or a sentence on why it cannot be."""

import difflib
from collections.abc import Mapping

from game.engine.stage import STANDING, Stage
from game.engine.state import METERS, Value
from game.errors import BadForm
from game.scenario.model import Scenario
from game.scenario.names import FlagType, NumberType, SetType, Type, WordType

FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def settable(scenario: Scenario) -> dict[str, Type]:
    """Return the names that a stage may set, with their types: what follows from play alone is not among them."""
    own = {"turn", *METERS, *scenario.state}
    return {name: kind for name, kind in scenario.names.items() if name in own or name.partition(".")[0] in STANDING}


def stage_of(scenario: Scenario, event: str | None, said: Mapping[str, str]) -> Stage:
    """Return the stage that an author asks for: an event, and values by name as they are written.

    Raises BadForm, with a sentence, for an event or a name that is not there and for a value that cannot be.
    """
    events = [one.id for one in scenario.events]
    if event and event not in events:
        raise BadForm("stage_event", name=event[:60], known=", ".join(_near(event, events)))
    names = settable(scenario)
    values: dict[str, Value] = {}
    for name, value in said.items():
        if name not in names:
            raise BadForm("stage_name", name=name[:60], known=", ".join(_near(name, list(names))))
        values[name] = _read(name, value.strip(), names[name])
    return Stage(event or None, values)


def written(said: str) -> dict[str, str]:
    """Return values by name out of lines like `economy = 40`; empty lines count for nothing.

    Raises BadForm for a line that is none.
    """
    found = {}
    for line in filter(None, map(str.strip, said.replace(";", "\n").splitlines())):
        name, equals, value = line.partition("=")
        if not equals:
            raise BadForm("stage_line", line=line[:60])
        found[name.strip()] = value.strip()
    return found


def _near(given: str, known: list[str]) -> list[str]:
    return difflib.get_close_matches(given[:60], known, n=3, cutoff=0.4) or known[:12]


def _read(name: str, value: str, kind: Type) -> Value:
    """Return a value in the type of its name."""
    match kind:
        case NumberType():
            if not _is_number(value) or not kind.low <= int(value) <= kind.high:
                raise BadForm("stage_number", name=name, value=value[:60], low=kind.low, high=kind.high)
            return int(value)
        case FlagType():
            return FLAGS[_one_of(name, value.lower(), tuple(FLAGS))]
        case WordType():
            return _one_of(name, value, kind.members)
        case SetType():
            return tuple(sorted(_one_of(name, one, kind.members) for one in value.replace(",", " ").split()))


def _is_number(value: str) -> bool:
    digits = value.removeprefix("-").removeprefix("+")
    return digits.isascii() and digits.isdecimal() and len(digits) <= 9


def _one_of(name: str, value: str, members: tuple[str, ...]) -> str:
    if value not in members:
        raise BadForm("stage_word", name=name, value=value[:60], known=", ".join(members))
    return value
