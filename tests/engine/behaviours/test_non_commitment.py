"""The first contested depiction (S2): ripe moments put off."""

import pytest

from game.engine.behaviours.non_commitment import NonCommitment
from tests.engine.behaviours.courses import read, turn, whys
from tests.engine.build import flagged


@pytest.mark.parametrize(
    ("flags", "ripeness", "turns", "result"),
    [
        (("defer",), 50, 4, 1000),
        (("defer",), 49, 0, None),
        (("defer", "initiative"), 50, 4, 0),
        (("aid", "defer"), 50, 4, 1000),
        (("aid",), 50, 4, 0),
        ((), 50, 4, 0),
    ],
)
def test_strength(flags: tuple[str, ...], ripeness: int, turns: int, result: int | None) -> None:
    found = read(NonCommitment(), *[turn(flagged(*flags), ripeness=ripeness)] * 4)
    assert (found.turns, found.strength) == (turns, result)


def test_evidence_is_what_was_put_off() -> None:
    later, now = turn(flagged("defer"), ripeness=80), turn(flagged("aid"), ripeness=80)
    assert whys(read(NonCommitment(), later, now, later)) == [(1, "put_off"), (3, "put_off")]
