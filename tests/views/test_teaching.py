"""The teacher's page: when something can be put in is said in words, as far as it only hangs on the turn."""

from pathlib import Path

import pytest

from game import engine
from game.engine import FACILITATOR
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.language import language
from game.views.reader import Reader
from game.views.teaching import teaching_view


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("turn >= 2", "from decision 2 on"),
        ("turn > 2", "from decision 3 on"),
        ("turn <= 0", "up to decision 0"),
        ("turn < 1", "up to decision 0"),
        ("turn == 3", "at decision 3"),
        ("economy < 10", "while economy < 10"),
        ("turn >= 2 or economy < 10", "while turn >= 2 or economy < 10"),
        ("not (turn == 1)", "while not (turn == 1)"),
    ],
)
@pytest.mark.slow
def test_when_it_can_be_put_in_is_said_in_words(crossroads: Scenario, clause: str, said: str) -> None:
    name, inject = next(iter(crossroads.injects.items()))
    deck = crossroads.model_copy(update={"injects": {name: inject.model_copy(update={"when": (clause,)})}})
    reader = Reader(deck, engine.observe(deck, engine.start(deck, 1), FACILITATOR), language())
    (view,) = teaching_view(reader, "game", FACILITATOR, 1).injects
    assert view.state == language().t("teaching.closed", clauses=said)
