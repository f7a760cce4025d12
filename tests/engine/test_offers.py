"""Offers: who may make them, what accepting brings, and what becomes of promises."""

from typing import Any

import pytest

from game import engine
from game.engine import Offer, Press, React, Reply, State, Withdraw
from game.engine.actions.press import TermSpec
from game.engine.bargain import METER_COST, METER_WORTH, ratified, worth
from game.engine.offers import BETRAYED, BETRAYED_GRIEVANCE, LEAK, WRONGED, find
from game.engine.pursuits import Promise
from game.errors import IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import (
    act,
    answered,
    closed,
    commitment,
    event,
    found,
    initiative,
    option,
    orders,
    pressed,
    scenario,
    seated,
    stage,
    talks,
)  # fmt: skip

GOOD, BAD = option("go", moves={"gas": 3}), option("hurt", act("north", "163", "economic"), moves={"gas": -3})
ANSWER = {"kind": "answer", "what": "go"}
GIFT = {"kind": "act", "what": "deal"}
MONEY = {"kind": "meter", "what": "credit", "amount": 4}
"""Enough to please any parliament."""
MONEY_BACK = {"kind": "meter", "what": "economy", "amount": 1}


def small(hostile: bool = True, **rest: Any) -> Scenario:
    """Return four turns with an answer that north wants, and one against it; its parliament lets everything pass."""
    answers = (GOOD, BAD, option("stay")) if hostile else (GOOD, option("stay"))
    events = [event(f"e{n}", *answers, turn=n, salience={"gas": 100}) for n in (1, 2, 3, 4)]
    north = seated(interests={"gas": 100}, rivals={"south": 50}, win_set=0)
    powers = {"north": north, "south": seated(rivals={"north": 100}, win_set=0), "west": seated(win_set=0)}
    return scenario(*events, powers=powers, **rest)


def offered(deck: Scenario, state: State, seat: str = "north", to: str = "home", **terms: Any) -> State:
    """Return the state with an offer on the table."""
    return engine.play(deck, state, seat, Offer.model_validate({"to": to, **terms}))


def agreed(deck: Scenario, at: int | State = 1, **terms: Any) -> State:
    """Return orders, of the first turn on a seed or of the state, with an offer of north's that home has accepted."""
    state = orders(deck, at) if isinstance(at, int) else at
    state = offered(deck, state, **({"gives": [GIFT], "asks": [ANSWER]} | terms))
    return engine.play(deck, state, "home", Reply(offer=f"{state.turn}.north.home.1", answer="accept"))


def done(deck: Scenario, state: State, choice: str = "go", lever: str = "deal", **besides: Any) -> State:
    """Return the settled reveal after an answer, north having pulled a lever."""
    state = answered(deck, state, choice, **besides)
    for seat in ("north", "south", "west"):
        state = engine.play(deck, state, seat, React(lever=lever if seat == "north" else "remark"))
    return state


def fates(state: State) -> list[str]:
    return [promise.fate for promise in state.offers[0].promises]


def test_an_offer_lies_on_the_table_until_it_is_answered_or_expires() -> None:
    deck = small()
    state = offered(deck, orders(deck), asks=[ANSWER])
    assert engine.addressed(state) == ("home",)
    later = closed(deck, done(deck, state, lever="remark"))
    assert find(later, "1.north.home.1").status == "expired"  # type: ignore[union-attr]  # it is there
    assert engine.addressed(later) == ()


def test_one_that_lasts_can_be_accepted_later() -> None:
    deck = small()
    state = offered(deck, orders(deck), asks=[{"kind": "silence"}], lasts=2)
    state = closed(deck, done(deck, state, lever="remark"), 2)
    assert engine.addressed(state) == ("home",)


