"""The desk: what did not happen in history is said so once, and what did is marked where both stand together."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine.state import Due
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.desk import desk_view
from game.views.language import language
from game.views.reader import Reader

RECORDED, INVENTED = "bali_news", "tbilisi_ledger"


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


@pytest.mark.parametrize(
    ("arrived", "key"),
    [
        ((), None),
        ((RECORDED,), None),
        ((INVENTED,), "desk.not_in_history"),
        ((INVENTED, INVENTED), "desk.not_in_history"),
        ((RECORDED, INVENTED), "desk.some_in_history"),
    ],
)
def test_what_is_said_of_the_news(crossroads: Scenario, arrived: tuple[str, ...], key: str | None) -> None:
    dues = tuple(Due(item, 1, 1, "august_2008", "integrity_only") for item in arrived)
    state = replace(engine.start(crossroads, 1), arrived=dues)
    reader = Reader(crossroads, engine.observe(crossroads, state, crossroads.home.id), language())
    view = desk_view(reader, "game", crossroads.home.id, 1, {})
    assert view.news_note == (language().t(key) if key else "")
    assert [item.record for item in view.news] == [item == RECORDED for item in arrived]
