"""Facts: the state under the names that clauses use."""

from collections.abc import Callable
from operator import attrgetter

from game.engine import dispute
from game.engine.fixed import scale
from game.engine.state import State, Value, ballot_of, chapter_of
from game.engine.tables import tables
from game.scenario.model import Scenario
from game.scenario.votes import BALLOT_WORDS


class Facts:
    """Answers `trust.russia`, `chose.august_2008`, `economy` … from one state."""

    __slots__ = ("_scenario", "_state")

    def __init__(self, scenario: Scenario, state: State) -> None:
        self._scenario = scenario
        self._state = state

    def value(self, name: str) -> int | bool | str | frozenset[str]:
        """Return the value of a name that the checks have accepted."""
        group, _, rest = name.partition(".")
        if rest:
            return _GROUPS[group](self._scenario, self._state, rest)
        if name == "turn":
            return self._state.turn
        if name == "year":
            return _year(self._scenario, self._state)
        return _plain(self._state.values[name])


def _plain(value: Value) -> int | bool | str | frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else value


def _year(scenario: Scenario, state: State) -> int:
    return tables(scenario).events[state.event].year if state.event else 0


def _trust(_: Scenario, state: State, power: str) -> int:
    return scale(state.standings[power].trust, 1, 10)


def _grievance(_: Scenario, state: State, power: str) -> int:
    return scale(state.standings[power].grievance, 1, 100)


def _rung(_: Scenario, state: State, power: str) -> int:
    return state.standings[power].rung


def _share(_: Scenario, state: State, rest: str) -> int:
    domain, __, power = rest.partition(".")
    return scale(state.shares[domain].get(power, 0), 1, 10)


def _tilt(scenario: Scenario, state: State, name: str) -> int:
    return scale(dispute.lean(scenario, state.acts, name), 1, 10)


def _chose(_: Scenario, state: State, event: str) -> str:
    chapter = chapter_of(state, event)
    return chapter.option if chapter else "none"


def _pledged(_: Scenario, state: State, pledge: str) -> bool:
    declared = state.pledges.get(pledge)
    return declared is not None and declared.firmness != "strike"


def _held(_: Scenario, state: State, commitment: str) -> bool:
    return commitment in state.held


def _stage(_: Scenario, state: State, initiative: str) -> int:
    project = state.projects.get(initiative)
    return project.stage if project else 0


def _event(_: Scenario, state: State, event: str) -> bool:
    return state.event == event


def _threat(scenario: Scenario, state: State, power: str) -> int:
    return tables(scenario).events[state.event].threats.get(power, 0) if state.event else 0


def _adopted(_: Scenario, state: State, event: str) -> bool:
    ballot = ballot_of(state, event)
    return ballot is not None and ballot.adopted


def _counted(word: str) -> Callable[[Scenario, State, str], int]:
    """Return what reads how many voted so, 0 before the vote."""
    count = attrgetter(word)

    def value(_: Scenario, state: State, event: str) -> int:
        ballot = ballot_of(state, event)
        return count(ballot) if ballot else 0

    return value


_GROUPS: dict[str, Callable[[Scenario, State, str], int | bool | str]] = {
    "trust": _trust,
    "grievance": _grievance,
    "rung": _rung,
    "share": _share,
    "tilt": _tilt,
    "chose": _chose,
    "pledged": _pledged,
    "held": _held,
    "stage": _stage,
    "event": _event,
    "threat": _threat,
    "adopted": _adopted,
    **{word: _counted(word) for word in BALLOT_WORDS},
}


def holds(scenario: Scenario, state: State, clauses: tuple[str, ...]) -> bool:
    """Return whether every clause is true."""
    return not clauses or scenario.holds(clauses, Facts(scenario, state))
