"""Long-range consequence: one answer swapped on the same seed, all else left to the same policies, and what changes.

In a tenth of the games of chance each answer is swapped once for another drawn from those that were open. Chance draws
from the seed and the turn, so that a later answer differs only where the scenario has made it. What comes two events
later or more is compared: whether the event comes at all, which options are open, which texts are shown. A change is
remembered when it hangs on decisions, not on meters, trust or shares.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game import engine
from game.engine import Order, State
from game.engine.chance import draw
from game.errors import IllegalMove
from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap
from game.lab.depth.memory import dead, remembering
from game.lab.depth.pool import CHANCE, Moment, Pool, Step, steps
from game.scenario.model import Scenario

REACH = 2
"""Events from a choice to the first that counts: the next one does not."""
EVENT = "event"
"""Where the clauses of an event itself stand."""

Key = tuple[str, int]
"""An event, and how often it had come before in the same game."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where two meetings with an event differ: another line is quoted, something else is there, or nothing is."""

    where: str
    how: Literal["quoted", "other", "gone"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event that came late enough in a game: earlier answers that were swapped, and how many changed it."""

    swaps: int
    changed: int
    remembered: int
    beyond: int
    """How many changed more than a line that is quoted."""


TARGETS = {
    "any": Target(least=0.6, fails=0.4),
    "remembered": Target(least=0.35, fails=0.2),
    "dead": Target(most=0.1),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the shares of occurrences that a swap changes, and that of memory which nothing reads."""
    memory = remembering(pool.scenario)
    games = [tuple(_occurrences(pool, memory, seed)) for seed in pool.few]
    return (
        _share("any", games, pool.seed, lambda one: (one.changed > 0, 1)),
        _share("remembered", games, pool.seed, lambda one: (one.remembered > 0, 1)),
        _share("beyond", games, pool.seed, lambda one: (one.beyond > 0, 1)),
        _share("each", games, pool.seed, lambda one: (one.changed, one.swaps)),
        Measured("dead", dead(pool.scenario)),
    )


def plays(pool: Pool) -> int:
    """Return how many games are played at most: a tenth of the pool's again, and one for each swap."""
    return len(pool.few) * (1 + max(0, pool.scenario.turns - REACH))


def _share(
    name: str, games: Sequence[Sequence[Occurrence]], seed: int, of: Callable[[Occurrence], tuple[int, int]]
) -> Measured:
    def share(some: Sequence[Sequence[Occurrence]]) -> float | None:
        counted = [of(one) for game in some for one in game]
        whole = sum(number for _, number in counted)
        return sum(part for part, _ in counted) / whole if whole else None

    return Measured(name, share(games), bootstrap(games, share, seed))


def _occurrences(pool: Pool, memory: Mapping[tuple[str, str], bool], seed: int) -> Iterator[Occurrence]:
    """Yield what came late enough in one game of chance, beside the same in the games after each swap."""
    start = engine.start(pool.scenario, seed)
    told = list(steps(pool.scenario, start, pool.players[CHANCE], pool.machine))
    swaps = {
        place: _after_swap(pool, step)
        for place, step in enumerate(told[: max(0, len(told) - REACH)])
        if len(step.moment.open) > 1
    }
    keyed = _keyed([step.moment for step in told], Counter())
    for place, (key, here) in enumerate(keyed.items()):
        changes = [_differing(here, found.get(key)) for at, found in swaps.items() if at + REACH <= place]
        if changes:
            yield Occurrence(
                swaps=len(changes),
                changed=sum(bool(each) for each in changes),
                remembered=sum(any(_remembers(memory, here, one) for one in each) for each in changes),
                beyond=sum(any(one.how != "quoted" for one in each) for each in changes),
            )


def _keyed(moments: Sequence[Moment], met: Counter[str]) -> dict[Key, Moment]:
    """Return moments by their event and how often it had come; `met` counts what came before them."""
    keyed: dict[Key, Moment] = {}
    for one in moments:
        keyed[one.event, met[one.event]] = one
        met[one.event] += 1
    return keyed


def _after_swap(pool: Pool, step: Step) -> Mapping[Key, Moment]:
    """Return what came after one answer was swapped."""
    before, order = step.before, step.order
    others = [option for option in step.moment.open if option != order.option]
    other = others[draw(before.seed, before.turn, before.event or "", "", "swap", len(others))]
    state = _ordered(pool.scenario, before, order, other)
    after = [one.moment for one in steps(pool.scenario, state, pool.players[CHANCE], pool.machine)]
    return _keyed(after, Counter([*(chapter.event for chapter in before.history), step.moment.event]))


def _ordered(scenario: Scenario, before: State, order: Order, option: str) -> State:
    """Return the state after the same order with another answer; without what goes with it where it cannot be."""
    home = scenario.home.id
    try:
        return engine.play(scenario, before, home, order.model_copy(update={"option": option}))
    except IllegalMove:
        return engine.play(scenario, before, home, Order(option=option))


def _differing(one: Moment, other: Moment | None) -> list[Change]:
    """Return what differs between two meetings with an event: whether it comes, its options, its texts."""
    if other is None:
        return [Change(EVENT, "gone")]
    mine, theirs = one.pieces, other.pieces
    quoted = [Change(where, "quoted") for where, text in mine.items() if theirs.get(where, text) != text]
    return quoted + [Change(where, "other") for where in sorted({*mine} ^ {*theirs})]


def _remembers(memory: Mapping[tuple[str, str], bool], here: Moment, change: Change) -> bool:
    """Whether a difference hangs on a decision: news of one, a line that is quoted, a clause that asks for one."""
    known = change.how == "quoted" or change.where.startswith("news.")
    return known or memory.get((here.event, change.where), False)
