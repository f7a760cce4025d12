"""A game as text: what came, what was answered, how capitals reacted, what was found, and a digest for each turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game import engine
from game.engine.cameo import RUNG
from game.engine.scoring import balance, values
from game.engine.state import Chapter, State
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import MACHINES, POLICIES, USUAL
from game.scenario.model import Scenario

FOLDER = Path(__file__).parent
SCENARIOS = ("crossroads",)
THOROUGH = ("record", "first", "pleaser", "chance")
"""Policies of which several games are told."""
SEEDS = (1, 2008)


@dataclass(frozen=True)
class Tale:
    """A game to tell: with whom, on which seed."""

    scenario: str
    policy: str
    machine: str
    seed: int

    @property
    def path(self) -> Path:
        """Its golden file."""
        machine = "" if self.machine == USUAL else f"-{self.machine}"
        return FOLDER / f"{self.scenario}-{self.policy}-{self.seed}{machine}.txt"


def tales() -> Iterator[Tale]:
    """Yield every game that is told: two of some policies, one of the others, and one against each machine."""
    for scenario in SCENARIOS:
        for policy in POLICIES:
            for seed in SEEDS if policy in THOROUGH else SEEDS[-1:]:
                yield Tale(scenario, policy, USUAL, seed)
        for machine in MACHINES:
            if machine != USUAL:
                yield Tale(scenario, THOROUGH[-1], machine, SEEDS[-1])


def tell(tale: Tale) -> str:
    """Return a whole game between machines as text."""
    deck = load(Path(tale.scenario))
    game = play_game(deck, tale.seed, POLICIES[tale.policy], tale.machine)
    against = "" if tale.machine == USUAL else f", {tale.machine} at the powers"
    lines = [f"{tale.scenario}, {tale.policy} at home{against}, seed {tale.seed}"]
    state = engine.start(deck, tale.seed)
    digests = {}
    for seat, move in game.moves:
        state = engine.play(deck, state, seat, move)
        digests[state.turn] = engine.digest(state)
    for chapter in state.history:
        lines += ["", *_turn(deck, state, chapter), f"  digest {digests[chapter.turn]}"]
    return "\n".join([*lines, "", *_end(deck, state), ""])


def _turn(deck: Scenario, state: State, chapter: Chapter) -> list[str]:
    presses = [
        f"  {seat} expects {press.forecast}"
        + (f", {press.term.kind} {press.term.lever} on {press.term.option}" if press.term else "")
        + (f", bids {press.bid.level} for {press.bid.track}" if press.bid else "")
        for seat, press in chapter.presses.items()
    ]
    reactions = [
        f"  {r.seat} {RUNG[deck.powers[r.seat].levers[r.lever].cameo]:+d} {r.lever}"
        + (" as said" if r.honoured else "")
        + f"  [{'; '.join(f'{x.kind} {x.about} {x.amount:+d}' for x in r.reasons)}]"
        for r in chapter.reactions
    ]
    found = [f"  {f.axis} {f.points:+d} {f.because.key} ({f.origin})" for f in state.findings if f.turn == chapter.turn]
    windows = [f"  tested: {w.solidarity} {w.neutrality}" for w in state.windows if w.turn == chapter.turn]
    head = f"{chapter.turn} {chapter.event}: {chapter.option}"
    offices = f"  accepted {chapter.accepted} refused {chapter.refused}" if chapter.accepted or chapter.refused else ""
    meters = f"  meters {' '.join(str(value) for value in chapter.meters_after)}"
    votes = [
        f"  vote {one.yes}-{one.no}-{one.abstain}, {one.absent} absent"
        for one in state.ballots
        if one.turn == chapter.turn
    ]
    return [head, *presses, *([offices] if offices else []), *votes, *reactions, *found, *windows, meters]


def _end(deck: Scenario, state: State) -> list[str]:
    axes = " ".join(f"{axis} {value}" for axis, value in values(deck, state).items())
    return [f"{state.ending}: balance {balance.balance(state)}, halves {balance.halves(state)}", axes]
