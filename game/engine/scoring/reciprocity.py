"""A10, balance of interests: symmetric partnerships, in which each side gives."""

from collections import defaultdict
from collections.abc import Iterable

from game.engine.cameo import is_material_cooperation
from game.engine.fixed import PERMILLE, mean, scale
from game.engine.scoring.base import HUMANITARIAN, OFFERS, Axis, Case, Mark, halved
from game.engine.state import Act, Finding, State
from game.scenario.model import Scenario

EXCHANGES = 2
EXCHANGED = 8
"""What a bargain is worth in which both sides gave something and kept their word, as much as a reciprocal answer."""
RECIPROCAL = "reciprocal"
GIFT = "07"
"""Codes of what is given for nothing."""
TIED = frozenset({"limits_sovereignty", "tied_ideology", "base", "territory_use"})
"""Flags of a deal in which the country gives more than goods."""
HELP = frozenset({"aid", "solidarity", "non_combat", RECIPROCAL})
"""Flags with which a gift is no concession."""


class Reciprocity(Axis):
    """S15, S23, S32, S74, S83, S89."""

    id = "A10"
    family = "bridge"
    cites = ("S15", "S23", "S32", "S74", "S83", "S89")
    marks = (Mark(RECIPROCAL, 8, ("S89", "S83")),)
    reasons = {
        "exchanged": ("S89", "S83"),
        "concession": ("S89", "S83"),
        "uniform": ("S23", "S74"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, and a finding on what was given away for nothing."""
        yield from super().judge_acts(case)
        given = (act for act in case.acts if _is_concession(act) and not _received(case, act.target))
        if powers := tuple(dict.fromkeys(act.target for act in given)):
            yield self.find(case, "concession", -6, powers=powers)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding where unequal claims were treated alike: in a test of a norm, both sides of the dispute."""
        name = case.event.dispute
        if not name or "norm_vote" not in case.event.kinds or "norm_ti" in case.flags:
            return
        first, second = (
            sorted(act.goldstein for act in case.acts if act.target == side and not act.flags & OFFERS)
            for side in case.scenario.disputes[name].sides
        )
        if first and first == second:
            yield self.find(case, "uniform", -5, dispute=name)

    def judge_end(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on bargains in which both sides gave something, once both have kept their word."""
        old = {offer.id for offer in case.before.offers if offer.is_exchange and offer.accepted != case.after.turn}
        new = [offer for offer in case.after.offers if offer.is_exchange and offer.id not in old]
        home = case.scenario.home.id
        powers = tuple(dict.fromkeys(offer.to if offer.maker == home else offer.maker for offer in new))
        times = case.times_lately(RECIPROCAL) + case.found_lately(f"finding.{self.id}.exchanged")
        if powers and (points := halved(EXCHANGED, times)):
            yield self.find(case, "exchanged", points, powers=powers)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return the mean symmetry of what was given and received."""
        return mean(partnerships(scenario, state).values())


def partnerships(scenario: Scenario, state: State) -> dict[str, int]:
    """Return the powers with two acts each way and how even giving and receiving were with each, in permille.

    What is reciprocal, or was a bargain that both kept, is given and received at once; help in need is no bargain.
    """
    bargains = {offer.id for offer in state.offers if offer.is_exchange}
    home = scenario.home.id
    given: dict[str, list[int]] = defaultdict(list)
    received: dict[str, list[int]] = defaultdict(list)
    mutual: dict[str, int] = defaultdict(int)
    for act in state.acts:
        if act.domain == HUMANITARIAN:
            continue
        if act.source == home:
            given[act.target].append(act.goldstein)
            is_mutual = RECIPROCAL in act.flags or act.cause in bargains
            mutual[act.target] += act.goldstein if is_mutual else 0
        elif act.target == home:
            received[act.source].append(act.goldstein)
    return {
        power: _symmetry(sum(given[power]), sum(received[power]) + mutual[power])
        for power in sorted(given)
        if len(given[power]) >= EXCHANGES and len(received[power]) >= EXCHANGES
    }


def _symmetry(given: int, received: int) -> int:
    """1 − |G→ − G←| / (|G→| + |G←|), in permille; harm, were it ever so even, is no partnership."""
    if min(given, received) < 0:
        return 0
    whole = given + received
    return PERMILLE - scale(abs(given - received), PERMILLE, whole) if whole else PERMILLE


def _is_concession(act: Act) -> bool:
    """Whether the act is a gift that no need explains, or a deal that costs freedom and says nothing of a return."""
    if act.flags & HELP or act.domain == HUMANITARIAN:
        return False
    return act.cameo.startswith(GIFT) or (is_material_cooperation(act.cameo) and not act.flags.isdisjoint(TIED))


def _received(case: Case, power: str) -> bool:
    """Whether the power has given something lately, or has tied a reward or guarantee to what was chosen."""
    press = case.before.presses.get(power)
    chosen = {act.cause for act in case.acts}
    if press and press.term and press.term.kind != "threat" and press.term.option in chosen:
        return True
    return any(act.source == power and is_material_cooperation(act.cameo) for act in case.lately)
