"""Games for the tests of behaviours, made from what was done in each turn; nobody plays them."""

from typing import Any

from game import engine
from game.engine.behaviours.base import Course, Detector, Reading, course
from game.engine.cameo import GOLDSTEIN
from game.engine.commit import acts_of
from game.engine.state import Act, Chapter, State, changed
from game.engine.tables import tables
from game.scenario.model import Scenario
from tests.engine.build import Data, event, option, power, scenario

POWERS: dict[str, Data] = {
    "north": power(capability=80, rivals={"west": 60, "isle": 70}, red_lines=("sanctions",)),
    "west": power(capability=100, rivals={"north": 60}),
    "east": power(capability=50),
    "isle": power(capability=20, rivals={"north": 70}),
}
"""North is strong, west is its strongest rival, the isle is a weak one, east is nobody's."""
DISPUTE = {"strait": {"name": "The strait", "sides": ["isle", "north"]}}


def turn(*acts: Data, **of_event: Any) -> Data:
    """Return a turn in which these acts were chosen, and what its event is like."""
    return {"acts": acts, **of_event}


def game(*turns: Data, powers: dict[str, Data] = POWERS, replies: tuple[Act, ...] = ()) -> tuple[Scenario, State]:
    """Return a game of these turns, with what was done in them and by others."""
    events = [
        event(f"e{number}", option("go", *one["acts"]), turn=number, **{k: v for k, v in one.items() if k != "acts"})
        for number, one in enumerate(turns, 1)
    ]
    small = scenario(*events, powers=powers, disputes=DISPUTE, turns=max(1, len(turns)))
    state = engine.start(small, 1)
    done: tuple[Act, ...] = ()
    for number, one in enumerate(turns, 1):
        spec = tables(small).options[(f"e{number}", "go")]
        done += acts_of(small, changed(state, turn=number), spec.acts, f"e{number}", "go") if one["acts"] else ()
    history = tuple(chapter(number, f"e{number}") for number in range(1, len(turns) + 1))
    return small, changed(state, acts=done + replies, history=history)


def chapter(number: int, name: str) -> Chapter:
    """Return a chapter that tells no more than what was answered."""
    return Chapter(number, name, "go", (), 0, (), (), {}, (50, 50, 50, 50), {}, {})


def reply(number: int, source: str, cameo: str) -> Act:
    """Return what a power did to the home country in a turn."""
    return Act(number, source, "home", cameo, GOLDSTEIN[cameo], "political", frozenset(), f"e{number}", "lever")


def course_of(*turns: Data, **rest: Any) -> Course:
    """Return the course of a game of these turns."""
    return course(*game(*turns, **rest))


def read(detector: Detector, *turns: Data, **rest: Any) -> Reading:
    """Return what a detector reads in a game of these turns."""
    return detector.read(course_of(*turns, **rest))


def strength(detector: Detector, *turns: Data, **rest: Any) -> int | None:
    """Return the strength that a detector reads in a game of these turns."""
    return read(detector, *turns, **rest).strength


def whys(reading: Reading) -> list[tuple[int, str]]:
    """Return the turns of the evidence with the last word of the key of each reason."""
    return [(one.turn, one.because.key.rpartition(".")[2]) for one in reading.evidence]


def parts(reading: Reading) -> dict[str, int | None]:
    """Return the parts by their name."""
    return {part.name: part.value for part in reading.parts}
