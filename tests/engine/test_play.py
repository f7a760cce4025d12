"""Play: random legal games never raise, a replay is the state, and what is illegal changes nothing."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game import engine
from game.engine import ClosePhase, Declare, Order, Press, React
from game.engine.actions.press import BidSpec, TermSpec
from game.engine.actions.react import triggered_lever
from game.engine.cameo import RUNG
from game.engine.flow import is_settled
from game.engine.levers import in_reach
from game.engine.state import Firmness, State
from game.engine.tables import tables
from game.errors import GameError, IllegalMove, StaleMove
from game.scenario.model import Scenario

ANY_ID = st.sampled_from(("", "nothing", "russia", "sign", "integrity_only", "Sign", "observe", "../x"))


class RandomGame(RuleBasedStateMachine):
    """Seats move in any order; whatever is legal is played, whatever is not is refused with a reason."""

    deck: Scenario

    @initialize(seed=st.integers(0, 1 << 48))
    def begin(self, seed: int) -> None:
        self.seed = seed
        self.state = engine.start(self.deck, seed)
        self.moves: list[tuple[str, Any]] = []

    def _play(self, seat: str, move: Any) -> None:
        self.state = engine.play(self.deck, self.state, seat, move)
        self.moves.append((seat, move))

    @precondition(lambda self: self.state.phase != "over")
    @rule(data=st.data())
    def somebody_moves(self, data: st.DataObject) -> None:
        seats = [s for s in (self.deck.home.id, *self.deck.powers) if engine.legal(self.deck, self.state, s)]
        if seats:
            seat = data.draw(st.sampled_from(seats))
            move = data.draw(st.sampled_from(engine.legal(self.deck, self.state, seat)))
            self._play(seat, self._varied(data, seat, move))

    def _varied(self, data: st.DataObject, seat: str, move: Any) -> Any:
        """Return the move, or one that `legal` does not list because there are too many of its kind."""
        if isinstance(move, Declare):
            words: st.SearchStrategy[Firmness] = st.sampled_from(("keep", "strike", "harden"))
            return Declare(pledges=data.draw(st.dictionaries(st.sampled_from(self.state.drafted), words)))
        if isinstance(move, Press):
            return Press(
                forecast=data.draw(st.none() | st.just(move.forecast)),
                term=data.draw(st.none() | self._terms(seat)),
                bid=data.draw(st.none() | self._bids(seat)),
            )
        promised = triggered_lever(self.state, seat) if isinstance(move, React) else None
        return React(lever=promised) if promised and data.draw(st.booleans()) else move

    def _terms(self, seat: str) -> st.SearchStrategy[TermSpec]:
        def term(option: str, lever: str, kind: Any, public: bool) -> TermSpec:
            hostile = RUNG[self.deck.powers[seat].levers[lever].cameo] < 0
            return TermSpec(option=option, lever=lever, kind="threat" if hostile else kind, public=public)

        options = st.sampled_from(engine.open_options(self.deck, self.state))
        levers = st.sampled_from(in_reach(self.deck, self.state, seat))
        return st.builds(term, options, levers, st.sampled_from(("reward", "guarantee")), st.booleans())

    def _bids(self, seat: str) -> st.SearchStrategy[BidSpec | None]:
        event = tables(self.deck).events[self.state.event or ""]
        tracks = [track.id for track in event.tracks if seat in track.bidders]
        if not tracks:
            return st.none()
        return st.builds(
            lambda track, level: BidSpec(track=track, level=level), st.sampled_from(tracks), st.integers(0, 3)
        )

    @precondition(lambda self: self.state.phase != "over")
    @rule(reason=st.sampled_from(("ready", "time", "facilitator")))
    def the_phase_closes(self, reason: Any) -> None:
        move = ClosePhase(turn=self.state.turn, closes=self.state.phase, reason=reason)
        if reason == "ready" and engine.awaited(self.deck, self.state):
            with pytest.raises(IllegalMove):
                engine.play(self.deck, self.state, "clock", move)
        else:
            self._play("clock", move)

    @rule(seat=ANY_ID, option=ANY_ID)
    def somebody_tries_nonsense(self, seat: str, option: str) -> None:
        before = engine.canonical(self.state)
        tries = (
            lambda: Order(option=option),
            lambda: React(lever=option),
            lambda: Press(forecast=option),
            lambda: Declare(pledges={option: "keep"}),
        )
        for make in tries:
            try:
                move = make()
            except ValueError:
                continue
            if move in engine.legal(self.deck, self.state, seat):
                continue  # a sampled id can happen to be right
            with pytest.raises(GameError):
                engine.play(self.deck, self.state, seat or "nobody", move)
        assert engine.canonical(self.state) == before

    @invariant()
    def bounds_hold(self) -> None:
        if not hasattr(self, "state"):
            return
        assert all(0 <= int(self.state.values[m]) <= 100 for m in ("security", "economy", "support", "credit"))  # type: ignore[arg-type]
        assert all(sum(shares.values()) == 1000 for shares in self.state.shares.values())
        assert all(share >= 0 for shares in self.state.shares.values() for share in shares.values())
        assert all(-1000 <= s.trust <= 1000 and 0 <= s.grievance <= 10_000 for s in self.state.standings.values())
        assert 1 <= self.state.turn <= self.deck.turns

    def teardown(self) -> None:
        if hasattr(self, "state"):
            again = engine.replay(self.deck, self.seed, self.moves)
            assert engine.canonical(again) == engine.canonical(self.state)
            parsed = [(seat, engine.parse_move(move.model_dump(mode="json"))) for seat, move in self.moves]
            assert parsed == self.moves


def test_random_games_keep_the_rules(deck: Scenario) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    RandomGame.deck = deck
    run_state_machine_as_test(RandomGame, settings=settings(stateful_step_count=60, deadline=None))


def at_orders(deck: Scenario, seed: int = 1) -> State:
    """Return a game in which talks have ended without a word."""
    state = engine.start(deck, seed)
    for phase in ("brief", "talks"):
        state = engine.play(deck, state, "clock", ClosePhase(turn=1, closes=phase, reason="time"))
    return state


def test_an_order_can_be_changed_until_the_phase_closes(deck: Scenario) -> None:
    state = at_orders(deck)
    home = deck.home.id
    first, second = engine.open_options(deck, state)[:2]
    state = engine.play(deck, state, home, Order(option=first))
    state = engine.play(deck, state, home, Order(option=second))
    assert state.revisions[home] == 2
    assert engine.play(deck, state, "clock", engine.closing(state)).history[-1].option == second


def test_a_phase_that_has_closed_is_stale(deck: Scenario) -> None:
    state = engine.start(deck, 1)
    closing = engine.closing(state)
    state = engine.play(deck, state, "clock", closing)
    with pytest.raises(StaleMove):
        engine.play(deck, state, "clock", closing)


def test_silence_at_the_deadline_takes_an_open_option(deck: Scenario) -> None:
    state = at_orders(deck)
    after = engine.play(deck, state, "clock", ClosePhase(turn=1, closes="orders", reason="time"))
    assert after.history[-1].option in engine.open_options(deck, state)


def test_reactions_settle_alike_in_any_order_of_arrival(deck: Scenario) -> None:
    state = at_orders(deck)
    home = deck.home.id
    state = engine.play(deck, state, home, Order(option=engine.open_options(deck, state)[0]))
    state = engine.play(deck, state, "clock", engine.closing(state))
    seats = engine.awaited(deck, state)
    moves = {seat: React(lever=in_reach(deck, state, seat)[-1]) for seat in seats}
    ends = []
    for order in (seats, tuple(reversed(seats))):
        now = state
        for seat in order:
            assert not is_settled(now)
            now = engine.play(deck, now, seat, moves[seat])
        assert is_settled(now)
        ends.append(now)
    assert ends[0].values == ends[1].values
    assert ends[0].history == ends[1].history


def test_a_game_that_is_over_takes_no_moves(deck: Scenario) -> None:
    state = engine.start(deck, 3)
    while state.phase != "over":
        state = engine.play(deck, state, "clock", ClosePhase(turn=state.turn, closes=state.phase, reason="time"))
    with pytest.raises(IllegalMove, match="game_over"):
        engine.play(deck, state, deck.home.id, Order(option="sign"))
    assert engine.legal(deck, state, deck.home.id) == ()
