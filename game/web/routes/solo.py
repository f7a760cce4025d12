"""Pages of a person's own games: begin, play, look at the result, keep it, go on elsewhere."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from game.engine import ClosePhase, Declare, Move, Order
from game.errors import BadForm, StaleMove
from game.players import USUAL
from game.rooms.answers import Stamp
from game.rooms.records import export
from game.rooms.seats import create_resume_link, my_games, peek, redeem, seat_of
from game.rooms.service import KEY_LENGTH, open_game, submit
from game.views.dossier import dossier_view
from game.views.home import GamesView, LinkView, game_card
from game.web.deps import CheckedForm, DeskDep, Person, Seated, SeatedDep, look
from game.web.regions import Regions, render
from game.web.render import Region, game_page, page, renderer, wants_fragment

router = APIRouter()
SEE_OTHER = 303


@router.post("/games")
def begin(desk: DeskDep, person: Person, form: CheckedForm) -> Response:
    """Begin a game and go to its desk."""
    scenario = form.get("scenario")
    if not isinstance(scenario, str):
        raise BadForm
    key, machine = str(form.get("key", ""))[:KEY_LENGTH], str(form.get("machine", USUAL))
    game = open_game(desk, scenario, person, key=key, machine=machine)
    return RedirectResponse(f"/games/{game}/{seat_of(desk, game, person)}", SEE_OTHER)


@router.get("/games", response_class=HTMLResponse)
def games(request: Request, desk: DeskDep, person: Person) -> HTMLResponse:
    """List the person's games."""
    say = renderer(request).language
    return page(request, "public/games.html", GamesView(tuple(game_card(say, line) for line in my_games(desk, person))))


@router.get("/games/{game}/{seat}", response_class=HTMLResponse)
def show(request: Request, seated: SeatedDep) -> HTMLResponse:
    """Show where the game stands."""
    return game_page(request, _region(request, seated))


def _region(request: Request, seated: Seated) -> Region:
    regions: Regions = request.app.state.regions
    return regions.of(renderer(request), seated)


@router.post("/games/{game}/{seat}")
def move(request: Request, desk: DeskDep, person: Person, game: str, seat: str, form: CheckedForm) -> Response:
    """Play a move; answer with the next page, or for htmx with its main part."""
    seated = look(request, desk, person, game, seat)
    try:
        submit(desk, game, seat, person, parse(form), parse_stamp(form), str(form.get("key", "")))
    except StaleMove as stale:
        if not wants_fragment(request):
            raise
        fresh = look(request, desk, person, game, seat)
        return game_page(request, render(renderer(request), fresh, stale.text), stale.status)
    if not wants_fragment(request):
        return RedirectResponse(seated.url, SEE_OTHER)
    return game_page(request, _region(request, look(request, desk, person, game, seat)))


def parse(form: FormData) -> Move:
    """Return the move that a form stands for.

    Raises BadForm for a form without what it needs.
    """
    try:
        match form.get("kind"):
            case "order":
                return Order(option=_text(form, "option"))
            case "declare":
                return Declare(pledges=_pledges(form))
            case "close_phase":
                stamp = parse_stamp(form)
                return ClosePhase.model_validate({"turn": stamp.turn, "closes": stamp.phase, "reason": "ready"})
    except ValidationError as problem:
        raise BadForm("bad_move") from problem
    raise BadForm("bad_move")


def _pledges(form: FormData) -> Any:
    return {name.removeprefix("pledge."): value for name, value in form.items() if name.startswith("pledge.")}


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    if not isinstance(value, str) or not value:
        raise BadForm("nothing_chosen")
    return value


def parse_stamp(form: FormData) -> Stamp:
    """Return what a form was made for.

    Raises BadForm when it does not say.
    """
    try:
        return Stamp(int(_text(form, "turn")), _text(form, "phase"), int(_text(form, "revision")))
    except ValueError as problem:
        raise BadForm from problem


@router.get("/games/{game}/{seat}/file", response_class=HTMLResponse)
def dossier(request: Request, seated: SeatedDep) -> HTMLResponse:
    """Show everything that was judged."""
    view = dossier_view(seated.reader, seated.game, seated.seat, seated.sight.version)
    return page(request, "solo/dossier.html", view)


@router.get("/games/{game}/{seat}/export.json")
def save(desk: DeskDep, person: Person, seated: SeatedDep) -> JSONResponse:
    """Return the game as a file that replays."""
    name = f"nonaligned-{seated.sight.scenario.id}-{seated.game}.json"
    return JSONResponse(
        export(desk, seated.game, seated.seat, person),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post("/games/{game}/{seat}/link", response_class=HTMLResponse)
def link(request: Request, desk: DeskDep, person: Person, seated: SeatedDep, form: CheckedForm) -> HTMLResponse:
    """Make a link with which the game goes on in another browser, and show it once."""
    del form
    token = create_resume_link(desk, seated.game, seated.seat, person)
    base = request.app.state.settings.base_url or str(request.base_url)
    view = LinkView(f"{base.rstrip('/')}/resume/{token}", seated.reader.prose(seated.sight.scenario.title), seated.url)
    return page(request, "public/link.html", view)


@router.get("/resume/{token}", response_class=HTMLResponse)
def resume(request: Request, desk: DeskDep, token: str) -> HTMLResponse:
    """Ask whether to go on with the game of a link; opening the link changes nothing."""
    found = peek(desk, token)
    return page(request, "public/resume.html", LinkView(f"/resume/{token}", found.title, ""))


@router.post("/resume/{token}")
def take_up(desk: DeskDep, person: Person, token: str, form: CheckedForm) -> Response:
    """Seat the person in the game of a link."""
    del form
    game, seat = redeem(desk, token, person)
    return RedirectResponse(f"/games/{game}/{seat}", SEE_OTHER)
