"""Sight: what one seat may not know makes no difference to what it sees."""

from dataclasses import replace
from typing import Any

import pytest

from game import engine
from game.engine import Offer, Order, Press, React, Reply, observe
from game.engine.actions.press import TermSpec
from game.engine.levers import in_reach
from game.engine.state import Due, State, changed
from game.players import PLAYERS
from game.players.table import advance
from game.scenario.model import Scenario
from tests.engine.build import event, option, orders, scenario, seated
from tests.engine.test_play import at_orders


def seen(deck: Scenario, state: State, viewer: str) -> str:
    """Return the bytes of what a viewer sees."""
    return engine.canonical(observe(deck, state, viewer))


def in_talks(deck: Scenario) -> State:
    state = engine.start(deck, 1)
    return engine.play(deck, state, "clock", engine.closing(state))


def press(deck: Scenario, state: State, seat: str, forecast: str, public: bool = True) -> Press:
    lever = next(name for name in in_reach(deck, state, seat) if deck.powers[seat].levers[name].cameo.startswith("0"))
    option = engine.open_options(deck, state)[0]
    return Press(forecast=forecast, term=TermSpec(option=option, lever=lever, kind="reward", public=public))


def test_another_seats_press_is_hidden_while_talks_go_on(deck: Scenario) -> None:
    state = in_talks(deck)
    options = engine.open_options(deck, state)
    one = engine.play(deck, state, "russia", press(deck, state, "russia", options[0]))
    other = engine.play(deck, state, "russia", press(deck, state, "russia", options[1], public=False))
    for viewer in (deck.home.id, "georgia", engine.PUBLIC):
        assert seen(deck, one, viewer) == seen(deck, other, viewer) == seen(deck, state, viewer)
    assert seen(deck, one, "russia") != seen(deck, other, "russia")


def test_a_forecast_stays_sealed_until_the_reveal(deck: Scenario) -> None:
    state = in_talks(deck)
    options = engine.open_options(deck, state)
    ends = []
    for forecast in options[:2]:
        after = engine.play(deck, state, "russia", press(deck, state, "russia", forecast))
        ends.append(engine.play(deck, after, "clock", engine.ClosePhase(turn=1, closes="talks", reason="time")))
    for viewer in (deck.home.id, "georgia", engine.PUBLIC):
        assert seen(deck, ends[0], viewer) == seen(deck, ends[1], viewer)


def test_a_private_term_is_for_home_only(deck: Scenario) -> None:
    state = in_talks(deck)
    option = engine.open_options(deck, state)[0]
    private = engine.play(deck, state, "russia", press(deck, state, "russia", option, public=False))
    close = engine.ClosePhase(turn=1, closes="talks", reason="time")
    private = engine.play(deck, private, "clock", close)
    assert observe(deck, private, "georgia").seen.presses["russia"].term is None
    assert observe(deck, private, deck.home.id).seen.presses["russia"].term is not None


def test_that_a_private_word_was_kept_is_for_home_and_its_giver_only(deck: Scenario) -> None:
    state = in_talks(deck)
    option = engine.open_options(deck, state)[0]
    silent, given = Press(), press(deck, state, "russia", option, public=False)
    assert given.term
    secret = Press(term=given.term)
    ends = [through_the_turn(deck, state, option, one, given.term.lever) for one in (silent, secret)]
    for viewer in ("georgia", engine.PUBLIC):
        assert [seen(deck, state, viewer) for state in ends[0]] == [seen(deck, state, viewer) for state in ends[1]]
    for viewer in ("russia", deck.home.id):
        assert seen(deck, ends[0][-1], viewer) != seen(deck, ends[1][-1], viewer)


def through_the_turn(deck: Scenario, state: State, option: str, russian: Press, lever: str) -> list[State]:
    """Return every state after Russia's press, over its reaction, up to the next turn."""
    states = []
    moves: list[tuple[str, engine.Move]] = [
        ("russia", russian),
        ("clock", engine.ClosePhase(turn=1, closes="talks", reason="time")),
        (deck.home.id, Order(option=option)),
        ("clock", engine.ClosePhase(turn=1, closes="orders", reason="ready")),
        ("russia", engine.React(lever=lever)),
        ("clock", engine.ClosePhase(turn=1, closes="reveal", reason="time")),
    ]
    for seat, move in moves:
        state = engine.play(deck, state, seat, move)
        states.append(state)
    return states


def test_an_order_is_hidden_until_it_counts(deck: Scenario) -> None:
    state = at_orders(deck)
    ends = [engine.play(deck, state, deck.home.id, Order(option=o)) for o in engine.open_options(deck, state)[:2]]
    for viewer in ("russia", engine.PUBLIC):
        assert seen(deck, ends[0], viewer) == seen(deck, ends[1], viewer)


def test_nobody_sees_the_seed_or_what_is_on_its_way(deck: Scenario) -> None:
    state = at_orders(deck)
    due = Due("anything", 3, 1, "august_2008", "sign")
    for viewer in (deck.home.id, "russia", engine.PUBLIC):
        assert seen(deck, state, viewer) == seen(deck, replace(state, seed=99, agenda=(due,)), viewer)


ANSWER: dict[str, Any] = {"kind": "answer", "what": "go"}
PUBLIC_TERMS: dict[str, Any] = {"gives": [ANSWER], "asks": [{"kind": "act", "what": "visit"}]}


