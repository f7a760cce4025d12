"""Nothing of the site is left without a look: one walk renders every template, calls every route, sees every phase."""

import base64
from collections.abc import Callable
from hashlib import sha384
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from jinja2 import Environment, Template
from starlette.routing import Mount
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.engine.state import PHASES
from game.paths import SCENARIOS, STATIC, TEMPLATES
from game.rooms.previews import preview_of
from game.settings import Settings
from game.web.app import create_app
from game.web.assets import COPIES, Assets, Library
from game.web.render import Renderer
from tests.class_run.tour import class_tour, world_tour
from tests.scenario.apart import write_apart
from tests.web.authoring import preview_tour, studio_tour
from tests.web.bot import HTMX, Bot, by_chance, link_in, tour
from tests.web.conftest import BASE, routes_of, seeded
from tests.web.ruined import ruined

GAMES = 12
"""As many are played with drawn choices until every template has been seen."""


class Watched:
    """An application beside which is noted what each request led to."""

    def __init__(self, app: FastAPI) -> None:
        self.app: ASGIApp = app
        self.state = app.state
        self.reached: set[tuple[str, Any]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note the method and the endpoint if the answer was no error."""
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        await self.app(scope, receive, noted)
        if scope["type"] == "http" and status < 400:
            self.reached.add((scope["method"], scope.get("endpoint")))


class Rendered(set[str]):
    """The names of the templates that an environment has handed out to be rendered, included or imported."""

    def watch(self, environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
        """Note whatever the environment hands out from now on."""
        hand_out = environment.get_template

        def noted(name: str | Template, *given: Any, **named: Any) -> Template:
            found = hand_out(name, *given, **named)
            self.add(found.name or "")
            return found

        monkeypatch.setattr(environment, "get_template", noted)


def walk(another: Callable[[], httpx2.Client], library: str, missing: Callable[[], set[str]]) -> set[str]:
    """Go everywhere that the site leads to, in browsers of several people; return the phases that were seen."""
    client, stranger = another(), another()
    pages = tour(client, stranger)
    for path in ("/healthz", "/robots.txt", "/favicon.ico", library):
        assert client.get(path).status_code == 200, path
    assert client.get(f"{pages['over'].path}/export.json").status_code == 200
    resume = urlsplit(link_in(pages["link"])).path
    (form,) = pages["resume"].forms
    assert stranger.post(resume, data=form.hidden).status_code == 200
    phases = {page.phase for page in pages.values() if page.main.get("data-phase")}
    bot = Bot(client, htmx=True)
    for seed in range(GAMES):
        bot.choose = by_chance(seed)
        bot.begin()
        bot.play()
        phases |= {page.phase for page in bot.pages}
        if missing() == set():
            break
    studio_tour(client, stranger)
    class_tour(another)
    world_tour(another)
    assert bot.send({}, **HTMX).status_code == 403
    return phases


def keep_library(app: FastAPI, copies: Path) -> Library:
    """Let the pages load a script from a verified local copy: one of our own, as htmx is not part of the project."""
    content = b"// stands in for a library\n"
    library = Library("stand-in", "1.0.0", "x.js", f"sha384-{base64.b64encode(sha384(content).digest()).decode()}")
    copies.mkdir()
    (copies / library.name).write_bytes(content)
    state = app.state
    assets = Assets(STATIC, copies, cdn=False, libraries=(library,))
    state.renderer = Renderer.of(state.renderer.language, state.signer, assets)
    return library


def previewed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """Go through a preview, which is a server of its own; return the templates that were seen."""
    mine = write_apart(SCENARIOS / "crossroads", folder / "mine")
    app = create_app(Settings(data_dir=folder / "preview", cdn=False), preview=preview_of(mine))
    rendered = Rendered()
    rendered.watch(app.state.renderer.environment, monkeypatch)
    with TestClient(app, base_url=BASE) as client:
        preview_tour(client, mine)
    return rendered


@pytest.mark.slow
def test_every_template_route_and_phase_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings(data_dir=tmp_path, cdn=False))
    library = keep_library(app, tmp_path / COPIES)
    on_disk = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*")}
    rendered = Rendered()
    rendered |= previewed(tmp_path, monkeypatch)
    rendered.watch(app.state.renderer.environment, monkeypatch)
    watched = Watched(app)
    with TestClient(app, base_url=BASE):

        def another() -> TestClient:
            return TestClient(watched, base_url=BASE, raise_server_exceptions=False)

        ruined(app, another())
        seeded(app, 1)
        phases = walk(another, library.url, lambda: on_disk - rendered)
    assert on_disk - rendered == set(), "templates that nothing rendered"
    assert rendered <= on_disk
    routes = {(method, route.endpoint): route.path for route in routes_of(app) for method in route.methods or ()}
    assert {key for key in routes if key not in watched.reached} == set(), "routes that nothing called"
    assert {endpoint for _, endpoint in watched.reached} >= {
        mount.app for mount in app.routes if isinstance(mount, Mount)
    }
    # Talks are between the powers: with machines in all their seats they are over before the page is shown.
    assert phases == {*PHASES, "over"} - {"talks"}


def test_every_route_is_known_to_this_walk(app: FastAPI) -> None:
    """A new route needs a place in the tour (bot.py) or in the walk above."""
    assert {(method, route.path) for route in routes_of(app) for method in route.methods or ()} == {
        ("GET", "/"),
        ("GET", "/about"),
        ("GET", "/favicon.ico"),
        ("GET", "/games"),
        ("GET", "/games/{game}/facilitator"),
        ("GET", "/games/{game}/{seat}"),
        ("GET", "/games/{game}/{seat}/export.json"),
        ("GET", "/games/{game}/{seat}/file"),
        ("GET", "/games/{game}/{seat}/offer/{power}"),
        ("GET", "/games/{game}/{seat}/roles"),
        ("GET", "/healthz"),
        ("GET", "/join"),
        ("GET", "/join/{code}"),
        ("GET", "/lead/{token}"),
        ("GET", "/libraries/{name}"),
        ("GET", "/preflight"),
        ("GET", "/preflight/time"),
        ("GET", "/principles"),
        ("GET", "/resume/{token}"),
        ("GET", "/robots.txt"),
        ("GET", "/rooms"),
        ("GET", "/rooms/{room}"),
        ("GET", "/rooms/{room}/console"),
        ("GET", "/rooms/{room}/news"),
        ("GET", "/rooms/{room}/qr.svg"),
        ("GET", "/rooms/{room}/screen"),
        ("GET", "/rules"),
        ("GET", "/scenarios/{scenario}/roles"),
        ("GET", "/studio"),
        ("GET", "/studio/codes/{code}"),
        ("GET", "/studio/read/{token}"),
        ("GET", "/studio/{draft}"),
        ("GET", "/studio/{draft}/export.yaml"),
        ("GET", "/studio/{draft}/export.zip"),
        ("GET", "/studio/{draft}/look/{name}"),
        ("GET", "/studio/{draft}/seen/{game}/{seat}"),
        ("POST", "/games"),
        ("POST", "/games/{game}/facilitator"),
        ("POST", "/games/{game}/{seat}"),
        ("POST", "/games/{game}/{seat}/lead"),
        ("POST", "/games/{game}/{seat}/link"),
        ("POST", "/join/{code}"),
        ("POST", "/join/{code}/back"),
        ("POST", "/lead/{token}"),
        ("POST", "/resume/{token}"),
        ("POST", "/rooms"),
        ("POST", "/rooms/{room}"),
        ("POST", "/rooms/{room}/console"),
        ("POST", "/rooms/{room}/hand-over"),
        ("POST", "/rooms/{room}/leave"),
        ("POST", "/rooms/{room}/note"),
        ("POST", "/rooms/{room}/phrase"),
        ("POST", "/rooms/{room}/seat"),
        ("POST", "/tongue"),
        ("POST", "/studio"),
        ("POST", "/studio/import"),
        ("POST", "/studio/read/{token}"),
        ("POST", "/studio/{draft}"),
        ("POST", "/studio/{draft}/again/{game}"),
        ("POST", "/studio/{draft}/check"),
        ("POST", "/studio/{draft}/copy"),
        ("POST", "/studio/{draft}/delete"),
        ("POST", "/studio/{draft}/files"),
        ("POST", "/studio/{draft}/play"),
        ("POST", "/studio/{draft}/share"),
    }
    assert all(isinstance(route, APIRoute) for route in routes_of(app))
