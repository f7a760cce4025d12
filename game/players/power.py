"""The machine that plays a power: interests, the CAMEO ladder, memory, a little chance, and reasons to give."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from game.engine import Move, Observation, Press, React
from game.engine.actions.press import BidSpec, TermSpec
from game.engine.actions.react import ReasonSpec, triggered_lever
from game.engine.fixed import clip, mean, scale
from game.engine.initiatives import likelihood, requests
from game.engine.levers import in_reach, step
from game.engine.offers import owed_levers, owes_silence
from game.engine.standing import hostile_rung, liking, readings
from game.engine.state import Appraisal, Reason, State, TermKind
from game.engine.tables import tables
from game.players import bargaining, foresight
from game.players.base import Choice, Player
from game.scenario.model import Scenario

DREAD = -350
"""Permille from which a rival's dislike is worth a guarantee."""
PLEASED = (100, 300, 550, 800)
"""Permille from which an answer earns rung 1, 2, 3, 4."""
SUBSTANTIAL = ("military", "economic", "energy")
"""Domains in which a lever moves more than words."""
BIDS = (400, 1300, 1900)
"""Permille of difference between winning and losing a track from which a bid is worth 1, 2, 3."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class Skill:
    """How well a power is played. Tempers are no part of it: they are the same for all and belong to the rules."""

    noise: int = 150
    """Permille by which chance may shift a comparison, either way."""
    worth_a_term: int = 200
    """Permille that an option must please or hurt before the power prices it."""
    boldness: int = 100
    """Percent of the rungs that it has cause to go down which it dares to."""
    foresight: int = 0
    """Percent with which what a move leads to enters its choice; 0 looks no further than the move."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one power knows when it decides."""

    scenario: Scenario
    state: State
    seat: str
    skill: Skill
    readings: dict[str, int]
    """What each open option is worth to it, in permille."""
    expected: dict[str, int]
    """How strongly it expects each, in permille."""


class PowerPlayer(Player):
    """Plays any power from its data, with some skill."""

    def __init__(self, skill: Skill | None = None) -> None:
        self.skill = skill or Skill()
        short = replace(self.skill, foresight=0)
        self.imagined: PowerPlayer = self if short == self.skill else PowerPlayer(short)
        """The same without its look ahead: how it is imagined where many futures have to be played."""

    bargains = True

    def choose(self, choice: Choice) -> Move:
        """Answer what is offered; offer something and press before the choice, react after it."""
        state = choice.observation.seen
        if state.phase == "reveal":
            return _react(choice, self.skill)
        asked = next((one for one in state.offers if one.to == choice.seat and one.status == "open"), None)
        if asked is not None:
            return bargaining.answer(choice, asked)
        return bargaining.proposal(choice) or _press(choice, self.skill)


def _press(choice: Choice, skill: Skill) -> Press:
    scenario, state, seat = choice.scenario, choice.observation.seen, choice.seat
    options = [move.forecast for move in choice.legal if isinstance(move, Press) and move.forecast]
    expected = foresight.expectations(scenario, state, options, studied=bool(skill.foresight))
    desk = _Desk(scenario, state, seat, skill, liking(scenario, state, seat, options), expected)
    term = _term(desk)
    if skill.foresight:
        term = _tipping(desk, choice.observation, term)
    return Press(term=term, forecast=_forecast(choice, desk), bid=_bid(desk))


def _term(desk: _Desk) -> TermSpec | None:
    """Threaten what hurts most, or reward or guarantee what pleases most, whichever matters more."""
    least = desk.skill.worth_a_term
    ranked = sorted((worth, option) for option, worth in desk.readings.items())
    (loss, worst), (gain, best) = (-ranked[0][0], ranked[0][1]), ranked[-1]
    if loss >= least and loss >= gain and not owes_silence(desk.state, desk.seat):
        return _priced(desk, worst, "threat", -_rung_for(loss))
    if gain >= least and not _has_offered(desk):
        term = _priced(desk, best, "reward", _rung_for(gain))
        if term and _stands_behind(desk, term):
            return TermSpec(option=term.option, lever=term.lever, kind="guarantee")
        return term
    return None


def _has_offered(desk: _Desk) -> bool:
    """Whether it has put a bargain on the table in this turn; it does not pay twice."""
    return any(offer.maker == desk.seat and offer.turn == desk.state.turn for offer in desk.state.offers)


def _stands_behind(desk: _Desk, term: TermSpec) -> bool:
    """Whether the lever can make good what a rival might do about it: words cannot."""
    lever = desk.scenario.powers[desk.seat].levers[term.lever]
    return lever.domain in SUBSTANTIAL and _rival_dreads(desk, term.option)


def _rival_dreads(desk: _Desk, option: str) -> bool:
    seats = tables(desk.scenario).seats
    rivals = [rival for rival in desk.scenario.powers[desk.seat].rivals if rival in seats]
    return any(read <= DREAD for read in readings(desk.scenario, desk.state, option, rivals))


def _rung_for(amount: int) -> int:
    return bisect_right(PLEASED, amount)


def _priced(desk: _Desk, option: str, kind: TermKind, rung: int) -> TermSpec | None:
    """Return the term with the lever nearest to the rung, on the right side of the ladder."""
    rungs = {lever: grip.rung for lever, grip in tables(desk.scenario).grips[desk.seat].items()}
    reachable = in_reach(desk.scenario, desk.state, desk.seat)
    fitting = [lever for lever in reachable if rungs[lever] and (rungs[lever] < 0) == (rung < 0)]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda lever: (abs(rungs[lever] - rung), lever))
    return TermSpec(option=option, lever=nearest, kind=kind)


