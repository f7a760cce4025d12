"""Pages of whoever leads a class: open a room, lead it from the console, show it on a screen."""

from collections.abc import Callable, Mapping
from io import BytesIO

import segno
from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.errors import BadForm, GameError, IllegalMove
from game.rooms import drill, leading, moving, notes, world
from game.rooms.attending import gather
from game.rooms.desk import Desk
from game.rooms.service import KEY_LENGTH
from game.text import Text
from game.views.classroom import HandOverView
from game.views.opening import NewRoomView, new_room_view
from game.web.at_room import at_room
from game.web.deps import CheckedForm, DeskDep, Person, tongue
from game.web.render import page, renderer
from game.web.room_pages import acted, room_page

router = APIRouter()
Does = Callable[[Desk, str, str, FormData], Text | None]
"""What a button does: with the desk, the room, who presses and the form. What it returns is told to them."""
SEE_OTHER = 303
MINUTE = 60


@router.get("/rooms", response_class=HTMLResponse)
def new(request: Request, desk: DeskDep, scenario: str = "") -> HTMLResponse:
    """Ask what a new room is to be for."""
    return page(request, "room/new.html", _new_room(request, desk, scenario, {}))


@router.post("/rooms")
def open_room(request: Request, desk: DeskDep, person: Person, form: CheckedForm) -> Response:
    """Open a room, and show its console."""
    scenario, key = str(form.get("scenario", "")), str(form.get("key", ""))[:KEY_LENGTH]
    typed = {step: str(form.get(f"minutes.{step}", "")) for step in (*drill.MINUTES, *world.MINUTES)}
    try:
        minutes = {step: _number(value) for step, value in typed.items()}
        is_drill = desk.library.playable(scenario).scenario.turns == 1
        room = (drill.open_drill if is_drill else world.open_world)(desk, scenario, person, minutes, key=key)
    except BadForm as refused:
        view = _new_room(request, desk, scenario, typed)
        return page(request, "room/new.html", view, refused.status, refused.text)
    return RedirectResponse(f"/rooms/{room}/console", SEE_OTHER)


def _new_room(request: Request, desk: Desk, chosen: str, typed: Mapping[str, str]) -> NewRoomView:
    say = renderer(request).language
    cards = [card for card in desk.library.cards(tongue(request) or say.code) if not card.fault]
    cards.sort(key=lambda card: card.turns)
    usual = {step: f"{minutes:g}" for step, minutes in {**drill.MINUTES, **world.MINUTES}.items()}
    return new_room_view(say, cards, chosen, {**usual, **typed}, bool(typed))


@router.get("/rooms/{room}/console", response_class=HTMLResponse)
def console(request: Request, desk: DeskDep, person: Person, room: str) -> HTMLResponse:
    """Show the console."""
    return room_page(request, at_room(request, desk, room, person), "console")


