"""Initiatives: what the home country sets in motion of its own accord, for attention, credit and partners' consent."""

from dataclasses import replace

from game.engine import commitments
from game.engine.chance import draw
from game.engine.commit import acts_of, authored_findings, committed
from game.engine.effects import apply_effects, change_meter
from game.engine.facts import holds
from game.engine.fixed import scale
from game.engine.offices import odds
from game.engine.pursuits import Outcome, Programme, Project
from game.engine.scoring import balance
from game.engine.scoring.base import ACCEPTED, OFFERS
from game.engine.state import Act, Due, State, changed, meters, whole
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.initiatives import Stage
from game.scenario.model import Scenario

ATTENTION = 3
"""Points of attention that a turn has."""
ANSWERING = 1
"""What the answer to the event takes of them, and a call that is answered as much."""
DECLINED = 2
"""Of its credit an initiative that a partner declines costs one part in so many."""

NOT_BEGUN = Project(stage=0, turn=0, done=0)


def attention(scenario: Scenario, state: State) -> int:
    """Return the points of attention left beside the answer: each binding commitment takes one, the last stays."""
    binding = sum(scenario.commitments[name].binding for name in state.held)
    return max(1, ATTENTION - ANSWERING - binding)


def spare(scenario: Scenario, state: State) -> int:
    """Return what is left of the attention after the offers that the home country has made in this turn.

    A counter-offer answers one that has been made already, and takes none.
    """
    made = sum(
        offer.maker == scenario.home.id and offer.turn == state.turn and offer.counters is None
        for offer in state.offers
    )
    return max(0, attention(scenario, state) - made)


def ordered(scenario: Scenario, state: State) -> tuple[int, int]:
    """Return the attention and the credit that the orders which the home country has given for this turn will take."""
    orders = state.orders.get(scenario.home.id)
    if orders is None:
        return 0, 0
    specs = [scenario.initiatives[name] for name in orders.programme.initiatives]
    calls = len(orders.programme.answered)
    return sum(spec.attention for spec in specs) + calls, sum(spec.credit for spec in specs)


def purse(scenario: Scenario, state: State, meter: str, but: str = "") -> int:
    """Return what is left of a meter beside what the home country's open offers would give of it.

    `but` is the id of an offer that does not count.
    """
    offers = [one for one in state.offers if one.status == "open" and one.maker == scenario.home.id and one.id != but]
    return whole(state.values[meter]) - sum(one.paid(scenario.home.id, meter) for one in offers)


def require_attention(scenario: Scenario, state: State) -> None:
    """Raise IllegalMove when there is no attention left for one thing more, beside what has been ordered."""
    if spare(scenario, state) <= ordered(scenario, state)[0]:
        raise IllegalMove("too_little_attention", points=0)


def stage_of(scenario: Scenario, state: State, name: str) -> int | None:
    """Return the number of the step that comes next, from 0; None when all are done and it may not come again."""
    spec, now = scenario.initiatives[name], state.projects.get(name, NOT_BEGUN)
    if now.stage < len(spec.stages):
        return now.stage
    return 0 if spec.again is not None else None


def obstacle(scenario: Scenario, state: State, name: str) -> str | None:
    """Return why an initiative cannot be taken up now: done, early, closed or credit; None when it can be."""
    spec, now = scenario.initiatives[name], state.projects.get(name, NOT_BEGUN)
    number = stage_of(scenario, state, name)
    if number is None:
        return "done"
    wait = spec.stages[number].after if number or not now.stage else spec.again or 0
    if now.turn and state.turn < now.turn + (wait if now.done == now.turn else 1):
        return "early"
    if not holds(scenario, state, spec.when):
        return "closed"
    return "credit" if whole(state.values["credit"]) < spec.credit else None


def require_possible(scenario: Scenario, state: State, programme: Programme) -> None:
    """Raise IllegalMove for a programme that the rules, the attention or the credit of this turn do not allow."""
    for name in programme.initiatives:
        if name not in scenario.initiatives:
            raise IllegalMove("unknown_initiative", initiative=name)
        if why := obstacle(scenario, state, name):
            raise IllegalMove(f"initiative_{why}", initiative=name)
    for name in programme.answered:
        if name not in state.calls:
            raise IllegalMove("no_call", commitment=name)
    for name, _ in programme.ended:
        if name not in state.held or state.held[name].ends is not None:
            raise IllegalMove("not_held", commitment=name)
    _require_means(scenario, state, programme)


