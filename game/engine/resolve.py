"""What a closed phase brings about: the answer takes effect, and later the reactions, seat by seat in fixed order."""

from collections.abc import Mapping

from game.engine import commitments, dependence, initiatives, offers, pledges, standing, votes
from game.engine.cameo import GOLDSTEIN, RUNG
from game.engine.commit import acts_of, authored_findings, breaches, committed
from game.engine.effects import Move, apply_effects, change_meter, change_meters
from game.engine.fixed import scale
from game.engine.offices import answered
from game.engine.pursuits import Orders
from game.engine.scoring import balance, judge, judge_end
from game.engine.scoring.base import ACCEPTED, REFUSED, Case
from game.engine.state import Act, Appraisal, Chapter, Due, Reaction, State, changed, meters
from game.engine.tables import tables
from game.scenario.model import Consequence, Scenario

METER_OF_DOMAIN = {
    "military": "security",
    "economic": "economy",
    "energy": "economy",
    "political": "support",
    "humanitarian": "credit",
}
METER_WEIGHT = 10
"""A lever of Goldstein 10.0 by a power of full capability moves a meter by this much."""
OUTBID = 250
"""Grievance for each level that a losing bidder had put in."""
WON = 80
"""Permille of trust for each level that a winning bidder had put in."""
BID_PAYS = 2
"""Points of economy for each level of the winning bid."""
CREDIT_ACCEPTED, CREDIT_REFUSED = 6, -6
GUARANTEE = 2
"""A guarantee takes off one part in so many of the harm by others in its turn."""
GUARANTEED = ("security", "economy")
AUDIENCE = 2000
"""Grievance of a power that threatened in public and did not carry it out: it has lost face (Fearon 1994)."""


def bring(scenario: Scenario, state: State, due: Due, spec: Consequence) -> State:
    """Return the state after a consequence: its acts, its effects, and the findings that its author gives with it."""
    if spec.acts:
        acts = acts_of(scenario, state, spec.acts, due.cause_event, due.item, chosen=False)
        state = committed(scenario, state, due.cause_event, acts, tables(scenario).brought[due.item])
    state = apply_effects(scenario, state, spec.effects, due)
    written = authored_findings(scenario, state, due.cause_event, due.item, spec.points)
    return changed(state, findings=state.findings + written)


def answer(scenario: Scenario, state: State, orders: Orders) -> State:
    """Return the state after the home country's answer: acts, effects, standing, prizes, findings, a new chapter.

    What the orders mean for commitments is part of it; initiatives wait for their partners.
    """
    event, option_id = tables(scenario).events[state.event or ""], orders.option
    option = tables(scenario).options[(event.id, option_id)]
    before = state
    readings = {power: standing.appraise(scenario, before, power, option_id) for power in scenario.powers}
    acts = tuple(
        answered(event, state, act, readings[act.target].total) if act.target in readings else act
        for act in acts_of(scenario, state, option.acts, event.id, option_id)
    )
    cause = Due("", state.turn, state.turn, event.id, option_id)
    state = changed(
        state,
        acts=state.acts + acts,
        shares=dependence.shift(state.shares, acts, scenario.home.id),
        standings={power: standing.remember(now, readings[power]) for power, now in state.standings.items()},
    )
    if state.held:
        state, more = commitments.decided(scenario, state, orders.programme, acts)
        acts += more
        state = changed(state, acts=state.acts + more, shares=dependence.shift(state.shares, more, scenario.home.id))
    state = apply_effects(scenario, state, option.effects, cause)
    state = _award(scenario, state, option_id)
    state = _offices(state, acts)
    state = votes.taken(scenario, before, state, option_id)
    state = pledges.test(scenario, state, event.id, acts)
    state = breaches(before, state)
    case = Case(scenario, event, acts, before, state)
    written = authored_findings(scenario, state, event.id, f"{event.id}.{option_id}", option.points)
    findings = state.findings + judge(case) + written
    of_turn = tuple(finding for finding in findings if finding.turn == state.turn)
    return changed(
        state,
        findings=findings,
        windows=(*state.windows, balance.window(case, of_turn)),
        history=(*state.history, _chapter(case, orders, readings)),
    )


def _chapter(case: Case, orders: Orders, readings: Mapping[str, Appraisal]) -> Chapter:
    """Return what is remembered of an answer, before anybody has reacted to it."""
    state = case.after
    return Chapter(
        turn=state.turn,
        event=case.event.id,
        option=orders.option,
        foreseen_by=tuple(s for s in sorted(state.presses) if state.presses[s].forecast == orders.option),
        forecasts=sum(press.forecast is not None for press in state.presses.values()),
        accepted=tuple(act.target for act in case.acts if ACCEPTED in act.flags),
        refused=tuple(act.target for act in case.acts if REFUSED in act.flags),
        values_before=case.before.values,
        meters_after=meters(state.values),
        appraisals=readings,
        presses=state.presses,
        programme=orders.programme,
        lost=state.lost[len(case.before.lost) :],
    )


