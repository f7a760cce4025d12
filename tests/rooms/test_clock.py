"""The clock of a room: what is left, whatever is paused, extended or restarted, in any order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from game.rooms.clock import AFTER_RESTART, SHORTEST, Clock, extended, paused, restarted, resumed, started

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MINUTES = st.floats(min_value=0.1, max_value=60)
SPANS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=3))
SECONDS = st.integers(-3600, 3600)


def test_without_minutes_there_is_no_deadline() -> None:
    assert started(0, NOW) == Clock()
    assert Clock().left(NOW) is None
    assert Clock().due(NOW) == ""


@given(MINUTES, SPANS)
def test_what_is_left_and_what_has_passed_are_the_whole(minutes: float, passed: timedelta) -> None:
    clock, whole = started(minutes, NOW), timedelta(minutes=minutes)
    left = clock.left(NOW + passed)
    assert left == max(timedelta(0), whole - passed)
    assert (clock.due(NOW + passed) == "end") == (passed >= whole)


@given(MINUTES, SPANS, SPANS)
def test_a_pause_costs_nobody_time(minutes: float, before: timedelta, stood: timedelta) -> None:
    clock = started(minutes, NOW)
    at = NOW + min(before, timedelta(minutes=minutes))
    standing = paused(clock, at, "drill")
    assert standing.left(at) == standing.left(at + stood) == clock.left(at)
    assert standing.due(at + stood) == ""
    assert resumed(standing, at + stood).left(at + stood) == clock.left(at)


@given(MINUTES, MINUTES, SPANS)
def test_a_pause_of_some_minutes_ends_by_itself(minutes: float, stands: float, passed: timedelta) -> None:
    standing = paused(started(minutes, NOW), NOW, minutes=stands)
    assert (standing.due(NOW + passed) == "resume") == (passed >= timedelta(minutes=stands))


@given(MINUTES, SPANS, SPANS)
def test_who_pauses_twice_pauses_once(minutes: float, first: timedelta, second: timedelta) -> None:
    once = paused(started(minutes, NOW), NOW + first, "one")
    twice = paused(once, NOW + first + second, "another")
    assert (twice.paused_at, twice.deadline, twice.note) == (once.paused_at, once.deadline, "another")


@given(MINUTES, SPANS, SECONDS)
def test_time_is_added_to_what_is_left_and_never_all_of_it_taken(minutes: float, passed: timedelta, more: int) -> None:
    now = NOW + passed
    before = started(minutes, NOW).left(now)
    after = extended(started(minutes, NOW), now, more).left(now)
    assert before is not None
    assert after == max(SHORTEST, before + timedelta(seconds=more))


@given(SECONDS)
def test_a_step_without_a_deadline_gets_one_only_by_more_time(more: int) -> None:
    expected = timedelta(seconds=more) if more > 0 else None
    assert extended(Clock(), NOW, more).left(NOW) == expected


@given(MINUTES, SPANS, SECONDS)
def test_time_may_be_added_while_it_stands(minutes: float, stood: timedelta, more: int) -> None:
    standing = extended(paused(started(minutes, NOW), NOW), NOW + stood, more)
    assert standing.paused_at == NOW
    left = resumed(standing, NOW + stood).left(NOW + stood)
    assert left == max(SHORTEST, timedelta(minutes=minutes) + timedelta(seconds=more))


@given(MINUTES, SPANS)
def test_who_was_cut_off_gets_time(minutes: float, away: timedelta) -> None:
    clock, now = started(minutes, NOW), NOW + away
    left, after = clock.left(now), restarted(clock, now).left(now)
    assert left is not None
    assert after == left + AFTER_RESTART


def test_what_stands_is_not_touched_by_a_restart() -> None:
    standing = paused(started(4, NOW), NOW, "lunch")
    assert restarted(standing, NOW + timedelta(hours=1)) == standing
    assert restarted(Clock(), NOW) == Clock()
    assert resumed(started(4, NOW), NOW) == started(4, NOW)
