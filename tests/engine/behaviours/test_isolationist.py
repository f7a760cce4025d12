"""The first refusal (S23): turning to hardly anybody."""

import pytest

from game.engine.behaviours.isolationist import Isolationist
from tests.engine.behaviours.courses import POWERS, read, strength, turn, whys
from tests.engine.build import Data, act, power

ALONE = Isolationist()
MANY = {f"p{number}": power() for number in range(6)} | POWERS
NOTHING = turn(act("north", "120"))
WORD = turn(act("north", "040"))
RICH = turn(*(act(name, "061") for name in ("north", "west", "east")))


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        ((NOTHING,) * 6, 1000),
        ((WORD,) * 6, 792),
        ((RICH,) * 6, 0),
        ((turn(act("north", "061")),) * 6, 567),
        ((turn(act("isle", "073", "humanitarian")),) * 6, 525),
        ((NOTHING,) * 5, None),
    ],
)
def test_strength(turns: tuple[Data, ...], result: int | None) -> None:
    assert strength(ALONE, *turns, powers=MANY) == result


def test_breadth_is_that_of_three_turns() -> None:
    around = [turn(act(name, "061")) for name in ("north", "west", "east")] * 2
    assert strength(ALONE, *around, powers=MANY) == 233


def test_evidence_is_where_three_turns_gave_hardly_anything() -> None:
    assert whys(read(ALONE, NOTHING, NOTHING, NOTHING, RICH, RICH, RICH, powers=MANY)) == [(3, "alone")]
