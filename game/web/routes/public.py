"""Pages for everybody: home, rules, principles, about, and what browsers and watchdogs ask for."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from game import __version__
from game.engine import observe, start
from game.errors import NotFound
from game.rooms.outlines import Card
from game.rooms.seats import my_games
from game.views.home import ScenarioCard, SwitchView, fault_text, game_card, home_view, rules_view
from game.views.language import Language
from game.views.principles import principles_view
from game.views.reader import Reader
from game.views.roles import roles_view
from game.views.tongues import tongue_views
from game.web.assets import FOR_EVER
from game.web.deps import DeskDep, Person, may_write, tongue
from game.web.render import page, renderer

router = APIRouter()
PRIVATE = ("games", "resume", "studio", "rooms", "join", "lead")
"""What search engines have no business with."""


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """Answer that the server is up, and which version it is."""
    return {"status": "ok", "version": __version__}


@router.get("/robots.txt", response_class=PlainTextResponse)
def robots() -> str:
    """Keep games out of search engines."""
    return "User-agent: *\n" + "".join(f"Disallow: /{path}\n" for path in PRIVATE)


@router.get("/favicon.ico")
def favicon(request: Request) -> RedirectResponse:
    """Point to the icon."""
    return RedirectResponse(renderer(request).assets.url("icon.svg"), 302)


@router.get("/libraries/{name}")
def library(request: Request, name: str) -> Response:
    """Return the verified copy of a library; its name holds its version, so it may be kept for ever."""
    copy = renderer(request).assets.served.get(name)
    if copy is None:
        raise NotFound
    return Response(copy, media_type="text/javascript", headers={"Cache-Control": FOR_EVER})


@router.get("/", response_class=HTMLResponse)
def home(request: Request, desk: DeskDep, person: Person) -> HTMLResponse:
    """Show what this is, with one click to the desk."""
    say = renderer(request).language
    asked = tongue(request) or say.code
    cards = tuple(scenario_card(say, card, asked) for card in desk.library.cards(asked))
    games = tuple(game_card(say, line) for line in my_games(desk, person))
    writes = may_write(request.app.state.settings, desk, person)
    return page(request, "public/home.html", home_view(say, cards, games, writes))


def scenario_card(say: Language, card: Card, asked: str) -> ScenarioCard:
    """Return a scenario as the home page shows it to somebody who asks for a language."""
    return ScenarioCard(
        id=card.id,
        title=say.say(card.title),
        summary=say.say(card.summary),
        minutes=card.minutes,
        turns=card.turns,
        content_note=say.say(card.content_note or ""),
        tongues=tongue_views(say, card.languages, asked),
        fault=fault_text(say, card.problem, card.fault),
        folder=card.folder,
        capital=say.say(card.capital),
        recorded=card.recorded,
        mapped=card.mapped,
        switches=tuple(
            SwitchView(one.event, say.say(one.title), say.say(one.date), say.say(one.content_note), one.is_on)
            for one in card.switches
        ),
    )


@router.get("/scenarios/{scenario}/roles", response_class=HTMLResponse)
def roles(request: Request, desk: DeskDep, scenario: str) -> HTMLResponse:
    """Show who sits where in a scenario, to everybody."""
    deck = desk.library.playable(scenario).scenario
    seen = observe(deck, start(deck, 0), deck.home.id)
    reader = Reader(deck, seen, renderer(request).language, tongue(request))
    return page(request, "public/roles.html", roles_view(reader, f"/scenarios/{scenario}/roles"))


@router.get("/rules", response_class=HTMLResponse)
def rules(request: Request) -> HTMLResponse:
    """Explain the rules in five minutes."""
    return page(request, "public/rules.html", rules_view(renderer(request).language))


@router.get("/principles", response_class=HTMLResponse)
def principles(request: Request) -> HTMLResponse:
    """Tell what the commentary holds, element by element."""
    return page(request, "public/principles.html", principles_view(renderer(request).language))


@router.get("/about", response_class=HTMLResponse)
def about(request: Request) -> HTMLResponse:
    """Say what the game rests on."""
    return page(request, "public/about.html", None)
