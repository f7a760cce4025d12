"""The deck: which event comes, and which of its options are open."""

from collections import Counter
from dataclasses import replace

import pytest

from game import engine
from game.engine.deck import open_options
from game.engine.state import Due
from tests.engine.build import event, option, orders, played, scenario


def coming(*events: dict[str, object], seed: int = 1, turns: int = 5) -> list[str]:
    """Return the events of a game in which the first option is always taken."""
    small = scenario(*events, turns=turns)
    state = engine.start(small, seed)
    came = [state.event or ""]
    while state.phase != "over" and len(came) < turns:
        state = played(small, *["go"] * len(came), seed=seed)
        if state.phase != "over":
            came.append(state.event or "")
    return came


def later(name: str, turns: int) -> dict[str, object]:
    return option("go", effects=[{"schedule": name, "in": turns}])


def test_exact_turn_comes_before_all_else() -> None:
    events = [event("a", by=1), event("b"), event("c", turn=1), event("d", turn=3)]
    assert coming(*events, turns=4) == ["c", "a", "d", "b"]


def test_exact_event_comes_on_no_other_turn() -> None:
    assert coming(event("a", turn=1), event("b", turn=3)) == ["a"]


def test_latest_turn_is_kept() -> None:
    for seed in range(20):
        came = coming(event("a", weight=1000), event("b", weight=1000), event("c", weight=1, by=2), seed=seed)
        assert "c" in came[:2]


def test_a_conditional_event_comes_as_soon_as_its_clauses_hold_and_no_sooner() -> None:
    for seed in range(10):
        deck = [event("a", turn=1), *(event(name, weight=1000) for name in "xyz")]
        assert coming(*deck, event("c", by=1, when=["chose.a == go"]), seed=seed)[:2] == ["a", "c"]
        assert coming(*deck, event("c", by=1, when=["chose.a == go", "turn >= 3"]), seed=seed)[2] == "c"
        assert "c" not in coming(*deck, event("c", by=1, when=["chose.a == stay"]), seed=seed)
        assert coming(*deck, event("c", by=3, weight=0, when=["chose.a == go"]), seed=seed)[2] == "c"


def test_scheduled_event_comes_when_it_is_due_and_never_by_itself() -> None:
    assert coming(event("a", later("z", 2), turn=1), event("b"), event("z", scheduled=True)) == ["a", "b", "z"]
    assert coming(event("a", turn=1), event("z", scheduled=True)) == ["a"]


def test_scheduled_event_comes_before_one_that_must_come_by_then() -> None:
    assert coming(event("a", later("z", 1), turn=1), event("b", by=2), event("z", scheduled=True)) == ["a", "z", "b"]


def test_scheduled_event_waits_while_another_takes_its_turn() -> None:
    events = [event("a", later("z", 1), turn=1), event("b", turn=2), event("z", scheduled=True)]
    assert coming(*events) == ["a", "b", "z"]
    two = option("go", effects=[{"schedule": "y", "in": 1}, {"schedule": "z", "in": 1}])
    assert coming(event("a", two, turn=1), event("z", scheduled=True), event("y", scheduled=True)) == ["a", "z", "y"]


def test_scheduled_event_whose_clauses_fail_is_dropped() -> None:
    events = [event("a", later("z", 1), turn=1), event("b"), event("c"), event("z", scheduled=True, when=["turn == 3"])]
    assert "z" not in coming(*events)


def test_drawn_by_weight() -> None:
    small = scenario(event("a", weight=30), event("b", weight=10), event("c", weight=0))
    counts = Counter(engine.start(small, seed).event for seed in range(400))
    assert 260 < counts["a"] < 340
    assert set(counts) == {"a", "b"}


def test_same_seed_same_deck() -> None:
    events = [event(name) for name in "abcde"]
    orders_of_seeds = [coming(*events, seed=seed) for seed in (1, 1, 2, 3, 4)]
    assert orders_of_seeds[0] == orders_of_seeds[1]
    assert len({tuple(each) for each in orders_of_seeds}) > 2


def test_once_and_cooldown() -> None:
    assert coming(event("a"), turns=3) == ["a"]
    assert coming(event("a", once=False), turns=3) == ["a", "a", "a"]
    assert coming(event("a", once=False, cooldown=1, weight=1000), event("b", once=False, weight=1), turns=4) in (
        ["a", "b", "a", "b"],
        ["b", "a", "b", "a"],
    )


@pytest.mark.parametrize(("choice", "second"), [("go", "b"), ("stay", "c")])
def test_clauses_hold_back_what_does_not_follow(choice: str, second: str) -> None:
    small = scenario(
        event("a", turn=1), event("b", when=["chose.a == go"]), event("c", when=["chose.a == stay"]), turns=3
    )
    assert played(small, choice).event == second


def test_game_ends_when_nothing_is_left() -> None:
    state = played(scenario(event("a"), turns=3), "go")
    assert (state.phase, state.ending, state.turn) == ("over", "complete", 1)


def test_options_are_open_while_their_clauses_hold() -> None:
    options = (option("a", when=["credit >= 50"]), option("b"), option("c", when=["credit < 50"]))
    small = scenario(event("e1", *options))
    state = orders(small)
    assert open_options(small, state) == ("a", "b")
    assert open_options(small, replace(state, values={**state.values, "credit": 49})) == ("b", "c")


def test_what_has_arrived_is_of_this_turn_only() -> None:
    small = scenario(event("a", later("z", 1), turn=1), event("b", turn=2), event("z", scheduled=True))
    state = played(small, "go")
    assert state.event == "b"
    assert state.agenda == (Due("z", 3, 1, "a", "go"),)
    assert played(small, "go", "go").agenda == ()