@router.post("/rooms/{room}/console")
def lead(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> Response:
    """Do what a button of the console says."""
    what = _DOES.get(str(form.get("do", "")).partition(" ")[0])
    if what is None:
        raise BadForm("bad_move")
    try:
        told = what(desk, room, person, form)
    except GameError as refused:
        return acted(request, at_room(request, desk, room, person), "console", refused)
    if what is _erase:
        return RedirectResponse("/games", SEE_OTHER)
    return acted(request, at_room(request, desk, room, person), "console", told=told)


@router.post("/rooms/{room}/hand-over", response_class=HTMLResponse)
def hand_over(request: Request, desk: DeskDep, person: Person, room: str, form: CheckedForm) -> HTMLResponse:
    """Make a link and a passphrase for another device, and show both once."""
    del form
    token, words = moving.hand_over(desk, room, person)
    found = at_room(request, desk, room, person)
    view = HandOverView(found.outside(f"/lead/{token}"), words, f"/rooms/{room}/console")
    return page(request, "room/hand_over.html", view)


@router.get("/lead/{token}", response_class=HTMLResponse)
def ask_passphrase(request: Request, desk: DeskDep, token: str) -> HTMLResponse:
    """Ask for the passphrase to the console of a link; opening the link changes nothing."""
    moving.room_of(desk, token)
    return page(request, "room/take_over.html", f"/lead/{token}")


@router.post("/lead/{token}")
def take_over(request: Request, desk: DeskDep, person: Person, token: str, form: CheckedForm) -> Response:
    """Let another device lead."""
    try:
        room = moving.take_over(desk, token, person, str(form.get("phrase", "")))
    except (BadForm, IllegalMove) as refused:
        return page(request, "room/take_over.html", f"/lead/{token}", refused.status, refused.text)
    return RedirectResponse(f"/rooms/{room}/console", SEE_OTHER)


@router.get("/rooms/{room}/screen", response_class=HTMLResponse)
def screen(request: Request, desk: DeskDep, person: Person, room: str) -> HTMLResponse:
    """Show the screen: what everybody may see, large."""
    return room_page(request, at_room(request, desk, room, person), "screen")


@router.get("/rooms/{room}/qr.svg")
def qr(request: Request, desk: DeskDep, person: Person, room: str) -> Response:
    """Return the address at which one joins, to be photographed."""
    drawn = BytesIO()
    segno.make(at_room(request, desk, room, person).join_url, error="m").save(drawn, kind="svg", scale=8, border=3)
    return Response(drawn.getvalue(), media_type="image/svg+xml")


def _next(desk: Desk, room: str, person: str, form: FormData) -> None:
    _NEXT[gather(desk, room).way](desk, room, person, form)


def _next_step(desk: Desk, room: str, person: str, form: FormData) -> None:
    drill.advance(desk, room, person, _step(form), str(form.get("option", "")))


def _next_phase(desk: Desk, room: str, person: str, form: FormData) -> None:
    world.end_phase(desk, room, person, _step(form))


_NEXT: Mapping[str, Does] = {drill.WAY: _next_step, world.WAY: _next_phase}


def _start(desk: Desk, room: str, person: str, form: FormData) -> None:
    del form
    world.start(desk, room, person)


def _draw(desk: Desk, room: str, person: str, form: FormData) -> None:
    del form
    world.draw(desk, room, person)


def _back(desk: Desk, room: str, person: str, form: FormData) -> None:
    drill.back(desk, room, person, _step(form))


def _pause(desk: Desk, room: str, person: str, form: FormData) -> None:
    leading.pause(desk, room, person, str(form.get("note", "")).strip(), _number(str(form.get("minutes", ""))))


def _resume(desk: Desk, room: str, person: str, form: FormData) -> None:
    del form
    leading.resume(desk, room, person)


def _extend(seconds: int) -> Does:
    def extend(desk: Desk, room: str, person: str, form: FormData) -> None:
        del form
        leading.extend(desk, room, person, seconds)

    return extend


def _remove(desk: Desk, room: str, person: str, form: FormData) -> None:
    leading.remove(desk, room, person, _about(form))


def _show(shown: bool) -> Does:
    def show(desk: Desk, room: str, person: str, form: FormData) -> None:
        leading.show_reason(desk, room, person, str(form.get("member", "")), _step(form), shown)

    return show


def _phrase(desk: Desk, room: str, person: str, form: FormData) -> Text:
    name, words = moving.phrase_of(desk, room, person, _about(form))
    return Text("console.phrase_told", {"name": name, "words": words})


def _write(desk: Desk, room: str, person: str, form: FormData) -> Text:
    notes.write(desk, room, person, str(form.get("to", "")), str(form.get("text", "")))
    return Text("note.sent")


def _close(desk: Desk, room: str, person: str, form: FormData) -> None:
    del form
    leading.close(desk, room, person)


def _erase(desk: Desk, room: str, person: str, form: FormData) -> None:
    if form.get("sure") != "yes":
        raise BadForm("erase_unsure")
    leading.erase(desk, room, person)


_DOES: Mapping[str, Does] = {
    "start": _start,
    "draw": _draw,
    "next": _next,
    "back": _back,
    "pause": _pause,
    "resume": _resume,
    "more": _extend(MINUTE),
    "much_more": _extend(5 * MINUTE),
    "less": _extend(-MINUTE),
    "remove": _remove,
    "phrase": _phrase,
    "write": _write,
    "show": _show(True),
    "hide": _show(False),
    "close": _close,
    "erase": _erase,
}


def _about(form: FormData) -> str:
    """Return whom the button is about that was pressed: its value says what it does, and to whom."""
    return str(form.get("do", "")).partition(" ")[2]


def _step(form: FormData) -> str:
    return str(form.get("step", ""))


def _number(typed: str) -> float:
    """Return minutes as they were typed; none are 0.

    Raises BadForm.
    """
    try:
        return float(typed or 0)
    except ValueError as problem:
        raise BadForm("bad_minutes") from problem
