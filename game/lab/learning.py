"""Learning: how a player gets good at a scenario by playing it, always by the same procedure, so that results compare.

`ROUNDS` rounds of games. Each game is worth the balance that it came to, and nothing when security gave out. An option
is worth the mean of the games in which it was taken, drawn towards its worth of the round before by as much as `PRIOR`
games. In the next round options are taken by softmax of their worth, at a temperature of `HEAT` standard deviations of
what games of that round were worth.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp
from statistics import fmean, pstdev

from game.engine import State
from game.engine.scoring import balance
from game.lab.selfplay import play_game
from game.players import USUAL, ChancePlayer, LearnedPlayer, Player
from game.scenario.model import Scenario

ROUNDS = 4
GAMES = 300
"""Games of a round."""
PRIOR = 10
HEAT = 0.35
WHOLE = 10**9
"""The weight of an event's best option; none weighs less than 1, so that something is taken where the best is shut."""

Choices = Mapping[tuple[str, str], float]
"""(event, option) to what it is worth."""


def worth(state: State) -> int:
    """Return what a finished game is worth, in permille."""
    return (balance.balance(state) or 0) if state.ending == "complete" else 0


def learn(
    scenario: Scenario, seed: int, games: int = GAMES, rounds: int = ROUNDS, machine: str = USUAL
) -> LearnedPlayer:
    """Return a player that has learned from rounds of games, which begin with chance and the seed."""
    player: Player = ChancePlayer()
    known: Choices = {}
    for number in range(rounds):
        first = seed + number * games
        played = [play_game(scenario, one, player, machine).state for one in range(first, first + games)]
        known = _worths(played, known)
        player = learned = LearnedPlayer(_chances(known, HEAT * pstdev([worth(state) for state in played])))
    return learned


def _worths(played: Iterable[State], before: Choices) -> Choices:
    taken: dict[tuple[str, str], list[int]] = defaultdict(list)
    for state in played:
        for chapter in state.history:
            taken[(chapter.event, chapter.option)].append(worth(state))
    return {**before, **{place: _mixed(values, before.get(place)) for place, values in taken.items()}}


def _mixed(values: list[int], before: float | None) -> float:
    return fmean(values) if before is None else (sum(values) + PRIOR * before) / (len(values) + PRIOR)


def _chances(known: Choices, heat: float) -> dict[tuple[str, str], int]:
    """Return whole weights by softmax within each event."""
    best: dict[str, float] = {}
    for (event, _), value in known.items():
        best[event] = max(value, best.get(event, value))
    heat = heat or 1.0
    return {place: max(1, round(WHOLE * exp((value - best[place[0]]) / heat))) for place, value in known.items()}
