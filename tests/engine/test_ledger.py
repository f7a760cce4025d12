"""The ledger: every move of a national meter stands in it with its cause, and only the home country reads it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from game import engine
from game.engine import FACILITATOR, Move, Offer, Order, Press, React, Reply, State
from game.engine.actions.offer import PromiseSpec
from game.engine.actions.press import BidSpec, TermSpec
from game.engine.chance import draw
from game.engine.effects import apply_effects, change_meter, change_meters
from game.engine.initiatives import obstacle, spare
from game.engine.offers import WRONGED
from game.engine.state import BEFORE_ANSWER, METERS, Cause, Due, Entry, meters, whole
from game.engine.tables import tables
from game.engine.votes import earned
from game.errors import IllegalMove
from game.paths import SCENARIOS
from game.players import PLAYERS
from game.players.table import advance, decide
from game.scenario.effects import Change, Set
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from tests.engine.build import (
    act,
    answered,
    closed,
    commitment,
    event,
    initiative,
    option,
    orders,
    pressed,
    scenario,
    stage,
    talks,
    turn,
)  # fmt: skip
from tests.engine.test_offers import ANSWER, agreed, done
from tests.engine.test_offers import small as market
from tests.engine.test_votes import ROLLS, hall

OWN = Path(__file__).resolve().parents[1] / "scenarios"
DECKS = {"crossroads": SCENARIOS / "crossroads", "tiny": OWN / "tiny", "skeleton": OWN / "skeleton"}
GAMES = {"crossroads": 24, "tiny": 40, "skeleton": 6}


@cache
def deck_of(name: str) -> Scenario:
    return require(load_path(DECKS[name], engine.vocabulary()))


def moved(before: State, after: State) -> dict[str, int]:
    """Return by how much each meter has moved."""
    pairs = zip(METERS, meters(before.values), meters(after.values), strict=True)
    return {meter: now - then for meter, then, now in pairs}


def summed(entries: tuple[Entry, ...]) -> dict[str, int]:
    """Return what entries come to, by meter."""
    return {meter: sum(one.by for one in entries if one.meter == meter) for meter in METERS}


@cache
def game(name: str, seed: int) -> tuple[State, ...]:
    """Return every state of a game in which home answers at random, and does besides whatever it may.

    The facilitator puts in whatever there is, as soon as it may.
    """
    deck = deck_of(name)
    home, seats = deck.home.id, dict.fromkeys(tables(deck).seats, PLAYERS["power"])
    states = [engine.start(deck, seed)]
    while states[-1].ending is None:
        states += [after for _, _, after in advance(deck, states[-1], seats, frozenset({home}))]
        if states[-1].ending is None:
            put_in = engine.legal(deck, states[-1], FACILITATOR)
            seat, move = (FACILITATOR, put_in[0]) if put_in else (home, choice(deck, states[-1]))
            states.append(engine.play(deck, states[-1], seat, move))
    return tuple(states)


def choice(deck: Scenario, state: State) -> Move:
    """Return home's next move: offers are accepted, one of its own is made, then it answers with all that it may."""
    home = deck.home.id
    if state.phase == "reveal":
        return engine.closing(state)
    waiting = [one for one in state.offers if one.to == home and one.status == "open"]
    if waiting and state.phase == "orders":
        return reply(deck, state, waiting[0].id)
    if state.phase == "orders" and not any(one.maker == home and one.turn == state.turn for one in state.offers):
        made = own_offer(deck, state)
        if made:
            return made
    move = decide(deck, state, home, PLAYERS["chance"])
    if not isinstance(move, Order):
        return move
    calls = state.calls[: spare(deck, state)]
    return Order(option=move.option, answered=calls, initiatives=taken(deck, state, spare(deck, state) - len(calls)))


def reply(deck: Scenario, state: State, offer: str) -> Reply:
    """Return a yes to an offer where the rules allow one, else a no."""
    yes = Reply(offer=offer, answer="accept")
    try:
        yes.check(deck, state, deck.home.id)
    except IllegalMove:
        return Reply(offer=offer, answer="decline")
    return yes


def own_offer(deck: Scenario, state: State) -> Offer | None:
    """Return an offer of a point of credit for a point of the economy, to a seat that is drawn; None where none may."""
    seats = tables(deck).seats
    one = PromiseSpec(kind="meter", what="credit", amount=1)
    other = PromiseSpec(kind="meter", what="economy", amount=1)
    made = Offer(to=seats[draw(state.seed, state.turn, "", "", "to", len(seats))], gives=(one,), asks=(other,))
    try:
        made.check(deck, state, deck.home.id)
    except IllegalMove:
        return None
    return made


def taken(deck: Scenario, state: State, room: int) -> tuple[str, ...]:
    """Return the first initiative that attention and credit allow, from a place that is drawn."""
    names = tuple(deck.initiatives)
    start = draw(state.seed, state.turn, "", "", "from", len(names)) if names else 0
    possible = (
        name
        for name in (*names[start:], *names[:start])
        if obstacle(deck, state, name) is None and deck.initiatives[name].attention <= room
    )
    return tuple([name for _, name in zip(range(1), possible, strict=False)])


