"""Promises: what can be given beside what was given already, with what one has, and what nobody can give."""

from typing import Any

import pytest

from game import engine
from game.engine import Offer, Order, Reply, State
from game.engine.bargain import worth
from game.engine.fixed import scale
from game.engine.state import changed
from game.errors import IllegalMove
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
    seated,
    stage,
    talks,
)  # fmt: skip
from tests.engine.test_offers import done, threat_of

GOOD, BAD = option("go", moves={"gas": 3}), option("hurt", act("north", "163", "economic"), moves={"gas": -3})
ANSWER, OTHER = {"kind": "answer", "what": "go"}, {"kind": "answer", "what": "stay"}
GIFT, VISIT = {"kind": "act", "what": "deal"}, {"kind": "act", "what": "visit"}
QUIET = {"kind": "silence", "turns": 2}


def money(amount: int, what: str = "credit", **rest: Any) -> dict[str, Any]:
    return {"kind": "meter", "what": what, "amount": amount, **rest}


def vote(what: str) -> dict[str, Any]:
    return {"kind": "vote", "what": what}


def pledge(what: str) -> dict[str, Any]:
    return {"kind": "commitment", "what": what}


def small(credit: int = 50, **rest: Any) -> Scenario:
    """Return four turns with an answer that both rivals want, whose parliaments let everything pass."""
    events = [event(f"e{n}", GOOD, BAD, option("stay"), turn=n, salience={"gas": 100}) for n in (1, 2, 3, 4)]
    eager = seated(interests={"gas": 100}, win_set=0)
    powers = {"north": eager, "south": eager, "west": seated(win_set=0)}
    return scenario(*events, powers=powers, meters={"credit": credit}, **rest)


def offered(deck: Scenario, state: State, seat: str = "home", to: str = "north", **terms: Any) -> State:
    return engine.play(deck, state, seat, Offer.model_validate({"to": to, **terms}))


def accepted(deck: Scenario, state: State, offer: str) -> State:
    return engine.play(deck, state, offer.split(".")[2], Reply(offer=offer, answer="accept"))


def refused(key: str) -> Any:
    return pytest.raises(IllegalMove, match=key)


def in_hall(**rest: Any) -> Scenario:
    """Return one turn in which a text is put to the vote; south has no seat in the hall."""
    rolls = {"north": {"lean": 60, "sure": 80}, "west": {"lean": 0}}
    votes = {"go": "yes", "hurt": "no", "stay": "withdrawn"}
    text = {"symbol": "S", "title": "T", "of": 3, "rolls": rolls, "votes": votes}
    first = event("e1", GOOD, BAD, option("stay"), turn=1, vote=text, salience={"gas": 100})
    eager = seated(interests={"gas": 100}, win_set=0)
    voters = {name: {"name": name, "power": name} for name in rolls}
    powers = {"north": eager, "south": eager, "west": seated()}
    return scenario(first, event("e2", turn=2), powers=powers, voters=voters, **rest)


@pytest.mark.parametrize("second", [ANSWER, OTHER], ids=["the same", "another"])
@pytest.mark.slow
def test_the_home_country_promises_its_answer_once(second: dict[str, Any]) -> None:
    deck = small()
    state = offered(deck, orders(deck), gives=[ANSWER], asks=[VISIT])
    with refused("promised_already"):
        offered(deck, state, to="south", gives=[second])
    with refused("promised_already"):
        offered(deck, accepted(deck, state, "1.home.north.1"), to="south", gives=[second])
    asked = offered(deck, offered(deck, orders(deck), "north", "home", asks=[ANSWER]), "south", "home", asks=[second])
    taken = accepted(deck, asked, "1.north.home.1")
    with refused("promised_already"):
        accepted(deck, taken, "1.south.home.1")
    assert engine.play(deck, taken, "home", Reply(offer="1.south.home.1", answer="decline"))