@pytest.mark.parametrize(
    ("seat", "move", "key"),
    [
        ("nobody", {"to": "home", "asks": [ANSWER]}, "wrong_seat"),
        ("north", {"to": "south", "asks": [ANSWER]}, "wrong_partner"),
        ("home", {"to": "home", "asks": [ANSWER]}, "wrong_partner"),
        ("north", {"to": "home"}, "empty_offer"),
        ("north", {"to": "home", "asks": [{"kind": "answer", "what": "nothing"}]}, "impossible_promise"),
        ("north", {"to": "home", "gives": [ANSWER]}, "impossible_promise"),
        ("north", {"to": "home", "gives": [{"kind": "act", "what": "grumble"}]}, "impossible_promise"),
        ("north", {"to": "home", "asks": [{"kind": "act", "what": "nothing"}]}, "impossible_promise"),
        ("north", {"to": "home", "gives": [{"kind": "meter", "what": "security", "amount": 2}]}, "impossible_promise"),
        ("north", {"to": "home", "gives": [{"kind": "meter", "what": "economy"}]}, "impossible_promise"),
        ("north", {"to": "home", "gives": [{"kind": "commitment", "what": "nothing"}]}, "impossible_promise"),
        ("north", {"to": "home", "asks": [{"kind": "vote", "what": "perhaps"}]}, "impossible_promise"),
        ("north", {"to": "home", "asks": [ANSWER], "counters": "1.home.north.1"}, "no_offer"),
    ],
)
def test_what_cannot_be_offered_is_refused(seat: str, move: dict[str, Any], key: str) -> None:
    deck = small()
    with pytest.raises(IllegalMove) as caught:
        engine.play(deck, orders(deck), seat, Offer.model_validate(move))
    assert caught.value.text.key == f"error.{key}"


def test_one_offer_to_one_power_a_turn_and_home_has_attention_for_two() -> None:
    deck = small()
    state = offered(deck, orders(deck), "home", "north", asks=[GIFT])
    with pytest.raises(IllegalMove):
        offered(deck, state, "home", "north", asks=[GIFT])
    state = offered(deck, state, "home", "south", asks=[GIFT])
    with pytest.raises(IllegalMove) as caught:
        offered(deck, state, "home", "west", asks=[GIFT])
    assert caught.value.text.key == "error.too_little_attention"


@pytest.mark.slow
def test_offers_are_made_and_answered_in_talks_and_orders_only() -> None:
    deck = small()
    reveal = answered(deck, offered(deck, orders(deck), asks=[ANSWER]))
    for move in (Offer.model_validate({"to": "home", "asks": [ANSWER]}), Withdraw(offer="1.north.home.1")):
        with pytest.raises(IllegalMove) as caught:
            engine.play(deck, reveal, "north", move)
        assert caught.value.text.key == "error.wrong_phase"


def test_only_its_maker_withdraws_and_only_the_other_side_answers() -> None:
    deck = small()
    state = offered(deck, orders(deck), asks=[ANSWER])
    for seat, move in (
        ("home", Withdraw(offer="1.north.home.1")),
        ("north", Reply(offer="1.north.home.1", answer="accept")),
    ):
        with pytest.raises(IllegalMove):
            engine.play(deck, state, seat, move)
    state = engine.play(deck, state, "north", Withdraw(offer="1.north.home.1"))
    assert state.offers[0].status == "withdrawn"
    with pytest.raises(IllegalMove) as caught:
        engine.play(deck, state, "home", Reply(offer="1.north.home.1", answer="accept"))
    assert caught.value.text.key == "error.offer_over"


def test_a_counter_declines_and_takes_no_attention() -> None:
    deck = small()
    state = offered(deck, orders(deck), asks=[ANSWER])
    state = offered(deck, state, "home", "north", asks=[GIFT], gives=[ANSWER], counters="1.north.home.1")
    assert [find(state, name).status for name in ("1.north.home.1", "1.home.north.1")] == ["countered", "open"]  # type: ignore[union-attr]  # they are there
    state = offered(deck, state, "home", "south", asks=[GIFT])
    assert len(offered(deck, state, "home", "west", asks=[GIFT]).offers) == 4


def test_money_moves_and_commitments_begin_at_once() -> None:
    deck = small(commitments={"pact": commitment(start=False)})
    gives = [{"kind": "meter", "what": "economy", "amount": 2}, {"kind": "commitment", "what": "pact"}]
    state = agreed(deck, gives=gives, asks=[{"kind": "meter", "what": "credit", "amount": 4}])
    assert (state.values["economy"], state.values["credit"], "pact" in state.held) == (52, 46, True)
    assert fates(state) == ["kept"] * 3