def small_deck() -> Scenario:
    """Return a turn with a vote, and one more, with rivals whose parliaments let everything pass."""
    rolls = {"north": {"lean": 60, "sure": 50}, "west": {"lean": 0}}
    text = {"symbol": "S", "title": "T", "of": 3, "rolls": rolls, "votes": {"go": "yes", "stay": "no"}}
    wanted = option("go", moves={"gas": 3}, when=["credit >= 10"], otherwise="No.")
    first = event("e1", wanted, option("stay"), turn=1, vote=text, salience={"gas": 100})
    rivals = {"north": "south", "south": "north", "west": "north"}
    powers = {name: seated(win_set=0, interests={"gas": 100}, rivals={rival: 80}) for name, rival in rivals.items()}
    voters = {name: {"name": name, "power": name} for name in rolls}
    return scenario(first, event("e2", turn=2), powers=powers, voters=voters)


def course(small: Scenario, **terms: Any) -> list[State]:
    """Return every state of a turn in which home has, or has not, agreed on something with north."""
    states = [orders(small)]

    def play(seat: str, move: engine.Move) -> None:
        states.append(engine.play(small, states[-1], seat, move))

    if terms:
        play("home", Offer.model_validate({"to": "north", **terms}))
        play("north", Reply(offer="1.home.north.1", answer="accept"))
        assert states[-1].offers[0].status == "accepted"
    play("home", Order(option="go"))
    play("clock", engine.closing(states[-1]))
    for seat in ("north", "south", "west"):
        play(seat, React(lever="visit"))
    return states


def public_course(small: Scenario, secret: dict[str, Any]) -> list[State]:
    return course(small, gives=[*PUBLIC_TERMS["gives"], secret], asks=PUBLIC_TERMS["asks"])


@pytest.mark.parametrize("viewer", ["south", "west", engine.PUBLIC])
@pytest.mark.parametrize("gives", [[], [{"kind": "meter", "what": "credit", "amount": 6}]], ids=["words", "money"])
def test_what_was_agreed_in_private_is_nothing_to_others(viewer: str, gives: list[Any]) -> None:
    small = small_deck()
    plain = course(small)
    private = course(small, gives=[ANSWER, *gives], asks=[{"kind": "act", "what": "visit"}], public=False)
    assert [seen(small, state, viewer) for state in plain] == [
        seen(small, state, viewer) for state in (private[0], *private[3:])
    ]
    assert {seen(small, state, viewer) for state in private[:3]} == {seen(small, plain[0], viewer)}
    assert seen(small, plain[-1], "north") != seen(small, private[-1], "north")


@pytest.mark.parametrize("viewer", ["south", "west", engine.PUBLIC])
def test_a_secret_annex_is_nothing_to_others(viewer: str) -> None:
    small = small_deck()
    plain = course(small, **PUBLIC_TERMS)
    for secret in ({"kind": "meter", "what": "credit", "amount": 6}, {"kind": "silence", "turns": 2}):
        with_annex = public_course(small, {**secret, "secret": True})
        assert [seen(small, one, viewer) for one in plain] == [seen(small, one, viewer) for one in with_annex]


def test_a_private_offer_does_not_show_in_the_number_of_a_public_one() -> None:
    small = small_deck()
    hidden = engine.play(
        small, orders(small), "home", Offer.model_validate({"to": "north", **PUBLIC_TERMS, "public": False})
    )
    ends = [
        engine.play(small, state, "home", Offer.model_validate({"to": "south", "asks": [{"kind": "silence"}]}))
        for state in (orders(small), hidden)
    ]
    assert seen(small, ends[0], "south") == seen(small, ends[1], "south")


def test_what_a_capital_makes_of_another_is_its_own_and_the_home_countrys() -> None:
    small = small_deck()
    state = course(small)[-1]
    for viewer in ("south", "north", engine.PUBLIC, "home"):
        standings, ballot = observe(small, state, viewer).seen.standings, observe(small, state, viewer).seen.ballots[0]
        told = {cast.voter for cast in ballot.casts if cast.reasons}
        known = {name for name, now in standings.items() if now.trust}
        assert known == ({"north", "south", "west"} if viewer == "home" else {viewer} - {engine.PUBLIC})
        assert told == ({"north", "west"} if viewer == "home" else {viewer} & {"north", "west"})
        assert {name: now.rung for name, now in standings.items()} == {"north": 1, "south": 1, "west": 1}


def test_which_answers_are_open_is_no_secret() -> None:
    small = small_deck()
    poor = changed(orders(small), values={**orders(small).values, "credit": 3})
    for state, known in ((orders(small), ("go", "stay")), (poor, ("stay",))):
        assert engine.open_options(small, observe(small, state, "south").seen) == known
        assert observe(small, state, "south").seen.values["credit"] == 50


@pytest.mark.parametrize("draw", [1, 2])
def test_what_is_imagined_can_be_played_to_the_end(deck: Scenario, draw: int) -> None:
    state = at_orders(deck)
    imagined = engine.imagine(observe(deck, state, deck.home.id), draw)
    machines = dict.fromkeys(deck.powers, PLAYERS["power"]) | {deck.home.id: PLAYERS["chance"]}
    *_, (_, _, last) = advance(deck, imagined, machines, frozenset())
    assert last.phase == "over"
