"""The application, put together: settings in, a FastAPI application out. Importing this module does nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from game.paths import STATIC
from game.rooms.desk import Desk, open_desk
from game.rooms.previews import Preview
from game.rooms.service import resume_rooms
from game.settings import Settings
from game.views.language import language
from game.web import errors
from game.web.assets import COPIES, FOR_EVER, Assets
from game.web.regions import Regions
from game.web.render import Renderer
from game.web.routes import author, explaining, previewing, public, solo, teaching
from game.web.security import (
    BodyLimitMiddleware,
    HeadersMiddleware,
    PersonMiddleware,
    Signer,
    content_security_policy,
)

SMALL = 700
"""Bytes below which compressing does not pay."""


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
    app.include_router(public.router)
    app.include_router(teaching.router)
    app.include_router(solo.router)
    app.include_router(explaining.router)
    app.include_router(author.router)
    app.state.preview = preview
    if preview is not None:
        app.include_router(previewing.router)
    app.mount(f"/static/{assets.stamp}", CachedFiles(directory=STATIC))
    errors.install(app)
    scripts = tuple(library.address for library in assets.scripts.cdn)
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
        yield
    finally:
        state.desk = None
        desk.close()
