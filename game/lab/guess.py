"""Guesses: whether what the home country did can be told by the look of its text, without thinking what it says."""

import re
from collections.abc import Callable, Iterator, Mapping

from game.lab.lunch import Complaint
from game.scenario.events import Event, Option
from game.scenario.model import Scenario
from game.text import Text

LUCK = 10
"""Percent of right guesses above chance from which a deck gives the answer away."""
FEWEST = 5
"""Events below which a lucky run proves nothing."""
JOINT = re.compile(r"[,;:]|\b(?:and|but|or|while|with|without|once|until)\b", re.IGNORECASE)

Look = Callable[[Option], int]
LOOKS: Mapping[str, Look] = {
    "label-length": lambda option: len(option.label),
    "label-words": lambda option: len(option.label.split()),
    "label-clauses": lambda option: len(JOINT.findall(option.label)),
    "line-length": lambda option: len(option.line),
    "line-clauses": lambda option: len(JOINT.findall(option.line)),
    "advice-length": lambda option: len(option.wants.why) - len(option.opposes.why),
}
"""What a guesser looks at. It takes the option with the most of it, or another the one with the least."""


def giveaways(scenario: Scenario) -> Iterator[Complaint]:
    """Yield a complaint for each look by which what was done is found more often than chance and luck allow."""
    told = [(event, home.option) for event in scenario.events if (home := event.record.home) and home.option]
    if len(told) < FEWEST:
        return
    chance = sum(100 / len(event.options) for event, _ in told) / len(told)
    for name, look in LOOKS.items():
        for most in (True, False):
            right = 100 * sum(_hit(event, done, look, most) for event, done in told) / len(told)
            if right > chance + LUCK:
                key = f"check.giveaway.{name}.{'most' if most else 'least'}"
                yield Complaint(
                    "giveaway", "events", Text(key, {"right": round(right), "chance": round(chance)}), ("events",)
                )


def _hit(event: Event, done: str, look: Look, most: bool) -> float:
    """The share of a right guess: among options that look alike, any may be taken."""
    looks = {option.id: look(option) for option in event.options}
    end = max(looks.values()) if most else min(looks.values())
    taken = [option for option, value in looks.items() if value == end]
    return (done in taken) / len(taken)
