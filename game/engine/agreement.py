"""Agreement: how alike the home country and a power have voted."""

from game.engine.fixed import PERMILLE, scale
from game.engine.hall import Hall
from game.engine.state import Ballot, Cast, State
from game.engine.tables import tables
from game.scenario.model import Scenario

FEWEST = 6
"""Votes in common below which the measure says nothing."""
HALVES = {"yes": 2, "abstain": 1, "no": 0}
"""A vote as a position between no and yes, in halves. Who is absent has none."""


def s_score(scenario: Scenario, state: State, power: str) -> int | None:
    """Return S in permille, −1000 (always opposed) to 1000 (always alike); None below six votes in common.

    S = 1 − 2·Σ|x − y| / ΣΔmax over the ballots in which both voted, yes 1, abstain ½, no 0, each vote of the same
    weight (Signorino and Ritter 1999, International Studies Quarterly 43(1): 115–144).
    """
    apart = [abs(ours - theirs) for ours, theirs in in_common(scenario, state, power)]
    return PERMILLE - scale(PERMILLE * sum(apart), 1, len(apart)) if len(apart) >= FEWEST else None


def in_common(scenario: Scenario, state: State, power: str) -> list[tuple[int, int]]:
    """Return the positions of the home country and of the power, in halves, in each ballot in which both voted."""
    pairs = [(ballot.home, word_of(scenario, ballot, power)) for ballot in state.ballots]
    return [(HALVES[ours], HALVES[theirs]) for ours, theirs in pairs if ours in HALVES and theirs in HALVES]


def word_of(scenario: Scenario, ballot: Ballot, power: str) -> str:
    """Return how a power voted; of one that is many states, what most of them did, and between equals the middle."""
    hall = tables(scenario).halls[ballot.event]
    cast = _cast_of(hall, ballot, power)
    if cast is None or not cast.yes + cast.no + cast.abstain:
        return "absent"
    most = max(cast.yes, cast.no, cast.abstain)
    ahead = [word for word in HALVES if getattr(cast, word) == most]
    return ahead[0] if len(ahead) == 1 else "abstain"


def _cast_of(hall: Hall, ballot: Ballot, power: str) -> Cast | None:
    pairs = zip(hall.benches, ballot.casts, strict=True)
    return next((cast for bench, cast in pairs if bench.power == power), None)