def test_what_was_accepted_is_an_act_once_the_orders_close_and_answers_no_event() -> None:
    deck = small()
    state = agreed(deck, public=False)
    assert state.acts == ()
    struck = answered(deck, state).acts[0]
    assert (struck.cameo, struck.target, struck.chosen) == ("030", "north", False)
    assert "discreet" in struck.flags


@pytest.mark.parametrize(
    ("gives", "asks", "choice", "points"),
    [
        ([GIFT], [ANSWER], "go", {"exchanged": 8}),
        ([GIFT], [ANSWER], "stay", {}),
        ([], [ANSWER], "go", {}),
        ([GIFT], [{"kind": "silence", "turns": 1}], "stay", {}),
        ([{"kind": "silence", "turns": 1}], [ANSWER], "go", {}),
    ],
    ids=["kept by both", "broken", "given for nothing", "silence for a lever", "silence for an answer"],
)
def test_what_both_sides_have_given_and_kept_is_an_exchange(
    gives: list[Any], asks: list[Any], choice: str, points: dict[str, int]
) -> None:
    deck = small()
    state = done(deck, agreed(deck, gives=gives, asks=asks), choice, "deal" if gives == [GIFT] else "remark")
    assert state.offers[0].status == "accepted"
    assert found(state, "A10") == points


def test_an_exchange_shows_no_solidarity() -> None:
    deck = small()
    assert done(deck, agreed(deck)).windows == done(deck, orders(deck), lever="remark").windows


def test_promises_that_are_kept() -> None:
    deck = small()
    state = done(deck, agreed(deck, orders_after(deck, south=threat_of("go"))))
    assert fates(state) == ["kept", "kept"]
    assert found(state, "A11") == {"word_kept": 3}


def threat_of(choice: str) -> Press:
    """Return a threat that lies on an answer."""
    return Press(term=TermSpec(option=choice, lever="grumble", kind="threat"))


def orders_after(deck: Scenario, **presses: Press) -> State:
    return pressed(deck, talks(deck), **presses)


@pytest.mark.parametrize(
    ("seat", "term", "points"),
    [
        ("south", ("go", "grumble", "threat"), {"word_kept": 3}),
        ("south", ("stay", "visit", "reward"), {"word_kept": 3}),
        ("south", ("stay", "grumble", "threat"), {}),
        ("south", ("go", "visit", "reward"), {}),
        ("north", ("stay", "visit", "reward"), {}),
    ],
)
def test_a_word_counts_only_when_something_spoke_against_keeping_it(
    seat: str, term: tuple[str, str, str], points: dict[str, int]
) -> None:
    deck = small()
    choice, lever, kind = term
    press = Press.model_validate({"term": {"option": choice, "lever": lever, "kind": kind}})
    state = agreed(deck, orders_after(deck, **{seat: press}), gives=[MONEY_BACK], asks=[ANSWER])
    assert found(done(deck, state, lever="remark"), "A11") == points


def test_silence_that_nothing_could_have_broken_counts_for_nothing() -> None:
    terms: dict[str, Any] = {"gives": [], "asks": [{"kind": "silence", "turns": 1}, MONEY]}
    hard, easy = small(), small(hostile=False)
    assert found(done(hard, agreed(hard, **terms), "stay", "remark"), "A11") == {"word_kept": 3}
    assert found(done(easy, agreed(easy, **terms), "stay", "remark"), "A11") == {}


def test_words_that_are_kept_again_count_half() -> None:
    deck, counted = small(), []
    state = engine.start(deck, 1)
    for number in (1, 2, 3):
        state = pressed(deck, closed(deck, state), south=threat_of("go"))
        state = done(deck, agreed(deck, state, asks=[ANSWER, MONEY] if number == 1 else [ANSWER]))
        counted += [found(state, "A11", turn=number).get("word_kept", 0)]
        state = closed(deck, state)
    assert counted == [3, 2, 1]


