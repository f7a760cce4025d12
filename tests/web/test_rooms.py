"""Rooms of a class in the browser: who may see what, what is new for whom, and what is said when something is wrong."""

import dataclasses
import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from game.rooms import drill
from game.rooms.attending import gather
from game.rooms.gathering import Person
from game.rooms.joining import leave
from game.settings import Settings
from game.views.language import language
from game.web import drills
from game.web.app import create_app
from game.web.classroom import Classroom
from game.web.panels import Panel
from tests.class_run.bots import ANSWERED, Attending, Screen, Student, Teacher
from tests.rooms.classes import DECK
from tests.web.bot import HTMX, Page, all_of, words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow

SAY = language().t


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application that has the drill alone."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("room"), cdn=False, scenario_dirs=(DECK,)))


@pytest.fixture
def teacher(app: FastAPI) -> Iterator[Teacher]:
    """Whoever has opened a room."""
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        found = Teacher(client)
        found.open(DECK.name)
        yield found


@pytest.fixture
def enter(app: FastAPI, teacher: Teacher) -> Callable[[str], Student]:
    """What lets somebody into the room."""

    def let_in(name: str) -> Student:
        student = Student(TestClient(app, base_url=BASE, raise_server_exceptions=False), name)
        student.join(teacher.code)
        return student

    return let_in


@pytest.fixture
def screen(app: FastAPI, teacher: Teacher) -> Screen:
    """The screen on the wall."""
    return Screen(TestClient(app, base_url=BASE), teacher.room)


def said(page: Page) -> str:
    """Return what a page says first."""
    found = re.search(r'class="notice" role="status">([^<]*)<', page.text)
    return found.group(1) if found else ""


def test_the_way_there_is_on_the_start_page(teacher: Teacher) -> None:
    links = Page.of(teacher.client.get("/")).links()
    assert {"/join", "/rooms"} <= set(links)