def test_the_next_turn_has_an_answer_of_its_own() -> None:
    deck = small()
    state = accepted(deck, offered(deck, orders(deck), gives=[ANSWER]), "1.home.north.1")
    later = closed(deck, done(deck, state, lever="remark"), 3)
    assert offered(deck, later, to="south", gives=[ANSWER])


def test_an_answer_and_the_vote_that_goes_with_it_are_one_promise() -> None:
    deck = in_hall()
    with refused("promised_already"):
        offered(deck, orders(deck), gives=[ANSWER, vote("yes")])
    assert offered(deck, orders(deck), gives=[vote("yes")])


@pytest.mark.parametrize(
    ("gives", "asks"),
    [
        ([vote("abstain")], []),
        ([vote("withdrawn")], []),
        ([vote("absent")], []),
        ([{**vote("yes"), "turns": 2}], []),
        ([], [{**vote("yes"), "turns": 2}]),
    ],
    ids=["no such answer", "withdrawn", "absent", "of a text that nobody knows", "of theirs"],
)
def test_a_vote_can_be_promised_on_the_text_on_the_desk_only(gives: list[Any], asks: list[Any]) -> None:
    deck = in_hall()
    with refused("impossible_promise"):
        offered(deck, orders(deck), gives=gives, asks=asks)


def test_nobody_promises_a_vote_without_a_seat_in_the_hall_or_without_a_text() -> None:
    with refused("impossible_promise"):
        offered(in_hall(), orders(in_hall()), to="south", asks=[vote("yes")])
    with refused("impossible_promise"):
        offered(small(), orders(small()), asks=[vote("yes")])


def test_a_promised_vote_is_worth_what_the_answers_with_it_are() -> None:
    deck = in_hall()

    def value(word: str) -> int:
        state = offered(deck, orders(deck), gives=[vote(word)])
        return worth(deck, state, "north", state.offers[0])

    assert value("yes") > 0 > value("no")


def test_a_text_that_is_withdrawn_breaks_the_word_on_it() -> None:
    deck = in_hall()
    state = accepted(deck, offered(deck, orders(deck), gives=[vote("yes")], asks=[vote("yes")]), "1.home.north.1")
    state = closed(deck, answered(deck, state, "stay"))
    assert {one.by: one.fate for one in state.offers[0].promises} == {"home": "broken", "north": "void"}


def test_a_power_owes_one_lever_at_a_time() -> None:
    deck = small()
    with refused("promised_already"):
        accepted(deck, offered(deck, orders(deck), gives=[ANSWER], asks=[GIFT, VISIT]), "1.home.north.1")
    owing = accepted(deck, offered(deck, orders(deck), "north", "home", gives=[GIFT], asks=[QUIET]), "1.north.home.1")
    with refused("promised_already"):
        accepted(deck, offered(deck, owing, gives=[ANSWER], asks=[VISIT]), "1.home.north.1")


def test_silence_is_promised_once_to_each() -> None:
    deck = small()
    state = accepted(deck, offered(deck, orders(deck), gives=[QUIET]), "1.home.north.1")
    with refused("promised_already"):
        accepted(deck, offered(deck, state, "north", "home", asks=[QUIET]), "1.north.home.1")
    assert offered(deck, state, to="south", gives=[QUIET])


def test_an_initiative_is_promised_once_and_only_when_it_can_be_taken_up() -> None:
    deck = small(initiatives={"talk": initiative(), "late": initiative(when=["turn > 3"], otherwise="No.")})
    state = offered(deck, orders(deck), gives=[{"kind": "act", "what": "talk"}])
    with refused("promised_already"):
        offered(deck, state, to="south", gives=[{"kind": "act", "what": "talk"}])
    with refused("impossible_promise"):
        offered(deck, state, to="south", gives=[{"kind": "act", "what": "late"}])


def test_nobody_gives_more_than_there_is() -> None:
    deck = small(credit=12)
    with refused("cannot_pay"):
        offered(deck, orders(deck), gives=[money(7), money(7)])
    state = offered(deck, orders(deck), gives=[money(7)])
    with refused("cannot_pay"):
        offered(deck, state, to="south", gives=[money(6)])
    asked = offered(deck, state, "south", "home", asks=[money(6)])
    with refused("cannot_pay"):
        accepted(deck, asked, "1.south.home.1")
    assert accepted(deck, asked, "1.home.north.1").values["credit"] == 5


