"""A walk through every page of a room, for tests that look at all pages of the site."""

from collections.abc import Callable

import httpx2

from tests.class_run.bots import ANSWERED, Screen, Student, Teacher
from tests.web.bot import HTMX, Page

DRILL = "drill_august"


def class_tour(new_client: Callable[[], httpx2.Client], name: str = "7", reason: str = "42") -> dict[str, Page]:
    """Lead a drill with two students, and look at everything on the way; return the pages by a name."""
    teacher, people = Teacher(new_client()), [Student(new_client(), f"{name}{number}") for number in range(2)]
    client, ann = people[0].client, people[0]
    seen = {
        "join": Page.of(client.get("/join")),
        "join-wrong": Page.of(client.get("/join", params={"code": "1"})),
        "new-room": Page.of(teacher.client.get("/rooms/new")),
    }
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
    seen["console-paused"] = teacher.does("pause", note=reason)
    teacher.does("resume")
    for step in ("spread", "reveal", "result", "closed"):
        teacher.go_on()
        seen |= {f"console-{step}": teacher.look(), f"screen-{step}": screen.look(), f"member-{step}": ann.look()}
    (form,) = [one for one in ann.pages[-1].forms if one.action.endswith("/leave")]
    assert client.post(form.action, data=form.hidden, follow_redirects=True).status_code == 200
    return seen
