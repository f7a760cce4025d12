"""Pages of a person's own games: begin, play, look at the result, keep it, go on elsewhere."""

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from game.engine import FACILITATOR, Offer, Order, open_options
from game.engine.tables import tables
from game.errors import BadForm, IllegalMove, NotFound, StaleMove
from game.players import USUAL
from game.rooms.attending import my_rooms
from game.rooms.records import export
from game.rooms.seats import create_resume_link, my_games, peek, redeem, seat_of
from game.rooms.service import KEY_LENGTH, open_game, submit
from game.rooms.world import WAY as WORLD
from game.text import Text
from game.views.bargains import Draft, OfferFormView, offer_form_view
from game.views.dossier import dossier_view
from game.views.home import GamesView, LinkView, game_card, room_card
from game.views.legal import must_be_read
from game.views.roles import roles_view
from game.web.deps import CheckedForm, DeskDep, Person, Seated, SeatedDep, keep_tongue, look, tongue, tongue_code
from game.web.moves import parse, parse_stamp
from game.web.regions import Regions, render
from game.web.render import Region, game_page, page, renderer, wants_fragment
from game.web.tryouts import bar_of

router = APIRouter()
SEE_OTHER = 303


@router.post("/games")
def begin(desk: DeskDep, person: Person, form: CheckedForm) -> Response:
    """Begin a game and go to its desk."""
    scenario = form.get("scenario")
    if not isinstance(scenario, str):
        raise BadForm
    key, machine = str(form.get("key", ""))[:KEY_LENGTH], str(form.get("machine", USUAL))
    switched = _switched(form)
    game = open_game(desk, scenario, person, key=key, machine=machine, switched=switched)
    return RedirectResponse(f"/games/{game}/{seat_of(desk, game, person)}", SEE_OTHER)


def _switched(form: FormData) -> frozenset[str]:
    """Return the events whose switch was turned: ticked though they are usually off, or the other way round."""
    ticked = form.getlist("on")
    added = [event for event in form.getlist("usually_off") if event in ticked]
    left_out = [event for event in form.getlist("usually_on") if event not in ticked]
    return frozenset(event for event in (*added, *left_out) if isinstance(event, str))


@router.get("/games", response_class=HTMLResponse)
def games(request: Request, desk: DeskDep, person: Person) -> HTMLResponse:
    """List the person's games."""
    say = renderer(request).language
    rooms = tuple(room_card(say, line) for line in my_rooms(desk, person))
    own = tuple(game_card(say, line) for line in my_games(desk, person))
    return page(request, "public/games.html", GamesView(rooms, own))


@router.get("/games/{game}/{seat}", response_class=HTMLResponse)
def show(request: Request, seated: SeatedDep) -> Response:
    """Show where the game stands; of a class that plays together, in its room."""
    game = seated.sight.game
    if game.way == WORLD and not wants_fragment(request):
        return RedirectResponse(f"/rooms/{game.room}", SEE_OTHER)
    return game_page(request, _region(request, seated), bar=bar_of(seated))


def _region(request: Request, seated: Seated) -> Region:
    regions: Regions = request.app.state.regions
    return regions.of(renderer(request), seated)


@router.post("/games/{game}/{seat}")
def move(request: Request, desk: DeskDep, person: Person, game: str, seat: str, form: CheckedForm) -> Response:
    """Play a move; answer with the next page, or for htmx with its main part."""
    seated = look(request, desk, person, game, seat)
    sent, stamp = parse(form), parse_stamp(form)
    if isinstance(sent, Order) and stamp.turn == seated.reader.seen.turn and _is_unread(seated, form, sent.option):
        return _again(request, seated, form, _unread(seated, sent.option))
    try:
        submit(desk, game, seat, person, sent, stamp, str(form.get("key", "")))
    except IllegalMove as refused:
        if isinstance(sent, Offer) and _may_offer(seated, sent.to) and not wants_fragment(request):
            view = _offer_form(seated, sent.to, sent.counters or "", _draft(form))
            return page(request, "solo/offer.html", view, refused.status, refused.text)
        if not (isinstance(sent, Order) and _is_open(seated, sent.option)):
            raise
        return _again(request, seated, form, refused.text)
    except StaleMove as stale:
        if not wants_fragment(request):
            raise
        fresh = look(request, desk, person, game, seat)
        return game_page(request, render(renderer(request), fresh, stale.text), stale.status, bar_of(fresh))
    if not wants_fragment(request):
        return RedirectResponse(seated.url, SEE_OTHER)
    seated = look(request, desk, person, game, seat)
    return game_page(request, _region(request, seated), bar=bar_of(seated))


