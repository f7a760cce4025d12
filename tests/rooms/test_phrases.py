"""Phrases: hard to guess, easy to type, and slower with every wrong try."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rooms.phrases import FREE, KEPT, LENGTH, LONGEST, WORDS, Delays, fits, hashed, phrase

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_words_are_short_plain_and_their_own() -> None:
    assert len(set(WORDS)) == len(WORDS) >= 128
    assert all(3 <= len(word) <= 8 and word.isascii() and word.islower() for word in WORDS)


@given(st.integers(0, 2**48 - 1))
def test_a_phrase_has_three_words(drawn: int) -> None:
    words = phrase(drawn).split()
    assert len(words) == LENGTH
    assert set(words) <= set(WORDS)


def test_phrases_are_spread_evenly() -> None:
    assert len({phrase(number) for number in range(20_000)}) == 20_000


@pytest.mark.parametrize(
    "typed", ["river lamp-post  Stone", "RIVER LAMP POST STONE", " river,lamp.post\tstone ", "river-lamp-post-stone"]
)
def test_it_fits_however_it_is_typed(typed: str) -> None:
    assert fits(typed, hashed("river lamp post stone"))


def test_nothing_else_fits_and_nothing_fits_nothing() -> None:
    kept = hashed("river amber stone")
    assert kept != hashed("river amber stone"), "each has its own salt"
    assert "river" not in kept
    assert not fits("river amber stones", kept)
    assert not fits("", kept)
    assert not fits("", "")
    assert not fits("river amber stone", "")


def test_wrong_tries_wait_longer_each_time_and_a_right_one_ends_it() -> None:
    delays, key, now = Delays(), ("room", "ann"), NOW
    waits = []
    for _ in range(10):
        delays.failed(now, key)
        waits.append(delays.left(now, key))
        now += timedelta(seconds=waits[-1])
        assert delays.left(now, key) == 0, "nobody is shut out"
    assert waits == [0, 0, *[min(2**n, int(LONGEST.total_seconds())) for n in range(8)]]
    assert len([wait for wait in waits if not wait]) == FREE - 1
    assert delays.left(now, ("room", "ben")) == 0
    delays.failed(now, key)
    delays.passed(key)
    assert delays.left(now, key, ("room", "ben")) == 0


def test_those_that_are_kept_are_bounded() -> None:
    delays = Delays()
    for number in range(KEPT + 10):
        for _ in range(FREE):
            delays.failed(NOW, (str(number),))
    assert delays.left(NOW, ("0",)) == 0
    assert delays.left(NOW, (str(KEPT + 9),)) > 0
