"""Rendering: the one template environment, and the one way out of it."""

import secrets
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse

from game.paths import TEMPLATES
from game.text import Text
from game.views.language import Language
from game.web.assets import Assets
from game.web.security import Signer

KEY_BYTES = 12


@dataclass(frozen=True, slots=True)
class Form:
    """What every form on a page carries: the token that shows it is ours, and a key by which a repeat is known."""

    csrf: str
    key: str


SLOTS = Form(*(f"slot-{secrets.token_hex(KEY_BYTES)}" for _ in range(2)))
"""What stands in a region in place of a form's tokens; nobody outside knows it, so no text can contain it."""


@dataclass(frozen=True, slots=True)
class Region:
    """The main part of a page without what differs from request to request, and the title of that page."""

    title: str
    html: str

    def filled(self, form: Form) -> Markup:
        """Return the main part with a form's tokens in it."""
        return Markup(self.html.replace(SLOTS.csrf, form.csrf).replace(SLOTS.key, form.key))


@dataclass(frozen=True, slots=True)
class GamePage:
    """A whole page around a region."""

    title: str
    main: Markup
    bar: Any = None
    """What stands above a game that an author tries out."""


def template_environment() -> Environment:
    """Return what reads the templates: everything is escaped, and a name that is not there is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@dataclass(frozen=True, slots=True)
class Renderer:
    """The template environment with what its templates may call."""

    environment: Environment
    language: Language
    signer: Signer
    assets: Assets

    @classmethod
    def of(cls, language: Language, signer: Signer, assets: Assets) -> "Renderer":
        """Return a renderer; templates see `view`, `form`, `t`, `static_url` and `scripts`, and nothing else."""
        environment = template_environment()
        environment.globals.update(t=language.t, static_url=assets.url, lang=language.code)
        environment.globals.update(scripts=assets.scripts, live_scripts=assets.live_scripts)
        return cls(environment, language, signer, assets)

    def html(self, template: str, view: Any, form: Form, notice: Text | None = None) -> str:
        """Return a template rendered with its view; a notice is what the page says first."""
        return self.environment.get_template(template).render(
            view=view, form=form, notice=self.language.say(notice) if notice else ""
        )

    def region(self, title: str, template: str, view: Any, notice: Text | None = None) -> Region:
        """Return the main part of a page, to be filled for each request."""
        return Region(title, self.html(template, view, SLOTS, notice))

    def form(self, person: str) -> Form:
        """Return the tokens of the forms on one page of a person's."""
        return Form(self.signer.form_token(person), secrets.token_urlsafe(KEY_BYTES))


def renderer(request: HTTPConnection) -> Renderer:
    """Return the application's renderer."""
    found: Renderer = request.app.state.renderer
    return found


def page(request: Request, template: str, view: Any, status: int = 200, notice: Text | None = None) -> HTMLResponse:
    """Return a template as an answer: a whole page, or a fragment with one root element."""
    found = renderer(request)
    return HTMLResponse(found.html(template, view, found.form(request.state.person), notice), status)


def game_page(request: Request, region: Region, status: int = 200, bar: Any = None) -> HTMLResponse:
    """Return a region as an answer: the fragment that htmx swaps, or a whole page around it."""
    found = renderer(request)
    form = found.form(request.state.person)
    main = region.filled(form)
    if wants_fragment(request):
        return HTMLResponse(str(main), status)
    return HTMLResponse(found.html("solo/game.html", GamePage(region.title, main, bar), form), status)


def wants_fragment(request: Request) -> bool:
    """Return whether htmx asks for a part of the page, and not a browser for all of it."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-history-restore-request") != "true"
