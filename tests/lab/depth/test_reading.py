"""Reading: words that can be counted by hand."""

import pytest

from game.lab.depth import reading, shown
from tests.engine.build import event, option, orders, scenario
from tests.lab.depth.games import pool_of, values


def words(count: int) -> str:
    return " ".join(["word"] * count)


ONE = event(
    "e1",
    option("go", label=words(3), line=words(4), after=[{"text": words(20)}]),
    option("stay", label=words(7), line=words(4), after=[{"text": words(20)}]),
    title=words(2), deadline=words(1), scene=[{"text": words(30)}, {"text": words(50), "when": ["economy > 99"]}],
    cables=[{"from": "north", "text": words(10)}], wire=[{"text": words(100)}], turn=1,
)  # fmt: skip


def test_what_lies_on_the_desk_is_counted_without_the_folded_wire() -> None:
    small = scenario(ONE, turns=1)
    pieces = shown.desk(small, orders(small))
    desk, labels, advice = 2 + 1 + 30 + 10, 3 + 7, 2 * 1  # an official says one word
    assert shown.read(pieces) == desk + labels + 2 * (4 + advice)
    assert shown.read(pieces, "go") == desk + labels + 4 + advice


@pytest.mark.slow
def test_a_game_of_one_decision_takes_what_its_words_take() -> None:
    """After the answer: its line of 4, 20 that follow, 1 of an objection, and two capitals of 2 each."""
    found = values(reading.measure(pool_of(scenario(ONE, turns=1), 10)))
    whole = 43 + 10 + 12 + 4 + 20 + 1 + 4
    assert found["words"] == whole
    assert found["words_each"] == whole
    assert found["seconds"] == found["most_seconds"] == pytest.approx(whole / 238 * 60)
    assert found["second_language"] == pytest.approx(whole / 175 * 60)
    assert found["minutes"] == pytest.approx(whole / 238)
    assert found["glance"] == pytest.approx((whole - 6) / 238 * 60)
    assert found["label"] == 7
