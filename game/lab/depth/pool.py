"""The pool: all games that the twelve metrics share, each reduced to what they ask of it as soon as it is over.

For so many plays it holds as many games of chance and of the learned player, a fifth as many of each other rung of
skill, and a grid of fixed habits times seeds. Swaps and forecasts play a tenth as many of their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from game import engine
from game.engine import Order, State
from game.engine.chance import draw
from game.engine.facts import holds
from game.engine.scoring.balance import road
from game.engine.tables import tables
from game.lab.depth import shown
from game.lab.learning import WHOLE, worth
from game.lab.selfplay import play_game
from game.lab.tournament import COMPETENT
from game.players import MACHINES, LearnedPlayer, Player
from game.players.table import advance
from game.scenario.model import Scenario

CHANCE, FIRST, GREEDY, LEARNED = "chance", "first", "greedy", "learned"
"""The rungs of skill: two novices, one that is careful today, one that has learned."""
OTHERS = 5
"""Of so many plays one is played on each rung that is neither chance nor learned."""
HABITS = 25
"""Of so many plays one makes a fixed habit, which plays `SEEDS` games."""
SEEDS = 10
FEWEST = 10
"""Habits that there are at least."""
FEW = 10
"""Of so many plays one is followed into its swaps, and one asked for its forecasts."""
GOOD_CORNER = "active"
"""The corner of solidarity and neutrality in which both reach the middle."""

Tell = Callable[[str, int, int], None]
"""What hears how far the work has come: a stage of it, how much of it is done, and of how much."""
Posture = tuple[str, ...]
"""What a game ended with, flag by flag: how each power was treated, what is held, begun and declared."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A choice that was made: what lay on the desk, what was open, what was taken, and how much there was to read."""

    event: str
    open: tuple[str, ...]
    option: str
    pieces: Mapping[str, str]
    read: int
    """Words of the desk and of what followed."""
    glance: int
    """The same with the details of no other answer than the one that was taken."""


@dataclass(frozen=True, slots=True)
class Step:
    """A choice with the state in which it was made, the order, and the last state before the next choice."""

    moment: Moment
    before: State
    order: Order
    after: State


