"""Sources: whatever in a file changes something. What proofs and advice are worked out from."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario.effects import Add, Advance, Begin, Change, Effect, Remove, Schedule, Set
from game.scenario.events import ActSpec
from game.scenario.model import Scenario
from game.scenario.things import Thing, answer_of, step_of


@dataclass(frozen=True, slots=True)
class Source:
    """An answer, a consequence, a step of an initiative or an inject, with what it changes."""

    thing: Thing
    effects: tuple[Effect, ...]
    acts: tuple[ActSpec, ...]
    begins: str | None = None

    def schedules(self, item: str) -> Iterator[int]:
        """Yield in how many turns it lets something come, for each time that it does."""
        for effect in self.effects:
            if isinstance(effect, Schedule) and effect.schedule == item:
                yield effect.in_


def sources(scenario: Scenario) -> Iterator[Source]:
    """Yield all that the home country can bring about, in the order of the file."""
    for event in scenario.events:
        for option in event.options:
            yield Source(answer_of(event.id, option.id), option.effects, option.acts)
    for name, brought in scenario.consequences.items():
        yield Source(Thing("consequence", name), brought.effects, brought.acts)
    for name, spec in scenario.initiatives.items():
        for number, stage in enumerate(spec.stages):
            yield Source(step_of(name, number), stage.effects, stage.acts, stage.begins)


def put_in(scenario: Scenario) -> Iterator[Source]:
    """Yield all that a facilitator can bring about."""
    for name, spec in scenario.injects.items():
        yield Source(Thing("inject", name), spec.effects, spec.acts)


def moved(effect: Effect) -> str | None:
    """Return the name that an effect moves, a member by the name of its set; None where it can make nothing so."""
    match effect:
        case Change():
            return effect.change
        case Set():
            return effect.set
        case Advance():
            return effect.advance
        case Add():
            return effect.to
        case Remove():
            return effect.from_
        case Begin():
            return f"held.{effect.begin}"
    return None