def _tipping(desk: _Desk, observation: Observation, usual: TermSpec | None) -> TermSpec | None:
    """Return the term after which the answers to be expected serve the power best; of equals the usual one."""
    scenario, seat = desk.scenario, desk.seat
    plain = {o: foresight.after_press(scenario, observation, seat, Press(), o) for o in desk.readings}

    def worth(term: TermSpec | None) -> int:
        if term is None:
            return foresight.weighed(desk.expected, plain)
        moved = desk.expected[term.option] + foresight.priced(scenario, seat, term)
        answered = foresight.after_press(scenario, observation, seat, Press(term=term), term.option)
        return foresight.weighed({**desk.expected, term.option: moved}, {**plain, term.option: answered})

    return max((usual, *_terms(desk)), key=worth)


def _terms(desk: _Desk) -> Iterator[TermSpec]:
    """Yield the hardest threat within reach on each option that hurts, and the highest reward on each that pleases."""
    grips = tables(desk.scenario).grips[desk.seat]
    reachable = in_reach(desk.scenario, desk.state, desk.seat)
    by_rung = sorted(reachable, key=lambda lever: grips[lever].rung)
    lowest = () if owes_silence(desk.state, desk.seat) else by_rung[:1]
    for lever in (*lowest, by_rung[-1]):
        if rung := grips[lever].rung:
            for option, reading in desk.readings.items():
                if reading * rung > 0:
                    yield TermSpec(option=option, lever=lever, kind="threat" if rung < 0 else "reward")


def _forecast(choice: Choice, desk: _Desk) -> str:
    """Expect what is likeliest, give or take some chance."""
    return _drawn(choice, desk.skill, "forecast", desk.expected)


def _bid(desk: _Desk) -> BidSpec | None:
    """Bid for the first track of the event that is open to this power, by what winning it is worth."""
    for track in tables(desk.scenario).events[desk.state.event or ""].tracks:
        if desk.seat in track.bidders:
            awards = [(power, desk.readings[o]) for o, power in track.awards.items() if o in desk.readings]
            won = [worth for power, worth in awards if power == desk.seat]
            lost = [worth for power, worth in awards if power != desk.seat]
            worth = (mean(won) or 0) - (mean(lost) or 0)
            return BidSpec(track=track.id, level=bisect_right(BIDS, worth)) if won else None
    return None


def _react(choice: Choice, skill: Skill) -> React:
    state = choice.observation.seen
    read = state.history[-1].appraisals[choice.seat]
    reasons = tuple([_told(reason) for reason in read.reasons[:REASONS]])
    promised = triggered_lever(state, choice.seat)
    if promised is None and read.total > bargaining.GRUDGE:
        promised = next(iter(owed_levers(choice.scenario, state, choice.seat)), None)
    lever = promised or _lever(choice, read, skill)
    return React(lever=lever, reasons=reasons, consents=_consents(choice, state))


def _consents(choice: Choice, state: State) -> tuple[str, ...]:
    """Agree to what the home country has asked for, by trust, grievance, interest and a little chance."""
    scenario, seat = choice.scenario, choice.seat
    return tuple(
        name
        for name in requests(scenario, state, seat)
        if choice.draw(f"consent:{name}", 1000) < likelihood(scenario, state, name, seat)
    )


@lru_cache(maxsize=1024)
def _told(reason: Reason) -> ReasonSpec:
    return ReasonSpec(kind=reason.kind, about=reason.about, amount=reason.amount)


def _lever(choice: Choice, read: Appraisal, skill: Skill) -> str:
    """Return the lever within reach that comes nearest to what the answer deserves, and to what it may lead to."""
    scenario, seat, state = choice.scenario, choice.seat, choice.observation.seen
    standing = state.standings[seat]
    deserved = scale(hostile_rung(standing), skill.boldness, 100)
    if deserved == 0 and read.total > 0:
        deserved = _rung_for(read.total)
    target = clip(deserved, standing.rung - step(read), standing.rung + step(read))
    grips = tables(scenario).grips[seat]
    reachable = [move.lever for move in choice.legal if isinstance(move, React)]
    if owes_silence(state, seat) and read.total > bargaining.GRUDGE:
        reachable = [lever for lever in reachable if grips[lever].rung >= 0] or reachable
    if target < 0:  # it does not punish harder than it has cause to for want of a lever
        reachable = [lever for lever in reachable if grips[lever].rung >= target] or reachable
    if read.total <= -PLEASED[1]:  # nor does it thank for what it resents
        reachable = [lever for lever in reachable if grips[lever].rung <= 0] or reachable

    def fitness(lever: str) -> int:
        grip = grips[lever]
        distance, worn = 400 * abs(grip.rung - target), 200 * state.used.get(grip.key, 0)
        later = foresight.after_lever(scenario, choice.observation, seat, lever) if skill.foresight else 0
        return scale(grip.weight, 1, 10) + scale(later, skill.foresight, 100) - distance - worn

    return _drawn(choice, skill, "react", {lever: fitness(lever) for lever in reachable})


def _drawn(choice: Choice, skill: Skill, purpose: str, worths: Mapping[str, int]) -> str:
    """Return what is worth most, give or take some chance; what chance could not lift to the top is not drawn for."""
    noise = skill.noise
    least = max(worths.values()) - 2 * noise
    sides = 2 * noise + 1
    return max(
        [name for name, worth in worths.items() if worth >= least],
        key=lambda name: (worths[name] + choice.draw(f"{purpose}:{name}", sides), name),
    )