def test_every_step_has_a_page_for_everybody(teacher: Teacher, screen: Screen, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    for step in drill.STEPS:
        for one in (teacher, screen, ann):
            page = one.look()
            assert all(words(main) for main in [page.main])
            assert one.news().status_code == 204, f"nothing is new on a page just loaded, {step}"
        if step in ANSWERED:
            ann.answer()
        if step != drill.STEPS[-1]:
            teacher.go_on()


def test_a_door_names_what_is_wrong_and_keeps_what_was_typed(app: FastAPI, teacher: Teacher) -> None:
    stranger = TestClient(app, base_url=BASE)
    wrong = Page.of(stranger.get("/join", params={"code": "zzzzzz"}))
    assert (wrong.status, said(wrong)) == (404, SAY("error.unknown_code"))
    assert 'value="zzzzzz"' in wrong.text
    door = Page.of(stranger.get(f"/join/{teacher.code}"))
    form = door.to(f"/join/{teacher.code}")
    for name, error in (("  ", "error.nameless"), ("x" * 25, "error.name_too_long")):
        again = Page.of(stranger.post(form.action, data=form.hidden | {"name": name}))
        assert (again.status, said(again)) == (400, SAY(error))
        assert f'value="{name}"' in again.text
    assert Page.of(stranger.get("/join/zzzzzz")).status == 404
    assert SAY("room.here", n=0) in teacher.look().text, "a look at the door takes no place"


def test_whose_page_it_is_not(app: FastAPI, teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann, stranger = enter("Ann"), TestClient(app, base_url=BASE)
    assert ann.client.get(f"/rooms/{teacher.room}/console").status_code == 403
    assert ann.news("").status_code == 200
    assert ann.client.get(f"/rooms/{teacher.room}/news", params={"role": "console"}).status_code == 403
    assert stranger.get(f"/rooms/{teacher.room}/news", params={"role": "member"}).status_code == 403
    assert stranger.get(f"/rooms/{teacher.room}", follow_redirects=True).url.path == f"/join/{teacher.code}"
    assert teacher.client.get(f"/rooms/{teacher.room}", follow_redirects=True).url.path.endswith("/console")
    assert stranger.get("/rooms/no_such_room/screen").status_code == 404
    game = re.search(r"/games/(\w+)/facilitator", teacher.look().text)
    assert game
    for seat in ("facilitator", "azerbaijan"):
        assert ann.client.get(f"/games/{game.group(1)}/{seat}").status_code == 403
    ann.look()
    pressed = ann.client.post(
        f"/rooms/{teacher.room}/console", data={"csrf": ann.pages[-1].forms[-1].hidden["csrf"], "do": "close"}
    )
    assert pressed.status_code == 403
    assert "closed" not in teacher.look().heading


def test_who_was_removed_is_led_to_the_door(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    teacher.does("remove", who="Ann")
    assert ann.look().path == f"/join/{teacher.code}"
    ann.join(teacher.code)
    assert ann.pages[-1].path == f"/rooms/{teacher.room}"


def test_two_in_one_browser_are_one(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    again = ann.client.get(f"/join/{teacher.code}", follow_redirects=True)
    assert again.url.path == f"/rooms/{teacher.room}"
    assert SAY("room.here", n=1) in teacher.look().text


def test_a_late_answer_is_told_and_the_page_goes_on(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    teacher.go_on()
    ann.look()
    form = ann.question
    option = form.choices["option"][0].value
    teacher.go_on()
    late = ann.press(form, 409, option=option, reason="late", signed="yes")
    assert said(late) == SAY("error.step_closed")
    assert "You advise" in late.heading
    fragment = ann.client.post(form.action, data=form.hidden | {"option": option, "signed": "yes"}, headers=HTMX)
    assert fragment.status_code == 409
    assert SAY("error.step_closed") in fragment.text
    nothing = ann.press(ann.question, 400, reason="no line", signed="yes")
    assert said(nothing) == SAY("error.nothing_chosen")


def test_a_form_of_somebody_else_is_refused(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann, ben = enter("Ann"), enter("Ben")
    teacher.go_on()
    ann.look()
    ben.look()
    form = ben.question
    forged = ann.client.post(form.action, data=form.hidden | {"option": form.choices["option"][0].value})
    assert forged.status_code == 403


def test_only_wrong_minutes_come_back(teacher: Teacher) -> None:
    page = Page.of(teacher.client.get("/rooms"))
    form = page.to("/rooms")
    for minutes in ("-1", "61", "many", "nan", "1e999"):
        answer = teacher.client.post(
            "/rooms", data=form.hidden | {"scenario": DECK.name, "minutes.crisis": minutes, "minutes.again": "7"}
        )
        again = Page.of(answer)
        assert (again.status, said(again)) == (400, SAY("error.bad_minutes")), minutes
        assert f'value="{minutes}"' in again.text
        assert 'value="7"' in again.text


def test_what_is_only_being_written_disturbs_nobody(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    teacher.go_on()
    ann.look()
    form, before = ann.question, ann.version
    option = form.choices["option"][0].value
    saved = ann.client.post(form.action, data=form.hidden | {"option": option, "reason": "half a sen"}, headers=HTMX)
    assert saved.status_code == 204
    main = before.split("-")[2]
    assert ann.news().status_code == 204 or main in ann.news().text, "the form is not sent back to who writes in it"
    again = ann.look()
    assert "half a sen" in again.text
    assert ann.version.split("-")[2] == main
    assert [one.checked for one in ann.question.choices["option"] if one.value == option] == [True]
    assert SAY("room.state.saved") in teacher.look().text


def test_a_socket_pushes_what_a_page_would_show(teacher: Teacher, enter: Callable[[str], Student]) -> None:
    ann = enter("Ann")
    teacher.go_on()
    with ann.live(ann.version) as socket:
        pushed = socket.receive_text()
        assert pushed.count("<hx-partial") >= 2
        shown = ann.look()
        assert "You sit at the desk" in pushed
        assert shown.heading in pushed
        teacher.does("pause", note="fire & <alarm>")
        second = socket.receive_text()
        assert "fire &amp; &lt;alarm&gt;" in second
        assert "You sit at the desk" not in second, "what has not changed is not sent"
    ann.look()
    with ann.live() as quiet:
        teacher.does("resume")
        assert "left" in quiet.receive_text(), "a page that knows everything is told of the next change only"


def test_a_socket_of_another_site_or_of_nobody_is_refused(app: FastAPI, teacher: Teacher) -> None:
    address = f"/rooms/{teacher.room}/live?role=screen"
    for headers in ({"origin": "http://elsewhere.example"}, {}):
        with (
            pytest.raises(WebSocketDisconnect) as closed,
            teacher.client.websocket_connect(address, headers=headers) as socket,  # type: ignore[attr-defined]
        ):
            socket.receive_text()
        assert closed.value.code == 1008
    stranger = TestClient(app, base_url=BASE)
    with (
        pytest.raises(WebSocketDisconnect) as closed,
        stranger.websocket_connect(address, headers={"origin": BASE}) as socket,
    ):
        socket.receive_text()
    assert closed.value.code == 1008


def test_a_socket_ends_for_who_is_no_longer_in_the_room(
    app: FastAPI, teacher: Teacher, enter: Callable[[str], Student]
) -> None:
    ann = enter("Ann")
    with ann.live("") as socket:
        socket.receive_text()
        leave(app.state.desk, teacher.room, _person(app, teacher))
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
    assert closed.value.code == 4404


def _person(app: FastAPI, teacher: Teacher) -> str:
    return gather(app.state.desk, teacher.room).members[0].person


def everything(one: Attending) -> tuple[str, int, str, int]:
    """What somebody can see: the page without its tokens and the time, and what is new for it with its size."""
    passing = re.compile(r'name="csrf" value="[^"]*"|data-left="\d+"|\d+:\d\d left')
    page, news = passing.sub("", one.look().text), one.news("")
    told = passing.sub("", news.text)
    return page, news.status_code, told, len(told)


def test_nobody_learns_what_others_answer(teacher: Teacher, screen: Screen, enter: Callable[[str], Student]) -> None:
    """Only another's secret differs: whichever line they sign and why, every page, version and size is the same."""
    ann, ben, cem = enter("Ann"), enter("Ben"), enter("Cem")
    del cem  # is still awaited, so that the counts are the same
    for _ in ANSWERED:
        teacher.go_on()
        ben.look()
        options = [one.value for one in ben.question.choices["option"] if one.enabled]
        seen = []
        for option, reason in ((options[0], "a secret"), (options[-1], "quite another and longer secret")):
            ben.look()
            ben.answer(option, reason)
            seen.append((everything(ann), everything(screen)))
        assert seen[0] == seen[1]
        assert "secret" not in seen[0][0][0]
        ben.look()
        ben.answer(options[0], "")
        assert "secret" not in teacher.look().text, "a reason that was taken back is gone"


def test_nobody_reads_what_is_written_to_others(
    teacher: Teacher, screen: Screen, enter: Callable[[str], Student]
) -> None:
    """Notes between one student and the teacher change nothing that anybody else can see."""
    ann, ben = enter("Ann"), enter("Ben")
    before = everything(ann), everything(screen)
    ben.press(ben.look().to(f"{ben.url}/note"), text="a secret question")
    member = next(value for value, name in _aims(teacher.look()).items() if name == "Ben")
    teacher.does("write", to=member, text="a secret answer")
    assert (everything(ann), everything(screen)) == before
    assert "a secret answer" in ben.look().text
    assert "a secret question" in teacher.look().text
    teacher.does("write", to="all", text="for <b>everybody</b>")
    for one in (ann, ben, screen):
        assert "for &lt;b&gt;everybody&lt;/b&gt;" in one.look().text


def _aims(page: Page) -> dict[str, str]:
    return {one.attrib["value"]: words(one) for one in all_of(page.tree, "option")}


def test_a_planted_leak_would_be_found(
    teacher: Teacher, screen: Screen, enter: Callable[[str], Student], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A counter of all that happens, put into what a page hangs on, fails the test above."""
    before = drills._status

    def leaky(room: Classroom, member: Person | None) -> Panel:
        panel = before(room, member)
        return dataclasses.replace(panel, key=(*panel.key, room.room.revision))

    monkeypatch.setattr(drills, "_status", leaky)
    with pytest.raises(AssertionError):
        test_nobody_learns_what_others_answer(teacher, screen, enter)


def test_ten_who_look_have_it_rendered_once(app: FastAPI, teacher: Teacher, enter: Callable[[str], Student]) -> None:
    people = [enter(f"Student {number}") for number in range(10)]
    for one in people:
        one.look()
    teacher.go_on()
    rendered = app.state.panels.rendered
    for one in people:
        one.look()
    questions = app.state.panels.rendered - rendered
    assert questions <= 5 + 2 + len(people), "one question for each capital, one status for all, a clock for each"
