"""A class plays one game: teams in seats, machines in the others, phases ended by hand, from the door to the end."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.settings import Settings
from game.web.app import create_app
from tests.class_run.bots import Diplomat, Screen, Teacher
from tests.web.bot import words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow

DECK = SCENARIOS / "three_calls"


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application that has one deck."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("world"), cdn=False, scenario_dirs=(DECK,)))


def test_a_class_of_eight_plays_three_decisions(app: FastAPI) -> None:
    with TestClient(app, base_url=BASE) as client:
        teacher = Teacher(client)
        teacher.open(DECK.name, brief="0", talks="0", orders="0", reveal="0")
        screen = Screen(TestClient(app, base_url=BASE), teacher.room)
        people = [Diplomat(TestClient(app, base_url=BASE), f"S{number}") for number in range(8)]
        for one in people:
            one.join(teacher.code)
        people[0].sit("azerbaijan")
        people[1].sit("russia")
        people[7].sit("russia")
        teacher.does("draw")
        assert "looks on" not in teacher.look().text
        teacher.does("start")
        kinds: list[str] = []
        for _ in range(40):
            screen.look()
            moved = [kind for one in people[:7] if (kind := one.move())]
            kinds += moved
            if "game is over" in words(screen.look().main):
                break
            if not moved:
                teacher.does("next")
        assert {"press", "order", "react"} <= set(kinds)
        assert kinds.count("order") == 3
        assert "game is over" in words(screen.look().main)
        for one in people:
            assert one.look().status == 200
