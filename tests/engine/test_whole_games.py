"""Whole games at random: what holds in each of them, whatever anybody tries."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from itertools import groupby
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import engine
from game.engine import FACILITATOR, PUBLIC, Inject, Offer, Order, Press, React, Reply, State, Withdraw
from game.engine.chance import shuffled
from game.engine.flow import is_settled
from game.engine.offers import find
from game.engine.state import METERS, meters
from game.engine.tables import tables
from game.errors import GameError, IllegalMove
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from tests.engine.games import Try, busy_deck, played, whole_game
from tests.scenario.conftest import TINY

pytestmark = pytest.mark.slow

GAMES = settings(max_examples=60, deadline=None)
SEEDS = st.integers(0, 1 << 40)


@pytest.fixture(scope="module", params=["tiny", "busy"])
def deck(request: pytest.FixtureRequest) -> Scenario:
    return require(load_path(TINY, engine.vocabulary())) if request.param == "tiny" else busy_deck()


def states(tried: list[Try]) -> list[State]:
    return [one.after for one in tried if one.after is not None]


@GAMES
@given(seed=SEEDS)
def test_bounds_hold(deck: Scenario, seed: int) -> None:
    for state in states(whole_game(deck, seed, Random(seed))):
        assert all(0 <= value <= 100 for value in meters(state.values))
        for now in state.standings.values():
            assert -1000 <= now.trust <= 1000
            assert 0 <= now.grievance <= 10_000
            assert -5 <= now.rung <= 4
        for partners in state.shares.values():
            assert sum(partners.values()) == 1000
            assert min(partners.values()) >= 0
        assert all(finding.points for finding in state.findings)


@GAMES
@given(seed=SEEDS)
def test_a_log_replays_to_the_same_bytes_and_moves_are_read_back(deck: Scenario, seed: int) -> None:
    tried = whole_game(deck, seed, Random(seed))
    moves = list(played(tried))
    read = [(seat, engine.parse_move(move.model_dump(mode="json"))) for seat, move in moves]
    assert read == moves
    assert engine.canonical(engine.replay(deck, seed, read)) == engine.canonical(states(tried)[-1])


@GAMES
@given(seed=SEEDS)
def test_every_move_that_is_listed_can_be_made(deck: Scenario, seed: int) -> None:
    for one in whole_game(deck, seed, Random(seed)):
        for seat in (deck.home.id, *tables(deck).seats, FACILITATOR):
            for move in engine.legal(deck, one.before, seat):
                assert engine.play(deck, one.before, seat, move)


@GAMES
@given(seed=SEEDS)
def test_reasons_add_up(deck: Scenario, seed: int) -> None:
    end = states(whole_game(deck, seed, Random(seed)))[-1]
    for chapter in end.history:
        for read in chapter.appraisals.values():
            assert read.total == sum(reason.amount for reason in read.reasons)
    for ballot in end.ballots:
        hall = tables(deck).halls[ballot.event]
        for bench, cast in zip(hall.benches, ballot.casts, strict=True):
            assert cast.position == sum(reason.amount for reason in cast.reasons)
            assert cast.yes + cast.no + cast.abstain + cast.absent == bench.votes
        for word in ("yes", "no", "abstain", "absent"):
            cast_so = sum(getattr(cast, word) for cast in ballot.casts)
            assert getattr(ballot, word) == cast_so + (ballot.home == word)


@GAMES
@given(seed=SEEDS)
def test_promises_come_to_an_end(deck: Scenario, seed: int) -> None:
    """A promise is kept, broken or void by the turn in which it falls due; under what is over nothing is owed."""
    for state in states(whole_game(deck, seed, Random(seed))):
        if state.phase != "brief":
            continue
        for offer in state.offers:
            overdue = [one for one in offer.promises if one.fate == "open" and one.until < state.turn]
            assert not (offer.status == "accepted" and overdue)
            assert not (offer.status == "open" and offer.expires < state.turn)
            assert offer.status == "accepted" or all(one.fate == "open" for one in offer.promises)
        for seat in tables(deck).seats:
            owed = [p for o in state.offers if o.status == "accepted" for p in o.promises if p.by == seat]
            assert sum(p.kind == "act" and p.fate == "open" for p in owed) <= 1


def is_secret(one: Try) -> bool:
    """Whether a move that was made is nobody's business but its seat's, and that of the partner in a private offer."""
    if one.after is None or one.after.phase != one.before.phase:
        return False
    match one.move:
        case Order() | Press():
            return True
        case React():
            return not is_settled(one.after)
        case Offer():
            return not one.move.public and one.move.counters is None
        case Reply() | Withdraw():
            offer = find(one.before, one.move.offer)
            return offer is not None and not offer.public
    return False


def parties(one: Try) -> set[str]:
    """Return who may notice a secret move."""
    match one.move:
        case Offer():
            return {one.seat, one.move.to}
        case Reply() | Withdraw():
            offer = find(one.before, one.move.offer)
            return {offer.maker, offer.to} if offer else {one.seat}
    return {one.seat}


@GAMES
@given(seed=SEEDS)
def test_a_secret_move_is_nothing_to_others(deck: Scenario, seed: int) -> None:
    for one in whole_game(deck, seed, Random(seed)):
        if not is_secret(one) or one.after is None:
            continue
        if engine.open_options(deck, one.before) != engine.open_options(deck, one.after):
            continue  # money has changed hands on which an answer hangs, and which are open is no secret
        for viewer in {deck.home.id, *tables(deck).seats, PUBLIC} - parties(one):
            before, after = (engine.canonical(engine.observe(deck, state, viewer)) for state in (one.before, one.after))
            assert before == after, (viewer, one.seat, one.move)


@GAMES
@given(seed=SEEDS)
def test_what_is_refused_tells_a_power_nothing_that_it_does_not_see(deck: Scenario, seed: int) -> None:
    """Whether a power may make a move it can tell from its own observation."""
    for one in whole_game(deck, seed, Random(seed)):
        if one.seat in tables(deck).seats:
            seen = engine.observe(deck, one.before, one.seat).seen
            try:
                one.move.check(deck, seen, one.seat)
                allowed = True
            except GameError:
                allowed = False
            assert allowed == (one.after is not None), (one.seat, one.move)


def in_order(deck: Scenario, state: State, moves: list[tuple[str, engine.Move]]) -> State:
    for seat, move in moves:
        state = engine.play(deck, state, seat, move)
    return state


def outcome(state: State) -> str:
    """Return all of a state but how often each seat has changed its orders, and the order in which meters moved."""
    names = [field.name for field in fields(state) if field.name not in ("revisions", "ledger")]
    return engine.canonical({name: getattr(state, name) for name in names})


def phases(tried: list[Try]) -> Iterator[list[Try]]:
    """Yield what was done in each phase, its end included."""
    made = (one for one in tried if one.after is not None)
    for _, phase in groupby(made, key=lambda one: (one.before.turn, one.before.phase)):
        yield list(phase)


@GAMES
@given(seed=SEEDS)
def test_it_does_not_matter_who_is_quicker(deck: Scenario, seed: int) -> None:
    """What different seats do in one phase can arrive in any order, as long as each one's own moves keep theirs.

    A move can be refused in one order and not in another, where it accepts what its seat has offered elsewhere.
    """
    for phase in phases(whole_game(deck, seed, Random(seed))):
        begins, *_, ends = phase[0].before, phase[-1]
        if ends.after is None or any(depends(begins, one.move) for one in phase):
            continue
        final = {one.seat: one for one in phase if isinstance(one.move, React)}
        moves = [one for one in phase if one.seat != "clock" and final.get(one.seat, one) is one]
        seats = shuffled(seed, begins.turn, "race", tuple(sorted({one.seat for one in moves})))
        raced = [(one.seat, one.move) for seat in seats for one in moves if one.seat == seat]
        closing = [(one.seat, one.move) for one in phase if one.seat == "clock"]
        with suppress(IllegalMove):
            assert outcome(in_order(deck, begins, raced + closing)) == outcome(ends.after)


@GAMES
@given(seed=SEEDS)
def test_another_round_in_private_looks_like_a_refusal(deck: Scenario, seed: int) -> None:
    for one in whole_game(deck, seed, Random(seed)):
        if not isinstance(one.move, Offer) or one.move.public or one.move.counters is None or one.after is None:
            continue
        declined = engine.play(deck, one.before, one.seat, Reply(offer=one.move.counters, answer="decline"))
        for viewer in {*tables(deck).seats, PUBLIC} - parties(one):
            seen = [engine.canonical(engine.observe(deck, state, viewer)) for state in (declined, one.after)]
            assert seen[0] == seen[1]


def depends(before: State, move: engine.Move) -> bool:
    """Whether a move answers something that was made in the same phase."""
    match move:
        case Reply() | Withdraw():
            return find(before, move.offer) is None
        case Offer():
            return move.counters is not None
        case Inject():
            return True  # what arrives in between changes what others can still do
    return False


def test_random_games_do_everything(deck: Scenario) -> None:
    """The games in which all this is looked for are not empty."""
    ends = [states(whole_game(deck, seed, Random(seed)))[-1] for seed in range(80)]
    offers = [offer for end in ends for offer in end.offers]
    assert {offer.status for offer in offers} >= {"accepted", "declined", "unratified", "expired", "countered"}
    assert {one.fate for offer in offers for one in offer.promises} == {"open", "kept", "broken", "void"}
    assert any(offer.accepted and not offer.public for offer in offers)
    assert any(chapter.outcomes for end in ends for chapter in end.history)
    assert any(end.lost for end in ends)
    assert any(end.ballots for end in ends)
    assert any(end.injected for end in ends) == bool(deck.injects)
    assert {end.ending for end in ends} >= {"complete"}
    assert len(METERS) == 4
