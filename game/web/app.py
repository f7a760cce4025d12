"""The application, put together: settings in, a FastAPI application out. Importing this module does nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from game.errors import GameError
from game.paths import STATIC
from game.rooms import leading as leading_rooms
from game.rooms.desk import Desk, open_desk
from game.rooms.previews import Preview
from game.rooms.service import resume_rooms
from game.settings import Settings
from game.views.language import language
from game.web import errors
from game.web.assets import COPIES, FOR_EVER, Assets
from game.web.classroom import Classrooms
from game.web.panels import Panels
from game.web.regions import Regions
from game.web.render import Renderer
from game.web.routes import author, explaining, joining, leading, live, preflight, previewing, public, solo, teaching
from game.web.security import (
    BodyLimitMiddleware,
    HeadersMiddleware,
    PersonMiddleware,
    Signer,
    content_security_policy,
)

PAGES = (public, teaching, solo, leading, live, joining, preflight, explaining, author)
SMALL = 700
"""Bytes below which compressing does not pay."""
TICK = 0.5
"""Seconds between two looks at the clocks of rooms."""
log = logging.getLogger("nonaligned")


class CachedFiles(StaticFiles):
    """Files whose address changes with their contents."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, to be kept for ever."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = FOR_EVER
        return answer


def create_app(settings: Settings | None = None, desk: Desk | None = None, preview: Preview | None = None) -> FastAPI:
    """Return the application for the given settings, or for those of the environment.

    Without a desk it opens its own when it starts; in either case it closes it when it stops.
    With a preview it also shows that scenario, to one person at this computer.
    """
    settings = settings or Settings()
    signer = Signer.of(settings.signing_key())
    assets = Assets(STATIC, settings.data_dir / COPIES, settings.cdn)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.settings = settings
    app.state.desk = desk
    app.state.signer = signer
    app.state.renderer = Renderer.of(language(settings.language), signer, assets)
    app.state.regions = Regions()
    app.state.panels = Panels()
    app.state.classrooms = Classrooms()
    app.state.preview = preview
    for pages in (*PAGES, *((previewing,) if preview else ())):
        app.include_router(pages.router)
    app.mount(f"/static/{assets.stamp}", CachedFiles(directory=STATIC))
    errors.install(app)
    scripts = tuple(library.address for library in assets.live_scripts.cdn)
    app.add_middleware(BodyLimitMiddleware, most=settings.max_body, larger={"/studio": settings.max_upload})
    app.add_middleware(errors.SurpriseMiddleware)
    app.add_middleware(PersonMiddleware, signer=signer, secure=settings.secure_cookies)
    app.add_middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=6)
    app.add_middleware(HeadersMiddleware, policy=content_security_policy(scripts))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the database and drive waiting games on before the first request."""
    state = app.state
    desk: Desk = state.desk or await run_in_threadpool(open_desk, state.settings)
    state.desk = desk
    try:
        await run_in_threadpool(resume_rooms, desk)
        await run_in_threadpool(leading_rooms.restart, desk)
        ticking = asyncio.create_task(_tick(desk))
        yield
        ticking.cancel()
    finally:
        state.desk = None
        desk.close()


async def _tick(desk: Desk) -> None:
    """Look every moment whether the time has come for something in a room of a class."""
    while True:
        try:
            await run_in_threadpool(leading_rooms.tick, desk)
        except GameError as problem:  # a busy database is asked again
            log.warning("the clock waits: %s", problem.text.key)
        await asyncio.sleep(TICK)
