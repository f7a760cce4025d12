"""Sources: whatever in a file changes something, and how often at most. What proofs and advice are worked out from."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.lab.coverage_things import Thing, answer_of, step_of
from game.scenario.effects import Effect, Schedule
from game.scenario.events import ActSpec
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Source:
    """An answer, a consequence or a step of an initiative, with what it changes."""

    thing: Thing
    effects: tuple[Effect, ...]
    acts: tuple[ActSpec, ...]
    begins: str | None = None

    def schedules(self, item: str) -> Iterator[int]:
        """Yield in how many turns it lets something come, for each time that it does."""
        for effect in self.effects:
            if isinstance(effect, Schedule) and effect.schedule == item:
                yield effect.in_


def sources(scenario: Scenario) -> tuple[Source, ...]:
    """Return all sources of a scenario, in the order of the file."""
    return tuple(_sources(scenario))


def _sources(scenario: Scenario) -> Iterator[Source]:
    for event in scenario.events:
        for option in event.options:
            yield Source(answer_of(event.id, option.id), option.effects, option.acts)
    for name, brought in scenario.consequences.items():
        yield Source(Thing("consequence", name), brought.effects, brought.acts)
    for name, spec in scenario.initiatives.items():
        for number, stage in enumerate(spec.stages):
            yield Source(step_of(name, number), stage.effects, stage.acts, stage.begins)