@dataclass(frozen=True, slots=True)
class Play:
    """A finished game."""

    seed: int
    worth: int
    good: bool
    ending: str
    posture: Posture
    moments: tuple[Moment, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The events in the order in which they came."""
        return tuple(one.event for one in self.moments)

    @property
    def answers(self) -> tuple[str, ...]:
        """The events with what was answered."""
        return tuple(f"{one.event}/{one.option}" for one in self.moments)


@dataclass(frozen=True)
class Pool:
    """Games of one scenario for all metrics."""

    scenario: Scenario
    seed: int
    plays: int
    machine: str
    players: Mapping[str, Player]
    games: Mapping[str, tuple[Play, ...]]
    """Rung of skill to its games."""
    grid: tuple[tuple[int, ...], ...]
    """For each fixed habit what its games were worth, seed by seed."""

    @property
    def few(self) -> range:
        """The seeds of those games that are looked into one by one."""
        return range(self.seed, self.seed + ceil(self.plays / FEW))

    @cached_property
    def competent(self) -> tuple[Play, ...]:
        """The best of the learned player's games."""
        return best(self.games[LEARNED], COMPETENT)


def best(plays: Sequence[Play], share: float) -> tuple[Play, ...]:
    """Return so large a share of the games, those that were worth most, in the order of their seeds."""
    ranked = sorted(plays, key=lambda play: (-play.worth, play.seed))[: ceil(share * len(plays))]
    return tuple(sorted(ranked, key=lambda play: play.seed))


def gather(
    scenario: Scenario,
    plays: int,
    seed: int,
    players: Mapping[str, Player],
    machine: str,
    tell: Tell = lambda *_: None,
) -> Pool:
    """Play the games of a pool, and tell how many of them are over."""
    counts = {CHANCE: plays, FIRST: ceil(plays / OTHERS), GREEDY: ceil(plays / OTHERS), LEARNED: plays}
    runs = [(rung, one) for rung, count in counts.items() for one in range(seed, seed + count)]
    habits = [_habit(scenario, seed, number) for number in range(max(FEWEST, plays // HABITS))]
    whole = len(runs) + SEEDS * len(habits)
    games: dict[str, list[Play]] = {rung: [] for rung in counts}
    for done, (rung, one) in enumerate(runs, 1):
        games[rung].append(played(scenario, one, players[rung], machine))
        tell("games", done, whole)
    grid: list[tuple[int, ...]] = []
    for habit in habits:
        seeds = range(seed, seed + SEEDS)
        grid.append(tuple(worth(play_game(scenario, one, habit, machine).state) for one in seeds))
        tell("games", len(runs) + SEEDS * len(grid), whole)
    return Pool(scenario, seed, plays, machine, players, {rung: tuple(of) for rung, of in games.items()}, tuple(grid))


def _habit(scenario: Scenario, seed: int, number: int) -> Player:
    """Return a policy that gives to each event always the same answer, which was drawn for it."""
    weights: dict[tuple[str, str], int] = {}
    for event in scenario.events:
        taken = draw(seed, number, event.id, "", "habit", len(event.options))
        weights |= {(event.id, option.id): WHOLE if n == taken else 1 for n, option in enumerate(event.options)}
    return LearnedPlayer(weights)


def played(scenario: Scenario, seed: int, home: Player, machine: str) -> Play:
    """Return one game."""
    state = engine.start(scenario, seed)
    followed = tuple(steps(scenario, state, home, machine))
    last = followed[-1].after if followed else state
    told = tuple(step.moment for step in followed)
    return Play(seed, worth(last), is_good(last), ending(scenario, last), posture(scenario, last), told)


def steps(scenario: Scenario, state: State, home: Player, machine: str) -> Iterator[Step]:
    """Yield each choice that is made from a state to the end of the game."""
    desk = scenario.home.id
    machines = dict.fromkeys(tables(scenario).seats, MACHINES[machine]) | {desk: home}
    made: tuple[State, Order] | None = None
    before = settled = state
    for seat, move, after in advance(scenario, state, machines, frozenset()):
        if seat == desk and isinstance(move, Order):
            if made is not None:
                yield _step(scenario, *made, settled, before)
            made = before, move
        if after.settled > before.settled:
            settled = after
        before = after
    if made is not None:
        yield _step(scenario, *made, settled, before)


def _step(scenario: Scenario, before: State, order: Order, settled: State, after: State) -> Step:
    pieces = shown.desk(scenario, before)
    told = shown.read(shown.reveal(scenario, settled))
    read, glance = (told + shown.read(pieces, only) for only in (None, order.option))
    open_ids = engine.open_options(scenario, before)
    return Step(Moment(before.event or "", open_ids, order.option, pieces, read, glance), before, order, after)


def is_good(state: State) -> bool:
    """Return whether a game ended well: the country still decides, and both halves reach the middle."""
    return state.ending == "complete" and bool(state.windows) and road(state)[-1].quadrant == GOOD_CORNER


def ending(scenario: Scenario, state: State) -> str:
    """Return what a game ended in: why it ended, and the first written ending whose clauses hold."""
    number = next((n for n, one in enumerate(scenario.endings) if holds(scenario, state, one.when)), "")
    return f"{state.ending} {number}"


def posture(scenario: Scenario, state: State) -> Posture:
    """Return what a game ended with; a new flag is one line here."""
    home = scenario.home.id
    towards = dict.fromkeys(scenario.powers, 0)
    for act in state.acts:
        if act.source == home and act.target in towards:
            towards[act.target] += act.goldstein
    return (
        *(f"{power} {(by > 0) - (by < 0)}" for power, by in towards.items()),
        *(f"{name} {name in state.held}" for name in scenario.commitments),
        *(f"{name} {name in state.projects}" for name in scenario.initiatives),
        *(f"{name} {value}" for name, value in _declared(scenario, state)),
    )


def _declared(scenario: Scenario, state: State) -> Iterator[tuple[str, object]]:
    """Yield what the scenario declares and is no number, each member of a set by itself."""
    for name, variable in scenario.state.items():
        value = state.values[name]
        if isinstance(value, tuple):
            yield from ((f"{name}.{member}", member in value) for member in getattr(variable, "members", ()))
        elif variable.type != "number":
            yield name, value
