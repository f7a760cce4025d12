"""Try-outs on the web: the bar above a game that an author tries out, and the game as other seats see it."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse

from game.engine.tables import tables
from game.errors import NotFound
from game.rooms.desk import Desk
from game.rooms.previews import PREVIEW
from game.rooms.service import see
from game.views.reader import Reader
from game.views.seen import seen_view
from game.web.deps import Seated, tongue
from game.web.render import page, renderer


@dataclass(frozen=True, slots=True)
class SeatLink:
    """Another seat, and the page that shows the game as it sees it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands above a game that is tried out."""

    text: str
    """The address of the scenario's text, or of its preview."""
    again: str
    lead: str
    """Where the page of whoever leads the game is asked for: its teaching notes, and what can be put in."""
    version: str
    watched: bool
    """Whether the scenario lies in a file that is watched, and not in the studio."""
    seats: tuple[SeatLink, ...]


def text_url(draft: str) -> str:
    """Return the address of the scenario that is tried out."""
    return "/preview" if draft == PREVIEW else f"/studio/{draft}"


def bar_of(seated: Seated) -> Bar | None:
    """Return what stands above a game; nothing above one that is played in earnest."""
    draft = seated.sight.game.draft
    if draft is None:
        return None
    url, reader = text_url(draft), seated.reader
    seats = tables(seated.sight.scenario).seats if reader.seen.phase != "over" else ()
    links = tuple(SeatLink(reader.name(seat), f"{url}/seen/{seated.game}/{seat}") for seat in seats)
    text = f"{url}?game={seated.game}" if draft == PREVIEW else url
    version = seated.sight.game.bundle_hash if draft == PREVIEW else ""
    return Bar(text, f"{url}/again/{seated.game}", f"{seated.url}/lead", version, draft == PREVIEW, links)


def seen_page(request: Request, desk: Desk, person: str, draft: str, game: str, seat: str) -> HTMLResponse:
    """Return a game that the person tries out, as another seat sees it.

    Raises NotFound or NotYourSeat.
    """
    home = see(desk, game, see(desk, game, "public").scenario.home.id, person)
    if home.game.draft != draft or seat not in tables(home.scenario).seats or home.observation.seen.phase == "over":
        raise NotFound
    sight = see(desk, game, seat)
    reader = Reader(sight.scenario, sight.observation, renderer(request).language, tongue(request))
    back = f"/games/{game}/{home.scenario.home.id}"
    return page(request, "author/seen.html", seen_view(reader, seat, request.url.path, back))
