"""Calibration: what forecasts said against what then happened, over many games.

A direction is right when what moved went where the forecast pointed; what did not move at all is wrong too. Odds are
judged by the Brier score: the mean square of what was said less what happened (Brier 1950), 0 at best, 0.25 for a coin.
Powers that have put a price on the option are left out: they have said themselves what they would do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from game import engine
from game.engine import Order, State
from game.engine.cameo import RUNG
from game.engine.state import METERS, meters
from game.engine.tables import tables
from game.lab.forecast import NOTED, Outlook, directions, outlook
from game.players import MACHINES, POLICIES, USUAL, Player
from game.players.table import advance
from game.scenario.model import Scenario

RIGHT = (0.85, 1.0)
"""Shares of right directions that are sure enough, and not yet certain."""
BRIER = 0.18
"""The Brier score that forecasts may have at most."""


@dataclass(frozen=True, slots=True)
class Case:
    """A choice that was made in play: its forecast, the state before it and the settled one after it."""

    outlook: Outlook
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that was said, from 0 to 1 how surely, and whether it came so."""

    kind: str
    odds: float
    happened: bool


@dataclass(frozen=True, slots=True)
class Held:
    """How well sayings of one kind held: their number, the share that came so, and their Brier score."""

    said: int
    right: float
    brier: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well the forecasts of one policy's choices held."""

    scenario: str
    policy: str
    machine: str
    games: int
    seeds: tuple[int, int]
    directions: Held
    odds: Held
    kinds: Mapping[str, Held]
    holds: bool
    """Whether the share of right directions and the Brier score of the odds are within their bounds."""


def calibrate(scenario: Scenario, games: int, seed: int, policy: str = "chance", machine: str = USUAL) -> Calibration:
    """Return how well the forecasts of the chosen options held in so many games of a policy."""
    played = [case for one in range(seed, seed + games) for case in cases(scenario, one, POLICIES[policy], machine)]
    pointed = [saying for case in played for saying in pointings(scenario, case)]
    wagered = [saying for case in played for saying in wagers(scenario, case)]
    kinds: dict[str, list[Saying]] = {}
    for saying in (*pointed, *wagered):
        kinds.setdefault(saying.kind, []).append(saying)
    directions, odds = _held(pointed), _held(wagered)
    return Calibration(
        scenario=scenario.id,
        policy=policy,
        machine=machine,
        games=games,
        seeds=(seed, seed + games - 1),
        directions=directions,
        odds=odds,
        kinds={kind: _held(said) for kind, said in kinds.items()},
        holds=RIGHT[0] <= directions.right < RIGHT[1] and odds.brier <= BRIER,
    )


def _held(sayings: Sequence[Saying]) -> Held:
    right = fmean([one.happened for one in sayings] or [0.0])
    brier = fmean([(one.odds - one.happened) ** 2 for one in sayings] or [0.0])
    return Held(len(sayings), right, brier)


def cases(scenario: Scenario, seed: int, home: Player, machine: str = USUAL) -> Iterator[Case]:
    """Yield each choice of one game."""
    desk = scenario.home.id
    machines = dict.fromkeys(tables(scenario).seats, MACHINES[machine]) | {desk: home}
    before = engine.start(scenario, seed)
    made: tuple[Outlook, State] | None = None
    for seat, move, after in advance(scenario, before, machines, frozenset()):
        if seat == desk and isinstance(move, Order):
            made = outlook(scenario, engine.observe(scenario, before, desk), move.option, machine), before
        if made and after.settled > made[1].settled:
            yield Case(*made, after)
            made = None
        before = after


def pointings(scenario: Scenario, case: Case) -> Iterator[Saying]:
    """Yield each direction that the forecast pointed to: meters that rise or fall, capitals that are warm or cold."""
    moved = _moved(case) | rungs(scenario, case.after)
    priced = _priced(case)
    for name, sign in directions(case.outlook).items():
        if name in moved and name not in priced:
            kind = "meters" if name in METERS else "capitals"
            yield Saying(kind, 1.0, sign * moved[name] > 0)


def wagers(scenario: Scenario, case: Case) -> Iterator[Saying]:
    """Yield each thing that the forecast gave odds for."""
    said, chapter, happened = case.outlook, case.after.history[-1], rungs(scenario, case.after)
    told = [power for power in happened if power not in _priced(case)]
    for power in told:
        if count := said.cold.get(power):
            yield Saying("cold", count / said.futures, happened[power] < 0)
        if 2 * (count := said.warm.get(power, 0)) > said.futures:
            yield Saying("warm", count / said.futures, happened[power] > 0)
    for power, count in said.refusals.items():
        yield Saying("refusals", count / said.futures, power in chapter.refused)
    yield from _moves(case)
    if said.ends:
        yield Saying("ends", said.ends / said.futures, case.after.ending == "security")


def _moves(case: Case) -> Iterator[Saying]:
    """Yield how likely a meter was said to move far enough to be noticed."""
    said, moved = case.outlook, _moved(case)
    for meter, sign in directions(said).items():
        if meter in METERS:
            noted = sum(sign * by >= NOTED for by in said.meters[meter])
            yield Saying("moves", noted / said.futures, sign * moved[meter] >= NOTED)


def _moved(case: Case) -> dict[str, int]:
    """Return by how much each meter then moved."""
    changes = zip(METERS, meters(case.before.values), case.after.history[-1].meters_after, strict=True)
    return {meter: now - then for meter, then, now in changes}


def rungs(scenario: Scenario, state: State) -> dict[str, int]:
    """Return on which rung each power reacted last."""
    return {r.seat: RUNG[scenario.powers[r.seat].levers[r.lever].cameo] for r in state.history[-1].reactions}


def _priced(case: Case) -> frozenset[str]:
    presses = case.before.presses
    return frozenset(s for s, p in presses.items() if p.term and p.term.option == case.outlook.option)