def test_a_promise_that_home_breaks_frees_the_power_and_is_remembered() -> None:
    deck = small()
    broken, loyal = done(deck, agreed(deck), "stay", "remark"), done(deck, orders(deck), "stay", "remark")
    assert fates(broken) == ["void", "broken"]
    assert found(broken, "A11") == {"word_broken": -8}
    accepted = agreed(deck).standings["north"].trust - orders(deck).standings["north"].trust
    assert broken.standings["north"].trust < loyal.standings["north"].trust + accepted + BETRAYED // 2
    assert broken.standings["north"].grievance >= loyal.standings["north"].grievance + BETRAYED_GRIEVANCE // 2
    assert broken.standings["west"].trust < loyal.standings["west"].trust


def test_a_private_promise_that_is_broken_is_known_to_the_partner_only() -> None:
    deck = small()
    seed = next(seed for seed in range(50) if done(deck, agreed(deck, seed, public=False)).offers[0].revealed is None)
    state = done(deck, agreed(deck, seed, public=False), "stay", "remark")
    loyal = done(deck, orders(deck, seed), "stay", "remark")
    assert state.standings["west"].trust == loyal.standings["west"].trust


def test_a_power_that_breaks_its_word_in_public_gives_home_credit() -> None:
    deck = small()
    kept, broken = done(deck, agreed(deck)), done(deck, agreed(deck), lever="remark")
    assert fates(broken) == ["broken", "kept"]
    assert broken.values["credit"] == kept.values["credit"] + WRONGED  # type: ignore[operator]  # meters are numbers


def test_a_promised_lever_can_be_pulled_from_any_rung() -> None:
    deck = small()
    state = answered(deck, agreed(deck, gives=[{"kind": "act", "what": "gift"}]))
    assert engine.play(deck, state, "north", React(lever="gift")).reactions["north"].lever == "gift"


@pytest.mark.parametrize(("choice", "fate"), [("stay", "kept"), ("hurt", "broken")])
def test_silence_is_broken_by_what_is_hostile(choice: str, fate: str) -> None:
    deck = small()
    state = agreed(deck, gives=[], asks=[{"kind": "silence", "turns": 1}, MONEY])
    assert fates(done(deck, state, choice, "remark"))[0] == fate


def test_silence_lasts_its_turns() -> None:
    deck = small()
    state = done(deck, agreed(deck, gives=[], asks=[{"kind": "silence", "turns": 2}, MONEY]), "stay", "remark")
    assert fates(state) == ["open", "kept"]
    state = done(deck, closed(deck, state, 3), "hurt", "remark")
    assert fates(state) == ["broken", "kept"]


@pytest.mark.parametrize(
    ("partners", "taken", "fate"), [([], ["talk"], "kept"), (["south"], ["talk"], "void"), ([], [], "broken")]
)
def test_a_promised_initiative_must_be_tried(partners: list[str], taken: list[str], fate: str) -> None:
    deck = small(initiatives={"talk": initiative(stage(**{"with": partners}))})
    state = agreed(deck, gives=[], asks=[{"kind": "act", "what": "talk"}, MONEY])
    assert fates(done(deck, state, "stay", "remark", initiatives=taken))[0] == fate


def test_what_is_secret_comes_out_as_often_as_it_should_and_rivals_mind() -> None:
    deck = small()
    states = [done(deck, agreed(deck, seed, public=False)) for seed in range(300)]
    out = [state for state in states if state.offers[0].revealed == 1]
    assert LEAK * 300 // 1000 // 2 < len(out) < 2 * LEAK * 300 // 1000
    hidden = next(state for state in states if state.offers[0].revealed is None)
    assert found(out[0], "A11") == {"secret_out": -6}
    assert out[0].standings["south"].grievance > hidden.standings["south"].grievance
    assert out[0].standings["west"].trust < hidden.standings["west"].trust


def test_others_know_of_an_offer_what_is_public() -> None:
    deck = small()
    annex = {"kind": "meter", "what": "credit", "amount": 3, "secret": True}
    state = offered(deck, orders(deck), gives=[GIFT, annex], asks=[ANSWER])
    assert [len(one.promises) for one in engine.observe(deck, state, "south").seen.offers] == [2]
    assert [len(one.promises) for one in engine.observe(deck, state, "home").seen.offers] == [3]
    private = offered(deck, orders(deck), gives=[GIFT], public=False)
    assert engine.observe(deck, private, "south") == engine.observe(deck, orders(deck), "south")