@router.get("/games/{game}/{seat}/offer/{power}", response_class=HTMLResponse)
def offer(request: Request, seated: SeatedDep, power: str, counters: str = "") -> HTMLResponse:
    """Show the form for an offer to a power, or for a counter-offer to one of its own."""
    if not _may_offer(seated, power):
        raise NotFound
    return page(request, "solo/offer.html", _offer_form(seated, power, counters))


def _may_offer(seated: Seated, power: str) -> bool:
    return power in tables(seated.sight.scenario).seats and seated.reader.seen.phase == "orders"


def _offer_form(seated: Seated, power: str, counters: str, draft: Draft | None = None) -> OfferFormView:
    return offer_form_view(seated.reader, seated.game, seated.seat, seated.sight.version, power, counters, draft)


def _draft(form: FormData) -> Draft:
    """Return an offer form as it was filled in, to be shown again."""
    gives, asks = ([str(value) for value in form.getlist(side) if value] for side in ("gives", "asks"))
    return Draft(tuple(gives), tuple(asks), str(form.get("how", "")))


def _is_open(seated: Seated, option: str) -> bool:
    """Whether it is what is done besides the answer that the rules refuse, and not the answer."""
    reader = seated.reader
    return reader.seen.phase == "orders" and option in open_options(reader.scenario, reader.seen)


def _is_unread(seated: Seated, form: FormData, option: str) -> bool:
    """Whether the answer has a note of the legal adviser, and the form does not say that it was read."""
    return not form.get(f"read.{option}") and must_be_read(seated.reader, option)


def _unread(seated: Seated, option: str) -> Text:
    label = seated.reader.prose(seated.reader.option(seated.reader.event.id, option).label)
    return Text("error.unread_note", {"label": label})


def _again(request: Request, seated: Seated, form: FormData, notice: Text) -> Response:
    """Return the desk once more with what is wrong, and with everything still marked that was."""
    chosen = frozenset(f"{name}={value}" for name, value in form.multi_items())
    return game_page(request, render(renderer(request), seated, notice, chosen), IllegalMove.status, bar_of(seated))


@router.get("/games/{game}/{seat}/file", response_class=HTMLResponse)
def dossier(request: Request, seated: SeatedDep) -> HTMLResponse:
    """Show everything that was judged."""
    view = dossier_view(seated.reader, seated.game, seated.seat, seated.sight.version)
    return page(request, "solo/dossier.html", view)


@router.get("/games/{game}/{seat}/roles", response_class=HTMLResponse)
def roles(request: Request, seated: SeatedDep) -> HTMLResponse:
    """Show who sits where in a game: its own scenario, whatever has become of that elsewhere."""
    return page(request, "public/roles.html", roles_view(seated.reader, f"{seated.url}/roles", seated.url))


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
    read = f"?read={code}" if (code := tongue_code(tongue(request))) else ""
    title, leads = seated.reader.prose(seated.reader.scenario.title), seated.seat == FACILITATOR
    view = LinkView(f"{base.rstrip('/')}/resume/{token}{read}", title, seated.url, leads)
    return page(request, "public/link.html", view)


@router.get("/resume/{token}", response_class=HTMLResponse)
def resume(request: Request, desk: DeskDep, token: str, read: str = "") -> HTMLResponse:
    """Ask whether to go on with the game of a link; opening the link changes nothing."""
    found = peek(desk, token)
    view = LinkView(f"/resume/{token}", found.title, "", found.seat == FACILITATOR, tongue_code(read))
    return page(request, "public/resume.html", view)


@router.post("/resume/{token}")
def take_up(request: Request, desk: DeskDep, person: Person, token: str, form: CheckedForm) -> Response:
    """Seat the person in the game of a link, and read its scenario in the language that came with it."""
    game, seat = redeem(desk, token, person)
    answer = RedirectResponse(f"/games/{game}/{seat}", SEE_OTHER)
    if code := tongue_code(form.get("tongue")):
        keep_tongue(request, answer, code)
    return answer
