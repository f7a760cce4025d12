"""What is new in a room: asked for by a page, or pushed to it. Both send what a page would show, and nothing else."""

import asyncio
from contextlib import suppress

from fastapi import APIRouter, Request, WebSocket
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocketDisconnect

from game.errors import GameError, NotFound, NotYourSeat
from game.rooms.hub import Listener
from game.rooms.joining import heard
from game.web.at_room import at_room
from game.web.deps import DeskDep, Person
from game.web.render import wants_fragment
from game.web.room_pages import Role, news
from game.web.security import is_foreign_socket

router = APIRouter()
GONE = 4404
FORBIDDEN = 1008
"""Codes with which a page does not come back by itself."""
LATER = 1013
"""The code with which it does."""
BREATH = 0.15
"""Seconds between two pushes to one page, so that thirty answers in a moment are one push."""


@router.get("/rooms/{room}/news")
def ask(request: Request, desk: DeskDep, person: Person, room: str, role: Role = "screen", v: str = "") -> Response:
    """Tell a page what is new since its version, and note that it is open; lead one away that is nobody’s any more."""
    try:
        found = at_room(request, desk, room, person)
        html, _ = news(found, role, v)
    except (NotFound, NotYourSeat) as gone:
        if not wants_fragment(request):
            raise
        return Response(headers={"HX-Redirect": "/join" if isinstance(gone, NotFound) else f"/rooms/{room}"})
    if role == "member":
        heard(desk, room, person)
    return HTMLResponse(html) if html else Response(status_code=204)


@router.websocket("/rooms/{room}/live")
async def push(socket: WebSocket, room: str, role: Role, v: str = "") -> None:
    """Push to a page what is new for it, whenever the room has changed."""
    person = socket.app.state.signer.person(socket.cookies.get("person"))
    if person is None or is_foreign_socket(socket):
        await socket.close(FORBIDDEN)
        return
    await socket.accept()
    with socket.app.state.desk.hub.listening(room) as listener:
        told = asyncio.create_task(_tell(socket, listener, room, role, person, v))
        try:
            while True:
                await socket.receive_text()  # a page says nothing; this ends when it is closed
        except WebSocketDisconnect:
            pass
        finally:
            told.cancel()
            with suppress(asyncio.CancelledError):
                await told


async def _tell(socket: WebSocket, listener: Listener, room: str, role: Role, person: str, version: str) -> None:
    while True:
        try:
            html, version = await run_in_threadpool(_news, socket, room, role, person, version)
        except GameError as refused:
            await socket.close(GONE if isinstance(refused, NotFound | NotYourSeat) else LATER)
            return
        if html:
            await socket.send_text(html)
        await asyncio.sleep(BREATH)
        await listener.changed()


def _news(socket: WebSocket, room: str, role: Role, person: str, version: str) -> tuple[str, str]:
    found = at_room(socket, socket.app.state.desk, room, person)
    return news(found, role, version)