def test_what_its_own_side_does_not_let_pass_binds_nobody() -> None:
    deck = scenario(
        event("e1", GOOD, option("stay")), powers={"north": seated(win_set=100), "south": seated()} | {"west": seated()}
    )
    state = agreed(deck, gives=[GIFT], asks=[])
    assert state.offers[0].status == "unratified"
    assert state.acts == ()


def test_worth_is_what_it_gets_less_what_it_gives() -> None:
    deck = small()
    state = orders(deck)

    def value(*promises: Promise) -> int:
        made = offered(deck, state, asks=[ANSWER]).offers[0]
        return worth(deck, state, "north", type(made)(made.id, 1, "north", "home", promises, True, 1))

    answer, gift = Promise("home", "answer", "go", 0, 1), Promise("north", "act", "deal", 0, 1)
    money = Promise("home", "meter", "economy", 4, 1)
    assert value(answer) > 0 > value(gift)
    assert value(answer, gift) == value(answer) + value(gift)
    assert (value(money), value(Promise("north", "meter", "economy", 4, 1))) == (4 * METER_WORTH, -4 * METER_COST)


def test_ratification_draws_alike_for_the_same_seed() -> None:
    deck = small()
    state = offered(deck, orders(deck), gives=[GIFT], asks=[ANSWER])
    assert len({ratified(deck, state, "north", state.offers[0]) for _ in range(5)}) == 1


def hall_of_north(promised: str) -> State:
    """Return the reveal of a vote for which north, which leans to yes, had promised its word."""
    rolls = {"north": {"lean": 60, "sure": 80}, "west": {"lean": 0}}
    vote = {"symbol": "S", "title": "T", "of": 3, "rolls": rolls, "votes": {"go": "yes", "stay": "no"}}
    first = event("e1", GOOD, option("stay"), vote=vote, salience={"gas": 100})
    powers = {"north": seated(win_set=0), "south": seated(), "west": seated()}
    voters = {name: {"name": name, "power": name} for name in rolls}
    deck = scenario(first, event("e2", turn=2), powers=powers, voters=voters)
    state = agreed(deck, gives=[{"kind": "vote", "what": promised}], asks=[MONEY, {"kind": "vote", "what": "yes"}])
    return done(deck, state, "stay" if promised == "abstain" else "go", "remark")


@pytest.mark.parametrize("promised", ["yes", "no", "abstain"])
@pytest.mark.parametrize("sure", [0, 40, 100])
@pytest.mark.parametrize("votes", [1, 2, 27])
def test_whoever_has_promised_a_vote_can_keep_it(promised: str, sure: int, votes: int) -> None:
    rolls = {"norths": {"lean": -20, "sure": sure, "absent": 50}}
    text = {"symbol": "S", "title": "T", "of": votes + 1, "rolls": rolls, "votes": {"go": "yes", "stay": "no"}}
    first = event("e1", GOOD, option("stay"), turn=1, vote=text, salience={"gas": 100})
    powers = {"north": seated(win_set=0), "south": seated(), "west": seated()}
    deck = scenario(first, powers=powers, voters={"norths": {"name": "N", "power": "north", "votes": votes}})
    for seed in range(6):
        terms: dict[str, Any] = {"gives": [{"kind": "vote", "what": promised}], "asks": [MONEY | {"amount": 10}]}
        state = agreed(deck, seed, **terms)
        assert fates(done(deck, state, lever="remark"))[0] == "kept"


@pytest.mark.parametrize(
    ("promised", "word", "ends"),
    [
        ("yes", "yes", ["kept", "kept", "kept"]),
        ("no", "no", ["kept", "kept", "kept"]),
        ("abstain", "abstain", ["void", "kept", "broken"]),
    ],
)
def test_a_vote_that_was_promised_is_cast_so_and_tested(promised: str, word: str, ends: list[str]) -> None:
    state = hall_of_north(promised)
    cast = next(cast for cast in state.ballots[0].casts if cast.voter == "north")
    assert getattr(cast, word) == 1
    assert sum(reason.amount for reason in cast.reasons) == cast.position
    assert fates(state) == ends
