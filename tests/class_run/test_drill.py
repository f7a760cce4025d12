"""Whole drills: a class of bots, from the door to the end, over plain pages."""

import time

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.settings import Settings
from game.web.app import create_app
from tests.class_run.bots import ANSWERED, Screen, Student, Teacher
from tests.rooms.classes import DECK
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow

SLOWEST = 30
"""Seconds that a whole drill of thirty may take; a fault that makes it slow is one."""


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application that has the drill alone."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("class"), cdn=False, scenario_dirs=(DECK,)))


@pytest.mark.parametrize("students", [pytest.param(8, id="8"), pytest.param(30, id="30")])
def test_a_drill_from_the_door_to_the_end(app: FastAPI, students: int) -> None:
    began = time.monotonic()
    with TestClient(app, base_url=BASE) as client:
        teacher = Teacher(client)
        teacher.open(DECK.name)
        screen = Screen(TestClient(app, base_url=BASE), teacher.room)
        assert teacher.code in screen.look().text
        people = [Student(TestClient(app, base_url=BASE), f"Student {number}") for number in range(students)]
        for one in people:
            one.join(teacher.code)
        assert f"{students} people are here" in teacher.look().text
        teacher.go_on()
        advised = set()
        for step in ANSWERED:
            for number, one in enumerate(people):
                one.look()
                one.answer(reason=f"reason {step} {number}")
            assert f"{students} of {students} have signed" in " ".join(teacher.look().text.split())
            advised |= {one.pages[-1].heading for one in people if step == "adviser"}
            screen.look()
            teacher.go_on()
        assert len(advised) == 5, "every capital has an adviser"
        assert "has spread" in people[0].look().heading
        assert not any(one.name in screen.look().text for one in people), "nobody is named on the wall"
        teacher.does("show", member=_first_member(teacher), step="crisis")
        assert "reason crisis 0" in screen.look().text
        teacher.go_on()
        assert "What followed" in people[-1].look().heading
        teacher.go_on()
        assert "What was done" in people[0].look().heading
        teacher.go_on()
        assert "closed" in people[0].look().heading
    assert time.monotonic() - began < SLOWEST


def _first_member(teacher: Teacher) -> str:
    form = next(one for one in teacher.look().forms if one.hidden.get("step") == "crisis" and "member" in one.hidden)
    return form.hidden["member"]
