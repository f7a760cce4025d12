"""A preview: a scenario in a file of this computer, tried out as it is now. Only `python -m game preview` has it.

Its pages begin games when they are opened: it serves one author at this computer, from a database that is thrown away.
"""

from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from game.errors import BadForm, GameError
from game.lab.examine import Examined
from game.rooms.previews import PREVIEW, Preview
from game.rooms.tryouts import playable, try_again, try_out
from game.views.checked import check_view, unchecked
from game.views.preview import preview_view
from game.web.deps import DeskDep, Person
from game.web.render import page, renderer
from game.web.tryouts import seen_page

SEE_OTHER = 303
router = APIRouter(prefix="/preview")


async def preview(request: Request) -> Preview:
    """Return what is previewed."""
    found: Preview = request.app.state.preview
    return found


PreviewDep = Annotated[Preview, Depends(preview)]


@router.get("", response_class=HTMLResponse)
def overview(request: Request, found: PreviewDep, game: str = "", event: str = "", values: str = "") -> HTMLResponse:
    """Show what a check finds, with line and caret, and the events from which it can be tried out."""
    return _overview(request, found, game, (event, values))


@router.get("/now")
def now(
    request: Request, desk: DeskDep, person: Person, found: PreviewDep, event: str = "", values: str = ""
) -> Response:
    """Go to a game that stands on an event, as the file is now; or to what is wrong with it."""
    if not _is_playable(found):
        return _overview(request, found, "", (event, values))
    bundle = found.bundle()
    key = blake2b(f"{bundle.hash}|{event}|{values}".encode(), digest_size=16).hexdigest()
    try:
        made = playable(bundle)
        game = try_out(desk, made, person, PREVIEW, event, values, key)
    except BadForm as refused:
        return _overview(request, found, "", (event, values), refused)
    return _to(f"/games/{game}/{made.scenario.home.id}")


@router.get("/again/{game}")
def again(desk: DeskDep, person: Person, found: PreviewDep, game: str) -> Response:
    """Go on with a game as the file is now, with the same answers; or to what is wrong with it.

    What does not fit now, as an event that was renamed, is asked for again the next time.
    """
    if not _is_playable(found):
        return _to(f"/preview?game={game}")
    made, whole = playable(found.bundle()), found.whole.get(game, game)
    fresh, fits = try_again(desk, made, person, whole, PREVIEW)
    if not fits:
        fresh = fresh if whole == game else try_again(desk, made, person, game, PREVIEW)[0]
        found.whole[fresh] = whole
    return _to(f"/games/{fresh}/{made.scenario.home.id}")


@router.get("/version")
def version(found: PreviewDep) -> JSONResponse:
    """Answer with a word that changes when the files do."""
    return JSONResponse({"version": found.version()})


@router.get("/seen/{game}/{seat}", response_class=HTMLResponse)
def seen(request: Request, desk: DeskDep, person: Person, game: str, seat: str) -> HTMLResponse:
    """Show the game as another seat sees it."""
    return seen_page(request, desk, person, PREVIEW, game, seat)


def _to(address: str) -> Response:
    """Return the way to another page, as a page itself: only those bring the cookie to a browser that is new here."""
    return HTMLResponse("", SEE_OTHER, {"Location": address})


def _is_playable(found: Preview) -> bool:
    try:
        return found.examined().playable
    except GameError:
        return False


def _overview(
    request: Request, found: Preview, game: str, staged: tuple[str, str], refused: GameError | None = None
) -> HTMLResponse:
    say = renderer(request).language
    examined: Examined | None = None
    try:
        examined = found.examined()
        check = check_view(say, found.bundle(), examined, "")
    except GameError as problem:
        check = unchecked(say, problem.text)
    title, events = (examined.title, examined.events) if examined else ("", ())
    view = preview_view(say, str(found.path), found.version(), game, title, check, events, staged)
    status, notice = (refused.status, refused.text) if refused else (200, None)
    return page(request, "author/preview.html", view, status, notice)
