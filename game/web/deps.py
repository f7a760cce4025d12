"""What routes ask for: the desk, the person, a checked form, a game that the person may see."""

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.requests import HTTPConnection
from starlette.responses import Response

from game.rooms.answers import Sight
from game.rooms.desk import Desk
from game.rooms.seats import leads_any
from game.rooms.service import see
from game.scenario.base import LANGUAGE
from game.settings import Settings
from game.views.reader import Reader
from game.web.render import renderer
from game.web.security import YEAR, check_form

TONGUE = "tongue"
"""The cookie with the language in which scenarios are read."""


async def desk(request: Request) -> Desk:
    """Return the application's desk. Not in a thread: what waits for nothing needs none."""
    found: Desk = request.app.state.desk
    return found


async def person(request: Request) -> str:
    """Return who the browser is."""
    name: str = request.state.person
    return name


async def checked_form(request: Request) -> FormData:
    """Return the form of a request.

    Raises BadForm when it was not shown to this person by one of our own pages, TooLarge when it is no form of ours.
    """
    form = await request.form(max_files=0, max_fields=50)
    check_form(request, request.app.state.signer, form.get("csrf"))
    return form


def tongue(connection: HTTPConnection) -> str:
    """Return the language in which the person wants to read scenarios, by its code: empty for that of the pages."""
    return connection.cookies.get(TONGUE, "")


def may_write(settings: Settings, desk: Desk, person: str) -> bool:
    """Return whether a person may write scenarios here."""
    return settings.studio_open or (settings.studio_for_leaders and leads_any(desk, person))


def tongue_code(given: object) -> str:
    """Return what a form or a link names as a language, or nothing where that is no code of one."""
    return given if isinstance(given, str) and re.fullmatch(LANGUAGE, given) else ""


def keep_tongue(request: Request, answer: Response, code: str) -> None:
    """Let the browser remember in which language it reads scenarios."""
    secure = request.app.state.settings.secure_cookies or request.url.scheme == "https"
    answer.set_cookie(TONGUE, code, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


DeskDep = Annotated[Desk, Depends(desk)]
Person = Annotated[str, Depends(person)]
CheckedForm = Annotated[FormData, Depends(checked_form)]


@dataclass(frozen=True, slots=True)
class Seated:
    """A game as the person's seat sees it, and a reader of it in the language that was chosen."""

    sight: Sight
    reader: Reader
    game: str
    seat: str

    @property
    def url(self) -> str:
        """The address of the game."""
        return f"/games/{self.game}/{self.seat}"


def seated(request: Request, desk: DeskDep, person: Person, game: str, seat: str) -> Seated:
    """Return the game that the address names, if the person holds that seat.

    Raises NotFound or NotYourSeat.
    """
    return look(request, desk, person, game, seat)


def look(request: HTTPConnection, desk: Desk, person: str, game: str, seat: str) -> Seated:
    """Return a game as it is now.

    Raises NotFound or NotYourSeat.
    """
    sight = see(desk, game, seat, person)
    reader = Reader(sight.scenario, sight.observation, renderer(request).language, tongue(request))
    return Seated(sight, reader, game, seat)


SeatedDep = Annotated[Seated, Depends(seated)]
