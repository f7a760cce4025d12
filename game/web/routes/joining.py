"""Pages of whoever is in a room of a class: join by a code, read, answer, and leave."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.errors import BadForm, GameError, IllegalMove, StaleMove
from game.rooms import drill
from game.rooms.joining import find_code, join, leave, plain_code
from game.rooms.moving import own_phrase, resume
from game.rooms.notes import LEAD, write
from game.rooms.world import sit
from game.text import Text
from game.views.classroom import JoinView, PhraseView
from game.views.reader import Reader
from game.web.at_room import at_room
from game.web.deps import CheckedForm, DeskDep, Person, tongue
from game.web.render import page, renderer, wants_fragment
from game.web.room_pages import acted, room_page

router = APIRouter()
SEE_OTHER = 303


@router.get("/join", response_class=HTMLResponse)
def ask_code(request: Request, desk: DeskDep, code: str = "") -> Response:
    """Ask for the code of a room, and go to its door."""
    if not plain_code(code):
        return page(request, "room/join.html", JoinView("", "", 0, ""))
    try:
        room = find_code(desk, code)
    except GameError as problem:
        typed = JoinView("", "", 0, code[:20])
        return page(request, "room/join.html", typed, problem.status, Text("error.unknown_code"))
    return RedirectResponse(f"/join/{room.code}", SEE_OTHER)


@router.get("/join/{code}", response_class=HTMLResponse)
def ask_name(request: Request, desk: DeskDep, person: Person, code: str) -> Response:
    """Ask for a name. Opening the link takes no place, so that a preview of it takes none either."""
    room = find_code(desk, code)
    if room.member_of(person):
        return RedirectResponse(f"/rooms/{room.id}", SEE_OTHER)
    return _door(request, desk, code)


@router.post("/join/{code}")
def enter(request: Request, desk: DeskDep, person: Person, code: str, form: CheckedForm) -> Response:
    """Let somebody in under the name that they typed."""
    name = str(form.get("name", ""))
    try:
        room = join(desk, code, person, name)
    except (BadForm, IllegalMove) as refused:
        return _door(request, desk, code, name[:100], refused.text, refused.status)
    return RedirectResponse(f"/rooms/{room}", SEE_OTHER)


@router.post("/join/{code}/back")
def come_back(request: Request, desk: DeskDep, person: Person, code: str, form: CheckedForm) -> Response:
    """Let somebody go on here as who they were on another device."""
    name = str(form.get("name", ""))
    try:
        room = resume(desk, code, person, name, str(form.get("phrase", "")))
    except (BadForm, IllegalMove) as refused:
        return _door(request, desk, code, name[:100], refused.text, refused.status, back=True)
    return RedirectResponse(f"/rooms/{room}", SEE_OTHER)


def _door(
    request: Request,
    desk: DeskDep,
    code: str,
    typed: str = "",
    notice: Text | None = None,
    status: int = 200,
    back: bool = False,
) -> HTMLResponse:
    room = find_code(desk, code)
    sight = drill.desk_of(desk, room)
    reader = Reader(sight.scenario, sight.observation, renderer(request).language, tongue(request))
    view = JoinView(room.code, reader.prose(reader.scenario.title), len(room.members), typed, back)
    return page(request, "room/join.html", view, status, notice)


@router.get("/rooms/{room}", response_class=HTMLResponse)
def show(request: Request, desk: DeskDep, person: Person, room: str) -> Response:
    """Show where the class stands, to somebody in it."""
    found = at_room(request, desk, room, person)
    if found.attendance.member is None:
        aim = f"/rooms/{room}/console" if found.attendance.leads else f"/join/{found.attendance.room.code}"
        return RedirectResponse(aim, SEE_OTHER)
    return room_page(request, found, "member")


@router.post("/rooms/{room}")
def answer(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> Response:
    """Keep an answer: signed with the button, saved while it is being written."""
    option, reason, step = (str(form.get(name, "")) for name in ("option", "reason", "step"))
    signed = form.get("signed") == "yes"
    try:
        if not option:
            raise BadForm("nothing_chosen")
        drill.answer(desk, room, person, step, option, reason.replace("\r\n", "\n"), signed)
    except (BadForm, IllegalMove, StaleMove) as refused:
        return acted(request, at_room(request, desk, room, person), "member", refused)
    if not signed and wants_fragment(request):
        return Response(status_code=204)  # whoever is still writing is not disturbed
    return acted(request, at_room(request, desk, room, person), "member")


@router.post("/rooms/{room}/phrase", response_class=HTMLResponse)
def move(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> HTMLResponse:
    """Give a member three words with which to go on elsewhere, and show them once."""
    del form
    words, found = own_phrase(desk, room, person), at_room(request, desk, room, person)
    member = found.attendance.member
    view = PhraseView(member.name if member else "", words, found.attendance.room.code, f"/rooms/{room}")
    return page(request, "room/phrase.html", view)


@router.post("/rooms/{room}/seat")
def choose_seat(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> Response:
    """Let a member sit down, or look on."""
    seat = str(form.get("seat", ""))
    try:
        sit(desk, room, person, "" if seat == "-" else seat)
    except IllegalMove as refused:
        return acted(request, at_room(request, desk, room, person), "member", refused)
    return acted(request, at_room(request, desk, room, person), "member")


@router.post("/rooms/{room}/note")
def ask(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> Response:
    """Write to whoever leads."""
    try:
        write(desk, room, person, LEAD, str(form.get("text", "")))
    except (BadForm, IllegalMove) as refused:
        return acted(request, at_room(request, desk, room, person), "member", refused)
    return acted(request, at_room(request, desk, room, person), "member", told=Text("note.sent"))


@router.post("/rooms/{room}/leave")
def go(desk: DeskDep, person: Person, room: str, form: CheckedForm) -> Response:
    """Let somebody out of the room."""
    del form
    leave(desk, room, person)
    return RedirectResponse("/", SEE_OTHER)
