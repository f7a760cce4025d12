"""A11, predictability: no abrupt turns, a declared line that is kept, and choices that capitals can foresee."""

from collections import defaultdict
from collections.abc import Iterable

from game.engine.fixed import PERMILLE, clip, mean, scale
from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding, State
from game.scenario.model import Scenario

BROKEN = 150
"""Permille that each broken pledge takes."""
CONSULTATION = ("040", "041")
"""Codes of asking before acting; a turn of stance that was talked over counts as announced."""
CARRY = 600
"""Permille of a running stance that stays from turn to turn."""


class Predictability(Axis):
    """S41, S74, S90. The White Paper is what the player has declared, so it is what is held against the acts."""

    id = "A11"
    family = "conduct"
    cites = ("S41", "S74", "S90")
    marks = (
        Mark("announced", 4, ("S90",)),
        Mark("reversal", -8, ("S90",), unless="announced"),
    )

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, and one finding for each pledge that the acts kept or broke."""
        yield from super().judge_acts(case)
        for pledge, now in case.after.pledges.items():
            old = case.before.pledges[pledge]
            weight = 2 if now.firmness == "harden" else 1
            if now.broken > old.broken:
                yield self.find(case, "broken", -8 * weight, ("S90", "S74"), pledge=pledge)
            elif now.kept > old.kept:
                yield self.find(case, "kept", 4 * weight, ("S90", "S41"), pledge=pledge)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding where a power was consulted about an answer that goes against it or to a rival of its."""
        told = tuple(act.target for act in case.acts if _is_consultation(act) and "announced" not in act.flags)
        shifted = tuple(power for power in dict.fromkeys(told) if _bears_on(case, power))
        if shifted:
            yield from self.praise(case, "consulted", 3, ("S90", "S41"), powers=shifted)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return [1 − min(1, 3·R/n)]·n/(n+2), less the broken pledges, averaged with the share of forecasts that held.

        R sums how far an act turns against the running stance towards its target; n counts the repeated contacts, so
        that silence is not taken for predictability.
        """
        turned, contacts = _turns(state, scenario.home.id)
        if not contacts:
            return None
        steady = PERMILLE - min(PERMILLE, scale(3 * turned, 1, contacts))
        steady = scale(steady, contacts, contacts + 2)
        broken = sum(pledge.broken for pledge in state.pledges.values())
        steady = scale(steady, clip(PERMILLE - BROKEN * broken, 0, PERMILLE), PERMILLE)
        foreseen = foresight(state)
        return steady if foreseen is None else mean((steady, foreseen))


def _is_consultation(act: Act) -> bool:
    return act.cameo in CONSULTATION


def _bears_on(case: Case, power: str) -> bool:
    """Whether another act of the answer is against the power, or does something for a rival of its."""
    return any(
        act.goldstein < 0 if act.target == power else act.goldstein > 0 and case.are_rivals(act.target, power)
        for act in case.acts
        if not _is_consultation(act)
    )


def foresight(state: State) -> int | None:
    """Return the share of sealed forecasts that named the choice, in permille."""
    sealed = sum(chapter.forecasts for chapter in state.history)
    return scale(sum(len(chapter.foreseen_by) for chapter in state.history), PERMILLE, sealed) if sealed else None


def _turns(state: State, home: str) -> tuple[int, int]:
    """Return how far acts turned against the running stance (permille, summed) and the number of repeated contacts."""
    stance: dict[str, int] = {}
    turned = contacts = 0
    for now in _by_turn(state, home):
        for target, (goldstein, announced) in now.items():
            old = stance.get(target)
            if old is not None:
                contacts += 1
                if old * goldstein < 0:
                    step = min(PERMILLE, abs(10 * goldstein - old))
                    turned += scale(step, 1, 2) if announced else step
            stance[target] = scale(old or 0, CARRY, PERMILLE) + scale(10 * goldstein, PERMILLE - CARRY, PERMILLE)
    return turned, contacts


def _by_turn(state: State, home: str) -> Iterable[dict[str, tuple[int, bool]]]:
    """Yield for each turn the mean Goldstein value towards each target, and whether it was announced."""
    turns: dict[int, dict[str, list[tuple[int, bool]]]] = defaultdict(lambda: defaultdict(list))
    for act in state.acts:
        if act.source == home and act.chosen:
            told = "announced" in act.flags or _is_consultation(act)
            turns[act.turn][act.target].append((act.goldstein, told))
    for turn in sorted(turns):
        yield {
            target: (mean(value for value, _ in values) or 0, any(announced for _, announced in values))
            for target, values in turns[turn].items()
        }
