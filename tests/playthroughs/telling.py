"""A game as text: what came, what was answered, how capitals reacted, what was found, and a digest for each turn."""

from collections.abc import Iterator
from pathlib import Path

from game import engine
from game.engine.cameo import RUNG
from game.engine.scoring import balance, values
from game.engine.state import Chapter, State
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario

FOLDER = Path(__file__).parent
SCENARIOS = ("crossroads",)
POLICIES = ("record", "first", "pleaser", "chance")
SEEDS = (1, 2008)


def files() -> Iterator[tuple[Path, str, str, int]]:
    """Yield each golden file with the scenario, policy and seed that it tells of."""
    for scenario in SCENARIOS:
        for policy in POLICIES:
            for seed in SEEDS:
                yield FOLDER / f"{scenario}-{policy}-{seed}.txt", scenario, policy, seed


def tell(scenario: str, policy: str, seed: int) -> str:
    """Return a whole game between machines as text."""
    deck = load(Path(scenario))
    game = play_game(deck, seed, PLAYERS[policy])
    lines = [f"{scenario}, {policy} at home, seed {seed}"]
    state = engine.start(deck, seed)
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
