"""Checks that need the rules: no free lunch, no dominated option, no seat without a conflict of interests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.fixed import scale
from game.engine.scoring import AXES
from game.engine.state import METERS
from game.engine.tables import tables
from game.scenario.effects import Change, Schedule
from game.scenario.events import Event, Option
from game.scenario.model import Scenario
from game.scenario.source import Path
from game.text import Text

DISAPPOINTED = -100
"""Permille of a power's reading from which an option disappoints it."""
NOTICED = 50
"""Permille of a power's reading below which nobody would notice a difference."""
WORD = re.compile(r"[\w.]+")
CONFLICT_SHARE = 60
"""Percent of events in which a seat must want something that another does not."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with the balance of a scenario, and where."""

    code: str
    where: str
    text: Text
    path: Path = ()
    """Where in the file it stands."""


def complaints(scenario: Scenario) -> tuple[Complaint, ...]:
    """Return every complaint about the scenario's decisions."""
    found: list[Complaint] = []
    for event in scenario.events:
        found.extend(_free_lunches(scenario, event))
        found.extend(_dominated(scenario, event))
        found.extend(_false_objections(scenario, event))
    return (*found, *_free_initiatives(scenario), *_idle_seats(scenario))


def _complain(code: str, where: str, path: Path, **params: str) -> Complaint:
    return Complaint(code, where, Text(f"check.{code}", {"where": where, **params}), path)


def _at(scenario: Scenario, event: Event, option: str) -> Path:
    """Return where an option stands in the file."""
    ids = [one.id for one in event.options]
    return ("events", scenario.events.index(event), "options", ids.index(option))


def reading(scenario: Scenario, event: Event, option: Option, power: str) -> int:
    """Return what a power makes of an option before anything has been played, in permille."""
    return tables(scenario).readings[(event.id, option.id, power)].total


def _free_lunches(scenario: Scenario, event: Event) -> Iterator[Complaint]:
    for option in event.options:
        angers = any(reading(scenario, event, option, power) <= DISAPPOINTED for power in scenario.powers)
        spends = any(isinstance(e, Change) and e.change in METERS and e.by < 0 for e in option.effects)
        if not angers and not spends and not _closes(scenario, event, option):
            yield _complain("free-lunch", f"{event.id}.{option.id}", _at(scenario, event, option.id))


def _free_initiatives(scenario: Scenario) -> Iterator[Complaint]:
    """Yield a complaint for each initiative that takes nothing but attention and is minded by nobody."""
    for name, spec in scenario.initiatives.items():
        lasting = [scenario.commitments[stage.begins] for stage in spec.stages if stage.begins]
        costs = spec.credit or any(one.upkeep or one.binding or one.call for one in lasting)
        steps = [tables(scenario).steps[(name, number)].values() for number in range(len(spec.stages))]
        if not costs and not any(read.total <= DISAPPOINTED for step in steps for read in step):
            yield _complain("free-lunch", f"initiatives.{name}", ("initiatives", name))


def _closes(scenario: Scenario, event: Event, option: Option) -> bool:
    """Whether a later option names this event's answer among its clauses, and this answer shuts it."""
    return any(
        _shuts(clause, f"chose.{event.id}", option.id)
        for later in scenario.events
        for other in later.options
        for clause in other.when
    )


def _shuts(clause: str, name: str, option: str) -> bool:
    """Whether a clause that reads the answer holds of others than this: it leaves this out, or turns it away."""
    words = set(WORD.findall(clause))
    turns_away = "!=" in clause or "not" in words
    return name in words and turns_away == (option in words)


def _dominated(scenario: Scenario, event: Event) -> Iterator[Complaint]:
    worth = {option.id: _worth(scenario, event, option) for option in event.options}
    always = [option.id for option in event.options if not option.when]
    for option, mine in worth.items():
        better = (other for other in always if other != option and _is_better(worth[other], mine))
        if other := next(better, None):
            yield _complain("dominated", f"{event.id}.{option}", _at(scenario, event, option), other=other)


def _is_better(theirs: tuple[int, ...], mine: tuple[int, ...]) -> bool:
    return theirs != mine and all(t >= m for t, m in zip(theirs, mine, strict=True))


def _worth(scenario: Scenario, event: Event, option: Option) -> tuple[int, ...]:
    """What an option is worth to each seat, as far as one would notice it, on each meter and on each axis.

    On the meters the consequences count that it sets on their way.
    """
    powers = [scale(reading(scenario, event, option, seat), 1, NOTICED) for seat in tables(scenario).seats]
    later = [
        scenario.consequences[e.schedule]
        for e in option.effects
        if isinstance(e, Schedule) and e.schedule in scenario.consequences
    ]
    changes = [e for e in (*option.effects, *(e for one in later for e in one.effects)) if isinstance(e, Change)]
    spent = [sum(e.by for e in changes if e.change == meter) for meter in METERS]
    points = [
        sum(p.points for p in option.points if p.axis == axis.id)
        + sum(mark.points for mark in axis.marks if any(mark.applies(act.flags) for act in option.acts))
        for axis in AXES
    ]
    return (*powers, *spent, *points)


def _false_objections(scenario: Scenario, event: Event) -> Iterator[Complaint]:
    for option in event.options:
        objector = option.objection.from_
        if objector in scenario.powers and reading(scenario, event, option, objector) > 0:
            here = (*_at(scenario, event, option.id), "objection", "from")
            yield _complain("false-objection", f"{event.id}.{option.id}", here, power=objector)


def _idle_seats(scenario: Scenario) -> Iterator[Complaint]:
    seats = tables(scenario).seats
    for seat in seats:
        opposed = sum(_is_opposed(scenario, event, seat, seats) for event in scenario.events)
        if opposed * 100 < CONFLICT_SHARE * len(scenario.events):
            counts = {"share": str(opposed), "events": str(len(scenario.events))}
            yield _complain("seat-conflict", f"powers.{seat}", ("powers", seat), **counts)


def _is_opposed(scenario: Scenario, event: Event, seat: str, seats: tuple[str, ...]) -> bool:
    """Whether the option that the seat likes best is one that another seat dislikes."""
    best = max(event.options, key=lambda option: (reading(scenario, event, option, seat), option.id))
    return any(reading(scenario, event, best, other) < 0 for other in seats if other != seat)
