"""A walk through every page of a room, for tests that look at all pages of the site."""

from collections.abc import Callable
from urllib.parse import urlsplit

import httpx2

from tests.class_run.bots import ANSWERED, Diplomat, Screen, Student, Teacher
from tests.web.bot import HTMX, Page, all_of, link_in, words

DRILL = "drill_august"
GAME = "three_calls"


def class_tour(new_client: Callable[[], httpx2.Client], name: str = "7", reason: str = "42") -> dict[str, Page]:
    """Lead a drill with two students, and look at everything on the way; return the pages by a name."""
    teacher, people = Teacher(new_client()), [Student(new_client(), f"{name}{number}") for number in range(2)]
    client, ann = people[0].client, people[0]
    seen = {
        "join": Page.of(client.get("/join")),
        "join-wrong": Page.of(client.get("/join", params={"code": "1"})),
        "new-room": Page.of(teacher.client.get("/rooms")),
    }
    seen["preflight"] = Page.of(client.get("/preflight"))
    assert client.get("/preflight/time").json()["now"] > 0
    seen["console-lobby"] = teacher.open(DRILL)
    screen = Screen(new_client(), teacher.room)
    assert screen.client.get(f"/rooms/{teacher.room}/qr.svg").headers["content-type"] == "image/svg+xml"
    seen["door"] = Page.of(client.get(f"/join/{teacher.code}"))
    for one in people:
        one.join(teacher.code)
    seen |= {"member-lobby": ann.look(), "screen-lobby": screen.look()}
    for step in ANSWERED:
        teacher.go_on()
        seen |= {f"screen-{step}": screen.look(), f"member-{step}": ann.look()}
        assert ann.news("").status_code == 200
        seen[f"member-{step}-signed"] = ann.answer(reason=reason)
        late = ann.client.post(ann.url, data=ann.question.hidden | {"signed": "yes"}, headers=HTMX)
        assert late.status_code == 400
        seen[f"console-{step}"] = teacher.look()
    seen["console-notes"] = teacher.does("write", to="all", text=reason)
    seen["member-notes"] = ann.press(ann.look().to(f"{ann.url}/note"), text=reason)
    seen["member-note-empty"] = ann.press(ann.look().to(f"{ann.url}/note"), expected=400, text=" ")
    seen["console-paused"] = teacher.does("pause", note=reason)
    teacher.does("resume")
    for step in ("spread", "reveal", "result", "closed"):
        teacher.go_on()
        seen |= {f"console-{step}": teacher.look(), f"screen-{step}": screen.look(), f"member-{step}": ann.look()}
    seen |= moved(new_client, teacher, ann)
    assert ann.press(ann.look().to(f"{ann.url}/leave")).status == 200
    return seen


def world_tour(new_client: Callable[[], httpx2.Client], name: str = "7", reason: str = "42") -> dict[str, Page]:
    """Lead a game of three decisions with two students in seats and one who looks on; return the pages by a name."""
    teacher = Teacher(new_client())
    teacher.open(GAME, brief="0", talks="0", orders="0", reveal="0")
    screen = Screen(new_client(), teacher.room)
    people = [Diplomat(new_client(), f"{name}{number}") for number in range(3)]
    for one in people:
        one.join(teacher.code)
    seen = {"world-places": people[0].look(), "world-early": teacher.does("start", expected=422)}
    people[0].sit("azerbaijan")
    people[1].sit("russia")
    people[2].sit("-")
    seen["world-console"] = teacher.does("draw")
    people[2].sit("-")
    teacher.does("start")
    seen["world-note"] = teacher.does("write", to="all", text=reason)
    for number in range(40):
        seen |= {f"world-screen-{number}": screen.look(), f"world-onlooker-{number}": people[2].look()}
        moved = [one.move() for one in people[:2]]
        seen |= {f"world-{number}-{place}": one.look() for place, one in enumerate(people[:2])}
        seen[f"world-console-{number}"] = teacher.look()
        if any(one.get("data-phase") == "over" for one in all_of(seen[f"world-{number}-0"].tree)):
            break
        if not any(moved):
            teacher.does("next")
    seen["world-screen-over"] = screen.look()
    teacher.does("close")
    return seen | {"world-closed": people[0].look(), "world-screen-closed": screen.look()}


def moved(new_client: Callable[[], httpx2.Client], teacher: Teacher, student: Student) -> dict[str, Page]:
    """Take a student and the console to other devices and back, on the way with wrong words."""
    code, name = teacher.code, student.name
    seen = {"phrase": student.press(student.look().to(f"{student.url}/phrase"))}
    elsewhere = new_client()
    door = Page.of(elsewhere.get(f"/join/{code}"))
    form = door.to(f"/join/{code}/back")
    wrong = elsewhere.post(form.action, data=form.hidden | {"name": name, "phrase": "wrong"})
    seen["door-wrong"] = Page.of(wrong)
    assert seen["door-wrong"].status == 400
    right = {"name": name, "phrase": said_in(seen["phrase"])}
    seen["moved"] = Page.of(elsewhere.post(form.action, data=form.hidden | right, follow_redirects=True))
    assert seen["moved"].path == student.url
    seen["console-phrase"] = teacher.does("phrase", who=name)
    student.client = elsewhere
    seen["hand-over"] = teacher.press(teacher.look().to(f"/rooms/{teacher.room}/hand-over"))
    path = urlsplit(link_in(seen["hand-over"])).path
    form = Page.of(elsewhere.get(path)).to(path)
    seen["take-over"] = Page.of(elsewhere.post(path, data=form.hidden | {"phrase": "wrong"}))
    assert seen["take-over"].status == 400
    words_given = {"phrase": said_in(seen["hand-over"])}
    taken = Page.of(elsewhere.post(path, data=form.hidden | words_given, follow_redirects=True))
    assert taken.path == f"/rooms/{teacher.room}/console"
    return seen


def said_in(page: Page) -> str:
    """Return the words that a page shows once."""
    (found,) = [one for one in all_of(page.tree) if "door-code" in one.get("class", "")]
    return words(found)