def test_what_lies_on_the_table_is_set_aside_from_initiatives_and_the_other_way_round() -> None:
    deck = small(credit=12, initiatives={"talk": initiative(credit=10)})
    state = offered(deck, orders(deck), gives=[money(5)])
    with refused("too_little_credit"):
        engine.play(deck, state, "home", Order(option="go", initiatives=("talk",)))
    ordered = engine.play(deck, orders(deck), "home", Order(option="go", initiatives=("talk",)))
    with refused("cannot_pay"):
        offered(deck, ordered, gives=[money(5)])


def test_attention_that_was_ordered_away_is_not_there_for_offers() -> None:
    deck = small(initiatives={"talk": initiative(attention=2)})
    ordered = engine.play(deck, orders(deck), "home", Order(option="go", initiatives=("talk",)))
    with refused("too_little_attention"):
        offered(deck, ordered, gives=[ANSWER])


@pytest.mark.parametrize(("upkeep", "status"), [(1, "open"), (4, "withdrawn")])
def test_what_can_no_longer_be_paid_leaves_the_table(upkeep: int, status: str) -> None:
    deck = small(credit=15, commitments={"pact": commitment(upkeep={"credit": upkeep})})
    state = offered(deck, orders(deck), gives=[money(10)], lasts=2)
    later = closed(deck, done(deck, state, lever="remark"))
    assert (later.turn, later.offers[0].status) == (2, status)


def test_the_same_thing_is_not_given_to_and_fro() -> None:
    with refused("to_and_fro"):
        offered(small(), orders(small()), gives=[money(10)], asks=[money(1)])


@pytest.mark.parametrize("terms", [{"public": False}, {"secret": True}], ids=["in private", "in an annex"])
@pytest.mark.parametrize("promise", [money(3, "economy"), pledge("pact")], ids=["economy", "commitment"])
def test_nothing_that_everybody_sees_is_promised_in_secret(promise: dict[str, Any], terms: dict[str, Any]) -> None:
    deck = small(commitments={"pact": commitment(start=False)})
    gives = [{**promise, "secret": terms.get("secret", False)}]
    with refused("not_in_secret"):
        offered(deck, orders(deck), gives=gives, public=terms.get("public", True))
    assert offered(deck, orders(deck), gives=[promise])


@pytest.mark.parametrize(
    "spec",
    [
        {"with": ["north", "south"]},
        {"kind": "base"},
        {"kind": "membership"},
        {"start": True},
    ],
    ids=["of others too", "a base", "a bloc", "in force"],
)
def test_what_two_cannot_enter_into_by_themselves(spec: dict[str, Any]) -> None:
    deck = small(commitments={"pact": commitment(**{"start": False, **spec})})
    with refused("impossible_promise"):
        offered(deck, orders(deck), gives=[pledge("pact")])


def test_a_commitment_that_an_initiative_leads_to_has_no_short_cut() -> None:
    deck = small(commitments={"pact": commitment(start=False)}, initiatives={"talk": initiative(stage(begins="pact"))})
    with refused("impossible_promise"):
        offered(deck, orders(deck), gives=[pledge("pact")])


def test_a_commitment_that_was_ended_is_not_sold_again() -> None:
    deck = small(commitments={"pact": commitment(start=False)})
    state = accepted(deck, offered(deck, orders(deck), gives=[pledge("pact")]), "1.home.north.1")
    state = closed(deck, done(deck, state, lever="remark"), 3)
    state = closed(deck, answered(deck, state, ended={"pact": "notice"}), 3)
    assert [lost.how for lost in state.lost] == ["ended"]
    with refused("impossible_promise"):
        offered(deck, state, gives=[pledge("pact")])


