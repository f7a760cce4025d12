"""Rendering: the one template environment, and the one way out of it."""

import secrets
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
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
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(t=language.t, static_url=assets.url, scripts=assets.scripts, lang=language.code)
        return cls(environment, language, signer, assets)

    def html(self, request: Request, template: str, view: Any, notice: Text | None = None) -> str:
        """Return a template rendered with its view; a notice is what the page says first."""
        form = Form(self.signer.form_token(request.state.person), secrets.token_urlsafe(KEY_BYTES))
        return self.environment.get_template(template).render(
            view=view, form=form, notice=self.language.say(notice) if notice else ""
        )


def renderer(request: Request) -> Renderer:
    """Return the application's renderer."""
    found: Renderer = request.app.state.renderer
    return found


def page(request: Request, template: str, view: Any, status: int = 200, notice: Text | None = None) -> HTMLResponse:
    """Return a template as an answer: a whole page, or the fragment with one root element that htmx swaps."""
    return HTMLResponse(renderer(request).html(request, template, view, notice), status)


def wants_fragment(request: Request) -> bool:
    """Return whether htmx asks for a part of the page, and not a browser for all of it."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-history-restore-request") != "true"
