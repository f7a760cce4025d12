"""The log: numbers without gaps whoever appends, a submission as a whole or not at all, nothing ever changed."""

import inspect
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from game.store import log
from game.store.log import SequenceTaken
from tests.store.rows import GAME, NOW, add, database, entry, opened, rows, with_game

ROOT = Path(__file__).resolve().parent.parent.parent
CRASHING = "import sys; from tests.store.rows import append_for_ever; append_for_ever(sys.argv[1])"


def test_rows_come_back_as_they_were_appended(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    add(store, 1, entry("a", note="first"), entry(None, member="clock"))
    add(store, 3, entry("b"))
    found = rows(store)
    assert [(row.seq, row.member, row.key) for row in found] == [(1, "ann", "a"), (2, "clock", None), (3, "ann", "b")]
    assert found[0].move == {"kind": "order", "option": "ünïcode", "note": "first"}
    assert found[0].at == NOW
    with store.reading() as session:
        assert [row.seq for row in log.rows_after(session, GAME, 2)] == [3]
        assert log.last_seq(session, "another") == 0


def test_eight_threads_with_one_number_are_one_row(tmp_path: Path) -> None:
    store, barrier = with_game(tmp_path), Barrier(8)

    def race(number: int) -> bool:
        barrier.wait()
        try:
            add(store, 1, entry(f"key-{number}"))
        except SequenceTaken:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(race, range(8))) == [False] * 7 + [True]
    assert [row.seq for row in rows(store)] == [1]


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.slow
def test_eight_threads_that_try_again_leave_no_gap(tmp_path: Path, count: int) -> None:
    """With four stores, which are like four processes, too."""
    processes = [with_game(tmp_path), *(opened(database(tmp_path)) for _ in range(count - 1))]

    def persist(number: int) -> None:
        store = processes[number % count]
        for again in range(5):
            while True:
                seq = len(rows(store)) + 1
                try:
                    add(store, seq, entry(f"{number}-{again}"), entry(None))
                    break
                except SequenceTaken:
                    continue

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(persist, range(8)))
    found = rows(processes[0])
    assert [row.seq for row in found] == list(range(1, 81))
    assert {row.key for row in found if row.key} == {f"{n}-{again}" for n in range(8) for again in range(5)}


def test_a_submission_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    add(store, 1, entry("a"))
    with pytest.raises(SequenceTaken):
        add(store, 2, entry("b"), entry("c"), entry("a"))
    assert [row.key for row in rows(store)] == ["a"]


def test_a_number_that_is_too_high_is_refused(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    with pytest.raises(SequenceTaken):
        add(store, 2, entry("a"))
    assert rows(store) == []


def test_a_key_is_its_members_own(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    add(store, 1, entry("a"), entry("a", member="ben"), entry(None), entry(None))
    with store.reading() as session:
        found = log.find_key(session, GAME, "ben", "a")
        assert found is not None
        assert found.seq == 2
        assert log.find_key(session, GAME, "cem", "a") is None


def test_nothing_is_offered_that_changes_a_row() -> None:
    source = inspect.getsource(log).lower()
    assert not any(word in source for word in ("update", "delete", "merge"))


@pytest.mark.slow
def test_what_was_said_to_be_written_outlives_a_kill(tmp_path: Path) -> None:
    with_game(tmp_path).close()
    for _ in range(3):
        command = [sys.executable, "-c", CRASHING, database(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout
            told = [int(process.stdout.readline()) for _ in range(25)]
            process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            told += [int(line) for line in process.stdout.read().split()]
        found = [row.seq for row in rows(opened(database(tmp_path)))]
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= told[-1]
        assert len(found) % 2 == 0  # no half of a submission
