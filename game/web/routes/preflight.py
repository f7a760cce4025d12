"""The page that tries whether a network is fit for a class, and what it asks of the server for that."""

import time

from fastapi import APIRouter, Request, WebSocket
from starlette.responses import HTMLResponse

from game.views.preflight import preflight_view
from game.web.render import page, renderer
from game.web.security import is_foreign_socket

router = APIRouter()
FORBIDDEN = 1008


@router.get("/preflight", response_class=HTMLResponse)
def preflight(request: Request) -> HTMLResponse:
    """Show what is tried."""
    found = renderer(request)
    address = request.client.host if request.client else ""
    libraries = [library.address for library in found.assets.live_scripts.cdn]
    return page(request, "room/preflight.html", preflight_view(found.language, address, request.url.netloc, libraries))


@router.get("/preflight/time")
def now() -> dict[str, int]:
    """Answer with the time in milliseconds, so that a device can tell how far off its own is."""
    return {"now": time.time_ns() // 1_000_000}


@router.websocket("/preflight/live")
async def live(socket: WebSocket) -> None:
    """Say one word over a socket."""
    if is_foreign_socket(socket):
        await socket.close(FORBIDDEN)
        return
    await socket.accept()
    await socket.send_text("here")
    await socket.close()
