"""A11, predictability: no abrupt turns, a declared line that is kept, and choices that capitals can foresee."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.fixed import PERMILLE, clip, mean, scale
from game.engine.pursuits import Offer, Promise
from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding, State
from game.engine.tables import tables
from game.scenario.model import Scenario

BROKEN = 150
"""Permille that each broken pledge takes."""
CONSULTATION = ("040", "041")
"""Codes of asking before acting; a turn of stance that was talked over counts as announced."""
CARRY = 600
"""Permille of a running stance that stays from turn to turn."""


class Predictability(Axis):
    """S41, S74, S90, S96. The White Paper is what the player has declared, so it is what is held against the acts."""

    id = "A11"
    family = "conduct"
    cites = ("S41", "S74", "S90", "S96")
    marks = (
        Mark("announced", 4, ("S90",)),
        Mark("reversal", -8, ("S90",), unless="announced"),
    )
    reasons = {
        "broken": ("S90", "S74"),
        "kept": ("S90", "S41"),
        "broken_off": ("S74", "S90"),
        "lapsed": ("S74", "S96"),
        "refused": ("S41", "S74"),
        "answered": ("S41", "S74"),
        "word_broken": ("S90", "S74"),
        "secret_out": ("S41", "S90"),
        "word_kept": ("S41", "S74"),
        "consulted": ("S90", "S41"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, and one finding for each pledge that the acts kept or broke."""
        yield from super().judge_acts(case)
        for pledge, now in case.after.pledges.items():
            old = case.before.pledges[pledge]
            weight = 2 if now.firmness == "harden" else 1
            if now.broken > old.broken:
                yield self.find(case, "broken", -8 * weight, pledge=pledge)
            elif now.kept > old.kept:
                yield self.find(case, "kept", 4 * weight, pledge=pledge)
        yield from self._commitments(case)

    def _commitments(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each commitment that was lost without notice, and for each call that was answered."""
        for lost in case.after.lost[len(case.before.lost) :]:
            if lost.how == "broken":
                yield self.find(case, "broken_off", -8, commitment=lost.commitment)
            elif lost.how == "lapsed":
                yield self.find(case, "lapsed", -8, commitment=lost.commitment)
            elif lost.how == "refused":
                yield self.find(case, "refused", -4, commitment=lost.commitment)
        for name in sorted({act.cause for act in case.acts if act.cause in case.before.calls} & case.after.held.keys()):
            yield self.find(case, "answered", 4, commitment=name)

    def judge_end(self, case: Case) -> Iterable[Finding]:
        """Yield findings on promises to powers: broken, kept, or come out though they were secret."""
        old = {offer.id: offer for offer in case.before.offers}
        kept: tuple[str, ...] = ()
        for now in case.after.offers:
            power = now.to if now.maker == case.scenario.home.id else now.maker
            tested = [
                after
                for after, before in zip(now.promises, old[now.id].promises, strict=True)
                if after.fate != before.fate and after.by == case.scenario.home.id
            ]
            if any(promise.fate == "broken" for promise in tested):
                yield self.find(case, "word_broken", -8, power=power)
            elif any(promise.fate == "kept" and _was_hard(case, now, power, promise) for promise in tested):
                kept += (power,)
            if now.revealed != old[now.id].revealed:
                yield self.find(case, "secret_out", -6, power=power)
        if kept:
            yield from self.praise(case, "word_kept", 3, powers=kept)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding where a power was consulted about an answer that goes against it or to a rival of its."""
        told = tuple(act.target for act in case.acts if _is_consultation(act) and "announced" not in act.flags)
        shifted = tuple(power for power in dict.fromkeys(told) if _bears_on(case, power))
        if shifted:
            yield from self.praise(case, "consulted", 3, powers=shifted)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return how steady the line was, averaged with the share of forecasts that held."""
        steady, foreseen = steadiness(scenario, state), foresight(state)
        return steady if steady is None or foreseen is None else mean((steady, foreseen))


@dataclass(frozen=True, slots=True)
class Contact:
    """A power that is met again, and how far the running stance towards it was turned round: 0 to 1000."""

    turn: int
    power: str
    turned: int


def steadiness(scenario: Scenario, state: State) -> int | None:
    """Return [1 − min(1, 3·R/n)]·n/(n+2), less the broken pledges, in permille; None when nobody was met twice.

    R sums how far an act turns against the running stance towards its target; n counts the repeated contacts, so
    that silence is not taken for predictability.
    """
    met = contacts(state, scenario.home.id)
    if not met:
        return None
    number = len(met)
    steady = PERMILLE - min(PERMILLE, scale(3 * sum(contact.turned for contact in met), 1, number))
    broken = sum(pledge.broken for pledge in state.pledges.values())
    return scale(scale(steady, number, number + 2), clip(PERMILLE - BROKEN * broken, 0, PERMILLE), PERMILLE)


def _was_hard(case: Case, offer: Offer, power: str, promise: Promise) -> bool:
    """Whether something spoke against keeping a promise.

    Of silence, that an event since has had an answer that would have broken it; of an answer or a vote, that somebody
    else threatened it or would have rewarded another. An initiative always takes attention.
    """
    history = case.after.history
    match promise.kind:
        case "silence":
            lasted = [chapter.event for chapter in history if chapter.turn >= (offer.accepted or 0)]
            hurts = tables(case.scenario).hurts
            return any(power in hurt for (event, _), hurt in hurts.items() if event in lasted)
        case "answer" | "vote":
            presses = history[-1].presses
            terms = [press.term for seat, press in presses.items() if press.term and seat != power]
            return any((term.kind == "threat") == (term.option == history[-1].option) for term in terms)
    return True


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


def contacts(state: State, home: str) -> tuple[Contact, ...]:
    """Return the repeated contacts, with half of a turn-round where it was announced."""
    stance: dict[str, int] = {}
    met = []
    for turn, now in _by_turn(state, home):
        for target, (goldstein, announced) in now.items():
            old = stance.get(target)
            if old is not None:
                step = min(PERMILLE, abs(10 * goldstein - old)) if old * goldstein < 0 else 0
                met.append(Contact(turn, target, scale(step, 1, 2) if announced else step))
            stance[target] = scale(old or 0, CARRY, PERMILLE) + scale(10 * goldstein, PERMILLE - CARRY, PERMILLE)
    return tuple(met)


def _by_turn(state: State, home: str) -> Iterable[tuple[int, dict[str, tuple[int, bool]]]]:
    """Yield each turn with the mean Goldstein value towards each target, and whether it was announced."""
    turns: dict[int, dict[str, list[tuple[int, bool]]]] = defaultdict(lambda: defaultdict(list))
    for act in state.acts:
        if act.source == home and act.chosen:
            told = "announced" in act.flags or _is_consultation(act)
            turns[act.turn][act.target].append((act.goldstein, told))
    for turn in sorted(turns):
        yield (
            turn,
            {
                target: (mean(value for value, _ in values) or 0, any(announced for _, announced in values))
                for target, values in turns[turn].items()
            },
        )