def games() -> Iterator[tuple[str, int]]:
    return ((name, seed) for name, count in GAMES.items() for seed in range(count))


@pytest.mark.slow
@pytest.mark.parametrize("name", DECKS)
def test_the_ledger_is_every_change_of_every_meter(name: str) -> None:
    for seed in range(GAMES[name]):
        states = game(name, seed)
        assert {one.kind for one in states[0].ledger} <= {"upkeep", "yield"}  # of what is held from the beginning
        for before, after in zip(states, states[1:], strict=False):
            assert after.ledger[: len(before.ledger)] == before.ledger
            new = after.ledger[len(before.ledger) :]
            assert summed(new) == moved(before, after), (seed, after.turn, after.phase)
            assert {one.turn for one in new} <= {after.turn}
        assert all(one.by for one in states[-1].ledger)


@pytest.mark.slow
@pytest.mark.parametrize("name", DECKS)
def test_what_moves_a_meter_after_the_answer_is_told_apart_from_what_did_before(name: str) -> None:
    for seed in range(GAMES[name]):
        last = game(name, seed)[-1]
        for chapter in last.history:
            since = tuple(o for o in last.ledger if o.turn == chapter.turn and o.kind not in BEFORE_ANSWER)
            changes = zip(METERS, meters(chapter.values_before), chapter.meters_after, strict=True)
            assert summed(since) == {meter: now - then for meter, then, now in changes}


@pytest.mark.slow
def test_such_games_move_meters_in_every_way() -> None:
    seen = {one.kind for name, seed in games() for one in game(name, seed)[-1].ledger}
    assert set(get_args(Cause)) - seen == {"wronged"}, "no machine breaks its word in public"


@pytest.mark.slow
def test_nobody_else_reads_the_ledger_until_the_game_is_over() -> None:
    deck = deck_of("crossroads")
    for state in game("crossroads", 1):
        others = [engine.observe(deck, state, viewer).seen.ledger for viewer in (*deck.powers, engine.PUBLIC)]
        assert engine.observe(deck, state, deck.home.id).seen.ledger == state.ledger
        assert set(others) == ({state.ledger} if state.phase == "over" else {()})


@pytest.mark.slow
def test_nothing_but_effects_touches_what_a_state_holds() -> None:
    folder = Path(engine.__file__).parent
    touching = {
        path.name
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and any(keyword.arg == "values" for keyword in node.keywords)
    }
    allowed = {"effects.py", "flow.py", "sight.py", "stage.py"}
    assert touching == allowed, "flow.py lays them out, stage.py sets a try-out, sight.py hides the credit"


class TestEntries:
    """Each cause writes what has really moved, and what it is about."""

    small = scenario(event("e1", turn=1), event("e2", turn=2), meters={"security": 98, "credit": 3})

    @pytest.mark.parametrize(
        ("meter", "by", "entry"),
        [
            ("economy", 7, 7),
            ("security", 7, 2),
            ("credit", -5, -3),
            ("economy", 0, None),
        ],
    )
    def test_what_the_bounds_leave_of_a_change_is_written(self, meter: str, by: int, entry: int | None) -> None:
        state = change_meter(orders(self.small), meter, by, "upkeep", "pact")
        assert state.ledger == (() if entry is None else (Entry(1, meter, entry, "upkeep", "pact"),))

    def test_moves_follow_one_another(self) -> None:
        state = change_meters(
            orders(self.small),
            [("security", 9, "yield", "a"), ("security", 9, "yield", "b"), ("security", -9, "upkeep", "c")],
        )
        assert [(one.by, one.about) for one in state.ledger] == [(2, "a"), (-9, "c")]
        assert state.values["security"] == 91

    @pytest.mark.parametrize(
        ("cause", "kind", "about"),
        [
            (Due("", 1, 1, "e1", "go"), "option", "e1"),
            (Due("flood", 1, 1, "e1", "go"), "consequence", "flood"),
            (Due("", 1, 1, "e1", "", "corridor"), "initiative", "corridor"),
            (Due("flood", 1, 1, "e1", "", "corridor"), "consequence", "flood"),
        ],
    )
    def test_effects_are_written_under_what_brings_them(self, cause: Due, kind: Cause, about: str) -> None:
        effects = (Change(change="economy", by=-4), Set(set="credit", to=10), Set(set="credit", to=10))
        state = apply_effects(self.small, orders(self.small), effects, cause)
        assert state.ledger == (Entry(1, "economy", -4, kind, about), Entry(1, "credit", 7, kind, about))


def entries(state: State, *kinds: Cause) -> list[tuple[int, str, int, str, str]]:
    """Return the entries of these causes, or all."""
    return [(o.turn, o.meter, o.by, o.kind, o.about) for o in state.ledger if not kinds or o.kind in kinds]


def after(small: Scenario, press: dict[str, Press], choice: str = "go", **levers: str) -> State:
    """Return the settled reveal of a first turn with these presses and reactions."""
    state = answered(small, pressed(small, talks(small), **press), choice)
    for seat in tables(small).seats:
        state = engine.play(small, state, seat, React(lever=levers.get(seat, "remark")))
    return state


