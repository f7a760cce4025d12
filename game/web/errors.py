"""Errors as pages: one place that turns whatever went wrong into a sentence, a status and a way back."""

import logging
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.errors import BadForm, GameError
from game.text import Text
from game.web.render import page, renderer, wants_fragment

log = logging.getLogger("nonaligned")

TOKENS = ("/resume/", "/studio/read/", "/lead/")
"""Where an address ends with the token of a link."""


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What an error page says: what happened, and where to go on."""

    title: str
    message: str
    back: str
    back_text: str


def install(app: FastAPI) -> None:
    """Let the application answer every error through this module; surprises are for SurpriseMiddleware."""
    app.add_exception_handler(GameError, _on_game_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_bad_request)


def error_page(request: Request, text: Text, status: int) -> HTMLResponse:
    """Return a sentence as a page, or as the fragment that htmx swaps in."""
    language = renderer(request).language
    back = _game_address(request)
    view = ErrorView(
        title=language.t(next(filter(language.has, (f"{text.key}.title", f"status.{status}", "status.other")))),
        message=language.say(text),
        back=back or "/",
        back_text=language.t("error.back_to_game" if back else "error.back_home"),
    )
    template = "errors/_error.html" if wants_fragment(request) else "errors/error.html"
    answer = page(request, template, view, status)
    if status == 503:
        answer.headers["Retry-After"] = "2"
    return answer


def _game_address(request: Request) -> str:
    """Return the address of the game that a request is about; nothing when it is that page which fails."""
    path = request.url.path
    parts = path.split("/")
    address = "/".join(parts[:4]) if len(parts) >= 4 and parts[1] == "games" else ""
    return "" if request.method == "GET" and path == address else quote(address)


def _without_token(path: str) -> str:
    """Return an address as a log may hold it: whoever has the token of a link has its seat."""
    return next((f"{start}…" for start in TOKENS if path.startswith(start)), path)


def _on_game_error(request: Request, error: Exception) -> HTMLResponse:
    known = error if isinstance(error, GameError) else GameError()
    return error_page(request, known.text, known.status)


def _on_http_error(request: Request, error: Exception) -> HTMLResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    key = {404: "error.not_found", 405: "error.wrong_method"}.get(status, "error.bad_form")
    answer = error_page(request, Text(key), status)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _on_bad_request(request: Request, error: Exception) -> HTMLResponse:
    del error
    return error_page(request, BadForm().text, BadForm.status)


class SurpriseMiddleware:
    """Catches what nobody foresaw: a number and the traceback for the log, a sentence with the number for the reader.

    It stands inside the middleware that knows the person and adds the headers, where Starlette's own handler does not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answer with status 500 what fails before it has begun to answer."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            if scope["type"] != "http":
                raise
            number = secrets.token_hex(4)
            log.error("%s at %s %s", number, scope["method"], _without_token(scope["path"]), exc_info=error)
            if begun:
                raise
            answer = error_page(Request(scope), Text("error.surprise", {"number": number}), 500)
            await answer(scope, receive, send)