def _award(scenario: Scenario, state: State, option: str) -> State:
    """Settle the contested tracks: the winner is pleased and pays what it bid, the losers mind what they had put in."""
    for track in tables(scenario).events[state.event or ""].tracks:
        winner = track.awards.get(option)
        for bidder in track.bidders:
            level = _bid(state, bidder, track.id)
            if not level or winner is None:
                continue
            now = state.standings[bidder]
            if bidder == winner:
                state = change_meter(state, "economy", BID_PAYS * level, "prize", winner)
                now = standing.trusted(now, WON * level)
            else:
                now = standing.slighted(now, OUTBID * level)
            state = changed(state, standings={**state.standings, bidder: now})
    return state


def _bid(state: State, bidder: str, track: str) -> int:
    press = state.presses.get(bidder)
    return press.bid.level if press and press.bid and press.bid.track == track else 0


def _offices(state: State, acts: tuple[Act, ...]) -> State:
    """Accepted good offices earn credit, a refusal costs it."""
    if any(REFUSED in act.flags for act in acts):
        return change_meter(state, "credit", CREDIT_REFUSED, "refused", "")
    if any(ACCEPTED in act.flags for act in acts):
        return change_meter(state, "credit", CREDIT_ACCEPTED, "accepted", "")
    return state


def settle(scenario: Scenario, state: State) -> State:
    """Return the state after the reactions of the turn, seat by seat: acts, rungs, meters; then the initiatives."""
    reactions = tuple(state.reactions[seat] for seat in tables(scenario).seats if seat in state.reactions)
    acts = tuple(_act_of(scenario, state, reaction) for reaction in reactions)
    standings, used = dict(state.standings), dict(state.used)
    for seat in _faceless(state, reactions):
        standings[seat] = standing.slighted(standings[seat], AUDIENCE)
    for act in acts:
        standings[act.source] = standing.reacted(standings[act.source], RUNG[act.cameo])
        key = f"{act.source}/{act.cause}"
        used[key] = used.get(key, 0) + 1
    state = changed(
        state,
        acts=state.acts + acts,
        shares=dependence.shift(state.shares, acts, scenario.home.id),
        standings=standings,
        used=used,
    )
    state = _felt(scenario, state, acts, _guarantor(state, reactions))
    chapter = changed(state.history[-1], reactions=reactions, meters_after=meters(state.values))
    state = changed(state, history=(*state.history[:-1], chapter), settled=state.turn)
    state = initiatives.carry_out(scenario, state)
    return _tested(scenario, state) if state.offers else state


def _tested(scenario: Scenario, state: State) -> State:
    """Return the state with what the turn showed of promises that were given in offers."""
    after = offers.tested(scenario, state)
    case = Case(scenario, tables(scenario).events[state.event or ""], (), state, after)
    return changed(after, findings=after.findings + judge_end(case))


def _faceless(state: State, reactions: tuple[Reaction, ...]) -> tuple[str, ...]:
    """Return the seats whose public threat was triggered by the answer and not carried out."""
    kept = {reaction.seat for reaction in reactions if reaction.honoured}
    return tuple(
        seat
        for seat, press in state.presses.items()
        if seat not in kept
        and press.term
        and press.term.kind == "threat"
        and press.term.public
        and press.term.option == state.history[-1].option
    )


def _act_of(scenario: Scenario, state: State, reaction: Reaction) -> Act:
    lever = scenario.powers[reaction.seat].levers[reaction.lever]
    return Act(
        turn=state.turn,
        source=reaction.seat,
        target=scenario.home.id,
        cameo=lever.cameo,
        goldstein=GOLDSTEIN[lever.cameo],
        domain=lever.domain,
        flags=frozenset(),
        event=state.event or "",
        cause=reaction.lever,
    )


def _felt(scenario: Scenario, state: State, acts: tuple[Act, ...], guarantor: str | None) -> State:
    """Return the state after what powers did to the meters; a guarantor makes good part of the harm by others."""
    before = len(state.ledger)
    state = change_meters(state, [_blow(scenario, act) for act in acts])
    if guarantor is None:
        return state
    harm = [(one.meter, one.by) for one in state.ledger[before:] if one.by < 0]
    totals = {meter: sum(by for hurt, by in harm if hurt == meter) for meter in GUARANTEED}
    made_good = [(meter, scale(-total, 1, GUARANTEE)) for meter, total in totals.items()]
    return change_meters(state, [(meter, by, "guarantee", guarantor) for meter, by in made_good])


def _blow(scenario: Scenario, act: Act) -> Move:
    """Return what a power's act does to a meter, for good or ill."""
    moved = scale(act.goldstein * scenario.powers[act.source].capability, METER_WEIGHT, 10_000)
    return METER_OF_DOMAIN[act.domain], moved, "reaction", act.source


def _guarantor(state: State, reactions: tuple[Reaction, ...]) -> str | None:
    """Return the first guarantor whose option was chosen and who keeps its word, or None."""
    return next(
        (
            reaction.seat
            for reaction in reactions
            if reaction.honoured and (term := state.presses[reaction.seat].term) and term.kind == "guarantee"
        ),
        None,
    )
