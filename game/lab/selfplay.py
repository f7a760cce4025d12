"""Self-play: machines play whole games, by the same rules and path as people."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

from game import engine
from game.engine import Move, State
from game.engine.scoring import balance, values
from game.engine.state import METERS, meters
from game.engine.tables import tables
from game.players import MACHINES, POLICIES, USUAL, Player
from game.players.table import advance
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Game:
    """One game played to its end."""

    seed: int
    state: State
    moves: tuple[tuple[str, Move], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What many games came to; means over games, `balance` over those that tested both halves."""

    policy: str
    games: int
    seconds: float
    balance: float
    solidarity: float
    neutrality: float
    meters: Mapping[str, float]
    axes: Mapping[str, float]
    endings: Mapping[str, int]
    choices: Mapping[str, Mapping[str, int]]
    foreseen: float


def play_game(scenario: Scenario, seed: int, home: Player, machine: str = USUAL) -> Game:
    """Return a game between machines."""
    machines = dict.fromkeys(tables(scenario).seats, MACHINES[machine]) | {scenario.home.id: home}
    state = engine.start(scenario, seed)
    moves = []
    for seat, move, after in advance(scenario, state, machines, frozenset()):
        moves.append((seat, move))
        state = after
    return Game(seed, state, tuple(moves))


def selfplay(
    scenario: Scenario,
    games: int,
    seed: int,
    policy: str = "chance",
    home: Player | None = None,
    machine: str = USUAL,
) -> Report:
    """Play so many games with one policy at the home country's desk and return what they came to."""
    player = home or POLICIES[policy]
    began = perf_counter()
    played = [play_game(scenario, seed + number, player, machine) for number in range(games)]
    return report(scenario, policy, played, perf_counter() - began)


def report(scenario: Scenario, policy: str, played: list[Game], seconds: float) -> Report:
    """Return the summary of games that were played."""
    states = [game.state for game in played]
    axes = [values(scenario, state) for state in states]
    halves = [balance.halves(state) for state in states]
    endings: dict[str, int] = {}
    choices: dict[str, dict[str, int]] = {event.id: {} for event in scenario.events}
    for state in states:
        endings[state.ending or ""] = endings.get(state.ending or "", 0) + 1
        for chapter in state.history:
            taken = choices[chapter.event]
            taken[chapter.option] = taken.get(chapter.option, 0) + 1
    four = [meters(state.values) for state in states]
    chapters = [chapter for state in states for chapter in state.history]
    return Report(
        policy=policy,
        games=len(played),
        seconds=seconds,
        balance=_mean([b for state in states if (b := balance.balance(state)) is not None]),
        solidarity=_mean([s for s, _ in halves if s is not None]),
        neutrality=_mean([n for _, n in halves if n is not None]),
        meters={name: _mean([m[place] for m in four]) for place, name in enumerate(METERS)},
        axes={axis: _mean([each[axis] for each in axes]) for axis in (axes[0] if axes else {})},
        endings=endings,
        choices=choices,
        foreseen=_mean([len(c.foreseen_by) / c.forecasts for c in chapters if c.forecasts]),
    )  # fmt: skip


def _mean(values: list[int] | list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
