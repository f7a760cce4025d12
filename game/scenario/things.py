"""Things: all that a scenario declares and a play may meet, each with the clauses under which it is met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.scenario.events import Event, Passage, Points
from game.scenario.model import Scenario
from game.scenario.source import Path, show


class Thing(NamedTuple):
    """What may be met: its kind, and its name within that kind."""

    kind: str
    name: str

    @property
    def owner(self) -> str:
        """The event of an option, or the initiative of a step; of anything else its own name."""
        return self.name.replace("/", " ").partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Declared:
    """A thing, its path in the file, its clauses, and the thing without which it is not met."""

    thing: Thing
    path: Path
    clauses: tuple[str, ...] = ()
    parent: Thing | None = None

    @property
    def where(self) -> str:
        """Where it stands in the file, as messages write it."""
        return show(self.path)

    @property
    def asked_at(self) -> Path:
        """The path of its clauses; the steps of an initiative share theirs."""
        if self.thing.kind == "step":
            return (*self.path[:2], "when")
        return (*self.path, "open" if self.thing.kind == "route" else "when")


MAIN = ("event", "option", "consequence", "step", "commitment", "call", "ending", "verdict")
"""Kinds that a report counts one by one; the rest are texts, findings and notes."""
KINDS = (*MAIN, "scene", "cable", "wire", "after", "points", "pledge", "legal", "route", "goal")


def declared(scenario: Scenario) -> tuple[Declared, ...]:
    """Return everything that a play of the scenario may meet, in the order of the file."""
    return (
        *(one for number, event in enumerate(scenario.events) for one in _event(event, ("events", number))),
        *_besides(scenario),
        *_paper(scenario),
        *_ends(scenario),
    )


def injected(scenario: Scenario) -> Iterator[Declared]:
    """Yield what a facilitator may put into a play, and none meets without one."""
    for name, spec in scenario.injects.items():
        own, path = Thing("inject", name), ("injects", name)
        yield Declared(own, path, spec.when)
        yield from _points(spec.points, path, own)


def answer_of(event: str, option: str) -> Thing:
    """Return the option of an event."""
    return Thing("option", f"{event}/{option}")


def step_of(initiative: str, number: int) -> Thing:
    """Return a step of an initiative, by its number from 0."""
    return Thing("step", f"{initiative} {number + 1}")


def numbered(kind: str, owner: str, number: int) -> Thing:
    """Return one of several things of a kind that an owner has, by its number from 0."""
    return Thing(kind, f"{owner} {number + 1}" if owner else str(number + 1))


def _event(event: Event, path: Path) -> Iterator[Declared]:
    own = Thing("event", event.id)
    yield Declared(own, path, event.when)
    yield from _texts("scene", event.scene, (*path, "scene"), own)
    for number, cable in enumerate(event.cables):
        yield Declared(numbered("cable", event.id, number), (*path, "cables", number), cable.when, own)
    yield from _texts("wire", event.wire, (*path, "wire"), own)
    for number, option in enumerate(event.options):
        answer, here = answer_of(event.id, option.id), (*path, "options", number)
        yield Declared(answer, here, option.when, own)
        yield from _points(option.points, here, answer)
        yield from _texts("after", option.after, (*here, "after"), answer)


def _texts(kind: str, passages: Sequence[Passage], path: Path, parent: Thing) -> Iterator[Declared]:
    for number, passage in enumerate(passages):
        yield Declared(numbered(kind, parent.name, number), (*path, number), passage.when, parent)


def _points(points: Sequence[Points], path: Path, parent: Thing) -> Iterator[Declared]:
    for number, one in enumerate(points):
        yield Declared(numbered("points", parent.name, number), (*path, "points", number), one.when, parent)


def _besides(scenario: Scenario) -> Iterator[Declared]:
    for name, brought in scenario.consequences.items():
        own, path = Thing("consequence", name), ("consequences", name)
        yield Declared(own, path, brought.when)
        yield from _points(brought.points, path, own)
    for name, spec in scenario.initiatives.items():
        for number, stage in enumerate(spec.stages):
            step, here = step_of(name, number), ("initiatives", name, "stages", number)
            yield Declared(step, here, spec.when, step_of(name, number - 1) if number else None)
            yield from _points(stage.points, here, step)
    for name, vow in scenario.commitments.items():
        own = Thing("commitment", name)
        yield Declared(own, ("commitments", name))
        if vow.call:
            yield Declared(Thing("call", name), ("commitments", name, "call"), vow.call.when, own)


def _paper(scenario: Scenario) -> Iterator[Declared]:
    if scenario.white_paper:
        for number, pledge in enumerate(scenario.white_paper.pledges):
            yield Declared(Thing("pledge", pledge.id), ("white_paper", "pledges", number), pledge.when)
    for number, note in enumerate(scenario.legal):
        yield Declared(numbered("legal", "", number), ("legal", number), note.when)
    for name, route in scenario.map.routes.items():
        yield Declared(Thing("route", name), ("map", "routes", name), route.open)


def _ends(scenario: Scenario) -> Iterator[Declared]:
    for number, ending in enumerate(scenario.endings):
        yield Declared(numbered("ending", "", number), ("endings", number), ending.when)
    for name, power in scenario.powers.items():
        for number, verdict in enumerate(power.verdicts):
            yield Declared(numbered("verdict", name, number), ("powers", name, "verdicts", number), verdict.when)
        for number, goal in enumerate(power.seat.goals if power.seat else ()):
            yield Declared(numbered("goal", name, number), ("powers", name, "seat", "goals", number), goal.when)
