"""What whoever leads a game needs: its page, the buttons that put something in, and the language of a scenario."""

import re

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.engine import FACILITATOR, Inject
from game.errors import BadForm, IllegalMove, StaleMove
from game.rooms.seats import seat_of, take_lead
from game.rooms.service import submit
from game.text import Text
from game.views.teaching import teaching_view
from game.web.deps import CheckedForm, DeskDep, Person, keep_tongue, look, tongue_code
from game.web.moves import parse, parse_stamp
from game.web.render import page

router = APIRouter()
SEE_OTHER = 303
_OWN_PAGE = re.compile(r"/(?:(?:games|rooms|studio|preview|scenarios)/[\w/-]*)?")
"""Where the choice of a language may lead back to: home, a game, room or try-out, or the cards of a scenario."""


@router.post("/games/{game}/{seat}/lead")
def lead(desk: DeskDep, person: Person, game: str, seat: str, form: CheckedForm) -> Response:
    """Let whoever plays a game of one lead it too, and show the page for that."""
    del form
    take_lead(desk, game, seat, person)
    return RedirectResponse(f"/games/{game}/{FACILITATOR}", SEE_OTHER)


@router.get(f"/games/{{game}}/{FACILITATOR}", response_class=HTMLResponse)
def teaching(request: Request, desk: DeskDep, person: Person, game: str) -> HTMLResponse:
    """Show the teacher's page of a game."""
    return _shown(request, desk, person, game)


@router.post(f"/games/{{game}}/{FACILITATOR}", response_class=HTMLResponse)
def put_in(request: Request, desk: DeskDep, person: Person, game: str, form: CheckedForm) -> HTMLResponse:
    """Put something into the game, and show the page with what came of it."""
    look(request, desk, person, game, FACILITATOR)  # whose page it is not is told that first
    move, stamp = parse(form), parse_stamp(form)
    if not isinstance(move, Inject):
        raise BadForm("bad_move")
    try:
        submit(desk, game, FACILITATOR, person, move, stamp, str(form.get("key", "")))
    except (IllegalMove, StaleMove) as refused:
        return _shown(request, desk, person, game, refused.text, refused.status)
    reader = look(request, desk, person, game, FACILITATOR).reader
    title = reader.prose(reader.scenario.injects[move.inject].title)
    return _shown(request, desk, person, game, Text("teaching.done", {"title": title}))


def _shown(
    request: Request, desk: DeskDep, person: str, game: str, notice: Text | None = None, status: int = 200
) -> HTMLResponse:
    seated = look(request, desk, person, game, FACILITATOR)
    played = seat_of(desk, game, person)
    view = teaching_view(seated.reader, game, FACILITATOR, seated.sight.version, played)
    return page(request, "teaching/page.html", view, status, notice)


@router.post("/tongue")
def choose_tongue(request: Request, form: CheckedForm) -> Response:
    """Keep in which language this browser reads scenarios, and go back to where that was chosen."""
    chosen, back = tongue_code(form.get("tongue")), form.get("back")
    if not chosen:
        raise BadForm
    if not (isinstance(back, str) and _OWN_PAGE.fullmatch(back)):
        raise BadForm
    answer = RedirectResponse(back, SEE_OTHER)
    keep_tongue(request, answer, chosen)
    return answer
