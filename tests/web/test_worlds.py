"""One game for a class: what seats may know of each other, and what is refused."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.class_run.bots import Attending, Diplomat, Screen, Teacher
from tests.web.bot import Page, all_of, words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow

SAY = language().t
DECK = SCENARIOS / "three_calls"


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application that has one deck."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("world"), cdn=False, scenario_dirs=(DECK,)))


@pytest.fixture
def teacher(app: FastAPI) -> Iterator[Teacher]:
    """Whoever has opened a room without clocks."""
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        found = Teacher(client)
        found.open(DECK.name, brief="0", talks="0", orders="0", reveal="0")
        yield found


@pytest.fixture
def enter(app: FastAPI, teacher: Teacher) -> Callable[[str, str], Diplomat]:
    """What lets somebody in and to a seat."""

    def let_in(name: str, seat: str) -> Diplomat:
        one = Diplomat(TestClient(app, base_url=BASE, raise_server_exceptions=False), name)
        one.join(teacher.code)
        one.sit(seat)
        return one

    return let_in


def everything(one: Attending) -> tuple[str, str]:
    """What somebody can see: the page without its tokens, and what is new for it."""
    hidden = re.compile(r'<input type="hidden" name="(?:csrf|key)"[^>]*>')
    return hidden.sub("", one.look().text), hidden.sub("", one.news("").text)


def test_a_sealed_price_is_nobody_elses_before_the_talks_close(
    app: FastAPI, teacher: Teacher, enter: Callable[[str, str], Diplomat]
) -> None:
    """Only another's secret differs: what one capital seals, and how often it changes that."""
    home, one, two = enter("Ann", "azerbaijan"), enter("Ben", "russia"), enter("Cem", "turkiye")
    screen = Screen(TestClient(app, base_url=BASE), teacher.room)
    teacher.does("start")
    seen = []
    for number in (0, 1, 2):
        form = next(form for form in one.look().forms if form.hidden.get("kind") == "press")
        lines = [choice.value for choice in form.choices["forecast"]]
        levers = [each.attrib["value"] for each in all_of(form.element, "option") if "|" in each.attrib["value"]]
        one.send(
            form,
            {"forecast": lines[number], "term.option": lines[number], "term.lever": levers[number % len(levers)]}
            | ({"term.private": "yes"} if number else {}),
        )
        seen.append((everything(home), everything(two), everything(screen)))
    assert seen[0] == seen[1] == seen[2]
    teacher.does("next")
    assert "term" in home.look().text, "at the desk lies what it costs"
    assert home.look().text != two.look().text


def test_who_is_not_at_home_signs_nothing(teacher: Teacher, enter: Callable[[str, str], Diplomat]) -> None:
    home, power = enter("Ann", "azerbaijan"), enter("Ben", "russia")
    teacher.does("start")
    teacher.does("next")
    form = next(form for form in home.look().forms if form.hidden.get("kind") == "order")
    token = power.look().to(f"{power.url}/leave").hidden["csrf"]
    option = form.choices["option"][0].value
    stolen = form.hidden | {"csrf": token, "option": option, f"read.{option}": "yes"}
    assert power.client.post(form.action, data=stolen).status_code == 403
    wrong = stolen | {"revision": "0"}
    assert power.client.post(form.action.replace("azerbaijan", "russia"), data=wrong).status_code == 422


def test_it_does_not_begin_without_a_home_desk(teacher: Teacher, enter: Callable[[str, str], Diplomat]) -> None:
    one = enter("Ben", "russia")
    refused = teacher.does("start", expected=422)
    assert SAY("error.nobody_at_home") in words(refused.main)
    one.sit("azerbaijan")
    teacher.does("start")
    late = one.client.post(
        f"{one.url}/seat", data={"csrf": one.look().to(f"{one.url}/leave").hidden["csrf"], "seat": "russia"}
    )
    assert late.status_code == 422


def test_a_late_press_ends_no_other_phase(teacher: Teacher, enter: Callable[[str, str], Diplomat]) -> None:
    enter("Ann", "azerbaijan")
    enter("Ben", "russia")
    teacher.does("start")
    form = next(one for one in teacher.look().forms if one.hidden.get("step") == "1.talks")
    teacher.send(form, {"do": "next"})
    late = teacher.send(form, {"do": "next"}, 409)
    assert SAY("error.phase_closed") in words(late.main)
    assert teacher.look().forms


def test_who_comes_late_looks_on_or_takes_a_seat(
    app: FastAPI, teacher: Teacher, enter: Callable[[str, str], Diplomat]
) -> None:
    enter("Ann", "azerbaijan")
    enter("Ben", "russia")
    teacher.does("start")
    late = Diplomat(TestClient(app, base_url=BASE), "Cem")
    late.join(teacher.code)
    assert SAY("world.take_seat") in words(late.look().main)
    late.sit("russia")
    assert [form.hidden["kind"] for form in late.look().forms if "kind" in form.hidden] == ["press"]


def test_what_lies_on_the_home_desk_changes_nothing_for_who_looks_on(
    teacher: Teacher, enter: Callable[[str, str], Diplomat]
) -> None:
    """Only another's secret differs: an offer in private, and its answer."""
    home, onlooker = enter("Ann", "azerbaijan"), enter("Cem", "-")
    enter("Ben", "russia")
    teacher.does("start")
    teacher.does("next")
    before = everything(onlooker)
    link = next(link for link in home.look().links() if "/offer/" in link)
    page = home.client.get(link)
    form = next(one for one in Page.of(page).forms if one.hidden.get("kind") == "offer")
    sent = form.hidden | {"how": "private", "gives": "silence||0|1", "key": "offer"}
    assert home.client.post(form.action, data=sent).status_code == 200
    assert everything(onlooker) == before