TRACK = {"id": "route", "name": "Route", "bidders": ["north", "south"], "awards": {"go": "north"}}


def test_an_answer_with_its_prize_and_the_reactions() -> None:
    small = scenario(
        event("e1", option("go", effects=[{"change": "support", "by": -6}]), option("stay"), tracks=[TRACK])
    )
    bid = {"north": Press(bid=BidSpec(track="route", level=3))}
    assert entries(after(small, bid, north="praise")) == [
        (1, "support", -6, "option", "e1"),
        (1, "economy", 6, "prize", "north"),
        (1, "support", 3, "reaction", "north"),
    ]


def test_a_guarantor_stands_for_what_it_makes_good() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2))
    term = TermSpec(option="go", lever="praise", kind="guarantee")
    state = answered(small, pressed(small, talks(small), north=Press(term=term)))
    south = engine.state.changed(state, standings={**state.standings, "south": engine.state.Standing(0, 0, -4)})
    for seat, lever in (("north", "praise"), ("south", "embargo")):
        south = engine.play(small, south, seat, React(lever=lever))
    assert entries(south, "guarantee") == [(1, "economy", 4, "guarantee", "north")]
    assert entries(south, "reaction")[-1] == (1, "economy", -8, "reaction", "south")


def test_good_offices_move_credit_whether_they_are_accepted_or_not() -> None:
    small = scenario(event("e1", option("host", act("north", "045", "political", "host")), option("stay")))
    seen = {one[3:] for seed in range(20) for one in entries(answered(small, orders(small, seed), "host"))}
    assert seen == {("accepted", ""), ("refused", "")}


def test_a_commitment_costs_and_yields_under_its_name() -> None:
    pact = commitment(upkeep={"economy": 3}, yields={"security": 4})
    small = scenario(event("e1", turn=1), event("e2", turn=2), commitments={"pact": pact})
    assert entries(turn(small, engine.start(small, 1)), *BEFORE_ANSWER) == [
        (turn_, meter, by, kind, "pact")
        for turn_ in (1, 2)
        for meter, by, kind in (("economy", -3, "upkeep"), ("security", 4, "yield"))
    ]


def test_one_that_cannot_be_kept_up_lapses_and_moves_nothing() -> None:
    small = scenario(event("e1"), meters={"economy": 2}, commitments={"pact": commitment(upkeep={"economy": 3})})
    state = engine.start(small, 1)
    assert (state.held, state.ledger) == ({}, ())


@pytest.mark.parametrize(("consents", "entry"), [(("talk",), (-10, "effort")), ((), (-5, "declined"))])
def test_an_initiative_costs_its_credit_or_half_of_it(consents: tuple[str, ...], entry: tuple[int, str]) -> None:
    step = stage(act("north"), effects=[{"change": "support", "by": 2}], **{"with": ["north"]})
    small = scenario(event("e1"), initiatives={"talk": initiative(step)})
    state = answered(small, orders(small), initiatives=("talk",))
    for seat, said in (("north", consents), ("south", ())):
        state = engine.play(small, state, seat, React(lever="remark", consents=said))
    done = [(1, "support", 2, "initiative", "talk")] if consents else []
    assert entries(state) == [(1, "credit", *entry, "talk"), *done]


def test_money_in_an_offer_stands_under_the_other_side() -> None:
    gives = [{"kind": "meter", "what": "economy", "amount": 5}]
    state = agreed(market(), gives=gives, asks=[ANSWER, {"kind": "meter", "what": "credit", "amount": 4}])
    assert entries(state, "offer") == [(1, "economy", 5, "offer", "north"), (1, "credit", -4, "offer", "north")]


def test_a_word_that_a_power_breaks_in_public_stands_under_its_name() -> None:
    state = done(market(), agreed(market()), lever="remark")
    assert entries(state, "wronged") == [(1, "credit", WRONGED, "wronged", "north")]


def test_a_vote_on_an_own_text_stands_under_its_event() -> None:
    small = hall(rolls={name: {"lean": 90, "sure": 100} for name in ROLLS})
    state = answered(small, orders(small))
    assert entries(state) == [(1, "support", earned(state.ballots[0]), "vote", "e1")]


def test_a_consequence_stands_under_its_own_name_in_the_turn_that_it_comes() -> None:
    later = {"title": "Later", "from": "north", "text": "It came.", "effects": [{"change": "economy", "by": -4}]}
    first = event("e1", option("go", effects=[{"schedule": "later", "in": 1}]), option("stay"), turn=1)
    small = scenario(first, event("e2", turn=2), consequences={"later": later})
    assert entries(closed(small, turn(small, engine.start(small, 1)))) == [(2, "economy", -4, "consequence", "later")]


def test_the_meters_at_the_end_are_those_of_the_start_and_the_ledger() -> None:
    deck = deck_of("tiny")
    for seed in range(3):
        state = game("tiny", seed)[-1]
        total = summed(state.ledger)
        assert {m: getattr(deck.meters, m).start + total[m] for m in METERS} == {
            m: whole(state.values[m]) for m in METERS
        }