def _require_means(scenario: Scenario, state: State, programme: Programme) -> None:
    for named in (programme.initiatives, programme.answered):
        if len(set(named)) < len(named):
            raise IllegalMove("named_twice")
    specs = [scenario.initiatives[name] for name in programme.initiatives]
    if sum(spec.attention for spec in specs) + len(programme.answered) > spare(scenario, state):
        raise IllegalMove("too_little_attention", points=spare(scenario, state))
    if sum(spec.credit for spec in specs) > max(0, purse(scenario, state, "credit")):
        raise IllegalMove("too_little_credit")


def requests(scenario: Scenario, state: State, seat: str) -> tuple[str, ...]:
    """Return the initiatives of this turn that need the seat's consent."""
    if state.phase != "reveal" or not state.history:
        return ()
    taken = state.history[-1].programme.initiatives
    return tuple([name for name in taken if seat in _next(scenario, state, name)[1].with_])


def likelihood(scenario: Scenario, state: State, name: str, power: str) -> int:
    """Return in permille how likely a power is to consent to the next step: by trust, grievance and its interests."""
    number, _ = _next(scenario, state, name)
    return odds(state.standings[power], asked=False, read=tables(scenario).steps[(name, number)][power].total)


def _next(scenario: Scenario, state: State, name: str) -> tuple[int, Stage]:
    number = stage_of(scenario, state, name) or 0
    return number, scenario.initiatives[name].stages[number]


def carry_out(scenario: Scenario, state: State) -> State:
    """Return the state after the initiatives of the turn: done where all partners agree, else declined."""
    taken = state.history[-1].programme.initiatives
    if not taken:
        return state
    outcomes: list[Outcome] = []
    for name in taken:
        number, stage = _next(scenario, state, name)
        declined = tuple(power for power in stage.with_ if not _agrees(scenario, state, name, power))
        state = (_declined if declined else _done)(scenario, state, name, number)
        outcomes.append(Outcome(name, number, declined))
    state = balance.with_initiatives(scenario, state, tuple(one.initiative for one in outcomes if not one.declined))
    chapter = changed(state.history[-1], outcomes=tuple(outcomes), meters_after=meters(state.values))
    return changed(state, history=(*state.history[:-1], chapter))


def _agrees(scenario: Scenario, state: State, name: str, power: str) -> bool:
    """A seat says so itself; for a power without one the rules draw."""
    if power in tables(scenario).seats:
        return power in state.reactions and name in state.reactions[power].consents
    return draw(state.seed, state.turn, name, power, "consent", 1000) < likelihood(scenario, state, name, power)


def _declined(scenario: Scenario, state: State, name: str, number: int) -> State:
    now = state.projects.get(name, NOT_BEGUN)
    state = change_meter(state, "credit", -scale(scenario.initiatives[name].credit, 1, DECLINED), "declined", name)
    return changed(state, projects={**state.projects, name: replace(now, stage=number, turn=state.turn)})


def _done(scenario: Scenario, state: State, name: str, number: int) -> State:
    spec, event = scenario.initiatives[name], state.event or ""
    stage = spec.stages[number]
    state = change_meter(state, "credit", -spec.credit, "effort", name)
    acts = tuple(_welcome(act) for act in acts_of(scenario, state, stage.acts, event, name, chosen=False))
    state = committed(scenario, state, event, acts, tables(scenario).steps[(name, number)])
    state = apply_effects(scenario, state, stage.effects, Due("", state.turn, state.turn, event, "", name))
    written = authored_findings(scenario, state, event, f"initiative.{name}.{number}", stage.points)
    done = Project(stage=number + 1, turn=state.turn, done=state.turn)
    state = changed(state, findings=state.findings + written, projects={**state.projects, name: done})
    return commitments.begin(state, stage.begins) if stage.begins else state


def _welcome(act: Act) -> Act:
    """Good offices that all partners have agreed to are accepted."""
    return replace(act, flags=act.flags | {ACCEPTED}) if act.flags & OFFERS else act
