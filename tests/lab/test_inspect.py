"""Inspection of decks as large as anybody will write them: nothing that is found there grows with the square."""

from pathlib import Path
from time import process_time

import pytest

from game.lab.inspect import inspect
from game.paths import SCENARIOS
from tests.bench.decks import write

pytestmark = pytest.mark.slow

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny"


@pytest.mark.parametrize(("times", "events", "seconds"), [(0, 30, 6), (100, 300, 20)], ids=["chronicle", "300 events"])
def test_a_large_deck_is_read_to_its_end_in_time(tmp_path: Path, times: int, events: int, seconds: int) -> None:
    deck = write(TINY, times, tmp_path) if times else SCENARIOS / "chronicle"
    began = process_time()
    found = inspect(deck)
    assert process_time() - began < seconds
    assert found.loaded.errors == ()
    assert found.loaded.scenario is not None
    assert len(found.loaded.scenario.events) == events


def test_what_is_found_in_the_copies_is_told_of_each(tmp_path: Path) -> None:
    deck = write(TINY, 20, tmp_path)
    for file in (deck / "events").glob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("to: upland", "to: uplnad", 1), encoding="utf-8")
    found = [problem for problem in inspect(deck).problems if problem.level == "error"]
    assert [problem.code for problem in found] == ["SC301"] * 19
    assert len({problem.place.path for problem in found}) == 19