def test_whoever_threatens_does_not_promise_silence() -> None:
    deck = small()
    state = pressed(deck, talks(deck), north=threat_of("go"))
    with refused("threatens_already"):
        accepted(deck, offered(deck, state, asks=[QUIET]), "1.home.north.1")


def test_a_counter_goes_to_whom_it_answers() -> None:
    deck = small()
    state = offered(deck, orders(deck), "north", "home", asks=[ANSWER])
    with refused("no_offer"):
        offered(deck, state, to="south", asks=[GIFT], counters="1.north.home.1")


def test_what_is_about_the_event_dies_with_its_turn_and_the_rest_lasts() -> None:
    deck = small()
    state = offered(deck, orders(deck), gives=[ANSWER], lasts=3)
    state = offered(deck, state, to="south", gives=[QUIET], lasts=3)
    assert [one.expires for one in state.offers] == [1, 3]
    later = closed(deck, done(deck, state, lever="remark"), 2)
    late = accepted(deck, later, "1.home.south.1")
    assert [promise.until for offer in late.offers for promise in offer.promises] == [1, 3]


def test_a_power_gives_less_each_time() -> None:
    deck, state = small(), orders(small())
    values = []
    for _ in range(3):
        state = offered(deck, state, gives=[ANSWER])
        values.append(worth(deck, state, "north", state.offers[-1]))
        state = closed(deck, done(deck, accepted(deck, state, state.offers[-1].id), lever="remark"), 3)
    assert values == [values[0], scale(values[0], 1, 2), scale(values[0], 1, 4)]


def word(deck: Scenario, state: State, seat: str) -> int:
    """Return what a power makes of the promise of the answer that it wants."""
    state = offered(deck, state, to=seat, gives=[ANSWER])
    return worth(deck, state, seat, state.offers[-1])


def broken_word(deck: Scenario, public: bool = True) -> State:
    """Return the orders after north was promised an answer and did not get it."""
    state = accepted(deck, offered(deck, orders(deck, 3), gives=[ANSWER], public=public), "1.home.north.1")
    return closed(deck, done(deck, state, "stay", "remark"), 3)


@pytest.mark.parametrize(("seat", "parts"), [("north", 4), ("south", 2)], ids=["had a bargain too", "has heard of it"])
def test_nobody_gives_much_for_the_word_of_who_broke_it(seat: str, parts: int) -> None:
    deck = small()
    before, after = word(deck, orders(deck), seat), word(deck, broken_word(deck), seat)
    assert before > 0
    assert after == scale(before, 1, parts)


def test_a_word_broken_in_secret_is_known_to_its_partner_only() -> None:
    deck = small()
    broken = broken_word(deck, public=False)
    assert broken.offers[0].revealed is None
    assert word(deck, broken, "south") == word(deck, orders(deck), "south")


def test_silence_is_worth_nothing_to_whom_nothing_threatens() -> None:
    deck = small()
    for seat, value in (("north", 120), ("west", 0)):
        state = offered(deck, orders(deck), to=seat, gives=[QUIET])
        assert worth(deck, state, seat, state.offers[0]) == value


@pytest.mark.parametrize("first", ["1.home.north.1", "1.home.south.1"])
def test_it_does_not_matter_who_is_quicker(first: str) -> None:
    deck = small()
    state = offered(deck, offered(deck, orders(deck), gives=[ANSWER]), to="south", gives=[money(4)], asks=[VISIT])
    both = ["1.home.north.1", "1.home.south.1"]
    if first != both[0]:
        both.reverse()
    for one in both:
        state = accepted(deck, state, one)
    state = done(deck, state, lever="remark")
    expected = accepted(deck, offered(deck, orders(deck), gives=[ANSWER]), "1.home.north.1")
    expected = accepted(deck, offered(deck, expected, to="south", gives=[money(4)], asks=[VISIT]), "1.home.south.1")
    assert engine.canonical(changed(state, revisions={})) == engine.canonical(
        changed(done(deck, expected, lever="remark"), revisions={})
    )
