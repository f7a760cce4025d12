"""The first deck's initiatives and commitments: every kind, a price for each, consent neither sure nor hopeless."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

import pytest

from game import engine
from game.engine import Move, Order, State
from game.engine.initiatives import obstacle, spare
from game.engine.scoring.balance import balance
from game.engine.state import METERS, meters, whole
from game.engine.tables import tables
from game.lab.lunch import DISAPPOINTED
from game.players import PLAYERS
from game.players.table import advance, decide
from game.scenario.initiatives import InitiativeKind
from game.scenario.model import Scenario

GAMES = range(1, 61)
ALONE = range(1, 13)
"""Seeds with which each initiative is pursued by itself."""
OFTEN = 36
"""Times that a power must have been asked before its consent is measured."""


def played(deck: Scenario, seed: int, *wanted: str, answers: bool = True) -> State:
    """Return a game in which home answers as in history and takes up what it may of `wanted`, in turn by the seed."""
    home, seats = deck.home.id, dict.fromkeys(tables(deck).seats, PLAYERS["power"])
    state = engine.start(deck, seed)
    while True:
        for _, _, after in advance(deck, state, seats, frozenset({home})):
            state = after
        if state.phase == "over":
            return state
        state = engine.play(deck, state, home, moved(deck, state, wanted, answers))


def moved(deck: Scenario, state: State, wanted: tuple[str, ...], answers: bool) -> Move:
    """Return home's next move, with what it takes up beside its answer."""
    if state.phase == "reveal":
        return engine.closing(state)
    move = decide(deck, state, deck.home.id, PLAYERS["record"])
    if not isinstance(move, Order):
        return move
    calls = state.calls[: spare(deck, state)] if answers else ()
    room = spare(deck, state) - len(calls)
    return Order(option=move.option, initiatives=taken(deck, state, wanted, room), answered=calls)


def taken(deck: Scenario, state: State, wanted: tuple[str, ...], room: int) -> tuple[str, ...]:
    """Return what attention and credit allow, beginning elsewhere with each seed and turn."""
    credit, chosen = whole(state.values["credit"]), []
    start = (state.seed * 7 + state.turn * 5) % max(1, len(wanted))
    for name in (*wanted[start:], *wanted[:start]):
        spec = deck.initiatives[name]
        if obstacle(deck, state, name) is None and spec.attention <= room and spec.credit <= credit:
            chosen.append(name)
            room, credit = room - spec.attention, credit - spec.credit
    return tuple(chosen)


def games(deck: Scenario, *wanted: str, answers: bool = True) -> list[State]:
    return [played(deck, seed, *wanted, answers=answers) for seed in GAMES]


@pytest.fixture(scope="module")
def nothing(deck: Scenario) -> list[State]:
    """Games in which the answer is all."""
    return games(deck)


@pytest.fixture(scope="module")
def everything(deck: Scenario) -> list[State]:
    """Games in which whatever is possible is taken up."""
    return games(deck, *deck.initiatives)


def mean_balance(states: list[State]) -> float:
    return mean_of(states, lambda state: balance(state) or 0)


def test_every_kind_is_there(deck: Scenario) -> None:
    assert {spec.kind for spec in deck.initiatives.values()} == set(get_args(InitiativeKind))


def test_the_objector_really_loses_or_credit_is_spent(deck: Scenario) -> None:
    for name, spec in deck.initiatives.items():
        speaker = spec.objection.from_
        steps = [tables(deck).steps[(name, number)] for number in range(len(spec.stages))]
        if speaker in deck.powers:
            assert min(step[speaker].total for step in steps) <= DISAPPOINTED, name
        assert 6 <= spec.credit <= 20, name
        assert spec.wants.office != spec.opposes.office, name


def test_each_tells_what_came_of_it_and_whence_that_is_known(deck: Scenario) -> None:
    told = [spec.record for spec in deck.initiatives.values()]
    assert all(record and record.sources for record in told)
    flags = {deck.sources[source].flag for record in told if record for source in record.sources}
    assert flags <= {"S", "V", "G"}


def test_rival_formats_call_at_once(deck: Scenario) -> None:
    asks = [spec.call.from_ for spec in deck.commitments.values() if spec.call and "event.su24" in spec.call.when[0]]
    assert sorted(asks) == ["russia", "turkiye"]
    assert asks[0] in deck.powers[asks[1]].rivals


@pytest.mark.slow
def test_each_step_can_be_reached(deck: Scenario) -> None:
    for name, spec in deck.initiatives.items():
        wanted = (name, *needed(deck, name))
        reached = max(done(played(deck, seed, *wanted), name) for seed in ALONE)
        assert reached >= len(spec.stages), name


def needed(deck: Scenario, name: str) -> Iterator[str]:
    """Yield the initiatives that begin what the clauses of one ask to be held."""
    for other, spec in deck.initiatives.items():
        begun = {f"held.{stage.begins}" for stage in spec.stages if stage.begins}
        if begun & set(deck.initiatives[name].when):
            yield other


def done(state: State, name: str) -> int:
    return state.projects[name].stage if name in state.projects else 0


@pytest.mark.slow
def test_powers_agree_mostly_and_not_always(deck: Scenario) -> None:
    asked: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for name in deck.initiatives:
        for seed in ALONE:
            for chapter in played(deck, seed, name, *needed(deck, name)).history:
                for outcome in chapter.outcomes:
                    partners = deck.initiatives[outcome.initiative].stages[outcome.stage].with_
                    asked.update(partners)
                    agreed.update(set(partners) - set(outcome.declined))
    measured = {power: agreed[power] / asked[power] for power in asked if asked[power] >= OFTEN}
    assert {"georgia", "iran", "nato", "russia", "turkiye"} <= measured.keys()
    assert all(0.35 <= share <= 0.9 for share in measured.values()), measured


@pytest.mark.slow
def test_doing_everything_is_no_way_to_win(nothing: list[State], everything: list[State]) -> None:
    """It helps the balance a little, and costs money and the trust of those who mind."""
    assert mean_balance(everything) - mean_balance(nothing) <= 40
    assert mean_of(everything, economy) <= mean_of(nothing, economy) - 4
    for power in ("russia", "united_states", "georgia"):
        assert mean_of(everything, trust_of(power)) < mean_of(nothing, trust_of(power)), power


def mean_of(states: list[State], read: Callable[[State], int]) -> float:
    return sum(map(read, states)) / len(states)


def economy(state: State) -> int:
    return whole(state.values["economy"])


def trust_of(power: str) -> Callable[[State], int]:
    return lambda state: state.standings[power].trust


@pytest.mark.slow
def test_a_call_that_is_refused_keeps_neutrality_and_costs_trust(deck: Scenario) -> None:
    def tested(answers: bool) -> tuple[float, float]:
        held = [state for state in games(deck, "west_table", answers=answers) if done(state, "west_table")]
        return mean_of(held, neutrality_of("su24")), mean_of(held, trust_of("turkiye"))

    (answered, beside), (refused, apart) = tested(answers=True), tested(answers=False)
    assert refused > answered
    assert apart < beside


def neutrality_of(event: str) -> Callable[[State], int]:
    return lambda state: next(window.neutrality or 0 for window in state.windows if window.event == event)


@pytest.mark.slow
def test_no_meter_runs_away(everything: list[State]) -> None:
    """But credit, which is there to be spent."""
    for place, meter in enumerate(METERS):
        ends = [meters(state.values)[place] for state in everything]
        assert meter == "credit" or all(5 <= end <= 95 for end in ends), meter
