"""The machine that plays a power: interests, the CAMEO ladder, memory, a little chance, and reasons to give."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from game.engine import Move, Press, React
from game.engine.actions.press import BidSpec, TermSpec
from game.engine.actions.react import ReasonSpec, triggered_lever
from game.engine.fixed import clip, mean, scale
from game.engine.initiatives import likelihood, requests
from game.engine.levers import in_reach, step
from game.engine.offers import owed_levers
from game.engine.standing import anger, hostile_rung, liking, readings
from game.engine.state import Appraisal, Reason, State, TermKind
from game.engine.tables import tables
from game.players import bargaining
from game.players.base import Choice, Player
from game.scenario.model import Scenario

NOISE = 150
"""Permille by which chance may shift a comparison, either way."""
WORTH_A_TERM = 200
"""Permille that an option must please or hurt before a power prices it."""
DREAD = -350
"""Permille from which a rival's dislike is worth a guarantee."""
PLEASED = (100, 300, 550, 800)
"""Permille from which an answer earns rung 1, 2, 3, 4."""
SUBSTANTIAL = ("military", "economic", "energy")
"""Domains in which a lever moves more than words."""
BIDS = (400, 1300, 1900)
"""Permille of difference between winning and losing a track from which a bid is worth 1, 2, 3."""
FAMILIAR = 120
"""Permille that an option gains in a forecast for each flag that the home country has shown before."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one power knows when it decides."""

    scenario: Scenario
    state: State
    seat: str
    readings: dict[str, int]
    """What each open option is worth to it, in permille."""


class PowerPlayer(Player):
    """Plays any power from its data."""

    bargains = True

    def choose(self, choice: Choice) -> Move:
        """Answer what is offered; offer something and press before the choice, react after it."""
        state = choice.observation.seen
        if state.phase == "reveal":
            return _react(choice, state)
        asked = next((one for one in state.offers if one.to == choice.seat and one.status == "open"), None)
        if asked is not None:
            return bargaining.answer(choice, asked)
        return bargaining.proposal(choice) or _press(choice, state)


def _press(choice: Choice, state: State) -> Press:
    scenario, seat = choice.scenario, choice.seat
    options = [move.forecast for move in choice.legal if isinstance(move, Press) and move.forecast]
    desk = _Desk(scenario, state, seat, liking(scenario, state, seat, options))
    return Press(term=_term(desk), forecast=_forecast(choice, desk), bid=_bid(desk))


def _term(desk: _Desk) -> TermSpec | None:
    """Threaten what hurts most, or reward or guarantee what pleases most, whichever matters more."""
    ranked = sorted((worth, option) for option, worth in desk.readings.items())
    (loss, worst), (gain, best) = (-ranked[0][0], ranked[0][1]), ranked[-1]
    if loss >= WORTH_A_TERM and loss >= gain:
        return _priced(desk, worst, "threat", -_rung_for(loss))
    if gain >= WORTH_A_TERM and not _has_offered(desk):
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


def _forecast(choice: Choice, desk: _Desk) -> str:
    """Expect what angers fewest capitals and is most like what the home country has done before."""
    home, event = desk.scenario.home.id, desk.state.event or ""
    flags, seats = tables(desk.scenario).flags, len(tables(desk.scenario).seats)
    angers = anger(desk.scenario, desk.state, desk.readings)
    shown = {flag for act in desk.state.acts if act.source == home for flag in act.flags}

    def expected(option: str) -> tuple[int, str]:
        familiar = len(flags[(event, option)] & shown)
        noise = choice.draw(f"forecast:{option}", 2 * NOISE + 1) - NOISE
        return scale(angers[option], 1, seats) + FAMILIAR * familiar + noise, option

    return max(desk.readings, key=expected)


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


def _react(choice: Choice, state: State) -> React:
    read = state.history[-1].appraisals[choice.seat]
    reasons = tuple([_told(reason) for reason in read.reasons[:REASONS]])
    promised = triggered_lever(state, choice.seat)
    if promised is None and read.total > bargaining.GRUDGE:
        promised = next(iter(owed_levers(choice.scenario, state, choice.seat)), None)
    return React(lever=promised or _lever(choice, state, read), reasons=reasons, consents=_consents(choice, state))


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


def _lever(choice: Choice, state: State, read: Appraisal) -> str:
    """Return the lever within reach that comes nearest to what the answer deserves."""
    scenario, seat = choice.scenario, choice.seat
    standing = state.standings[seat]
    deserved = hostile_rung(standing)
    if deserved == 0 and read.total > 0:
        deserved = _rung_for(read.total)
    target = clip(deserved, standing.rung - step(read), standing.rung + step(read))
    grips = tables(scenario).grips[seat]
    reachable = [move.lever for move in choice.legal if isinstance(move, React)]
    if target < 0:  # it does not punish harder than it has cause to for want of a lever
        reachable = [lever for lever in reachable if grips[lever].rung >= target] or reachable

    def fitness(lever: str) -> tuple[int, str]:
        grip = grips[lever]
        distance = 400 * abs(grip.rung - target)
        noise = choice.draw(f"react:{lever}", 2 * NOISE + 1) - NOISE
        worn = 200 * state.used.get(grip.key, 0)
        return -distance + noise - worn + scale(grip.weight, 1, 10), lever

    return max(reachable, key=fitness)
