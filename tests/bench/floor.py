"""The floor: a bare FastAPI and Jinja page of the same bytes as one of the game, compressed alike, and nothing else."""

import os
from pathlib import Path

from fastapi import FastAPI
from jinja2 import Environment
from markupsafe import Markup
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse

LEVEL = 6


def create_app() -> FastAPI:
    """Return an application whose only page is the one in the file that FLOOR_PAGE names, line by line."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=700, compresslevel=LEVEL)
    template = Environment(autoescape=True).from_string("{% for line in lines %}{{ line }}{% endfor %}")
    text = Path(os.environ["FLOOR_PAGE"]).read_text(encoding="utf-8")
    lines = [Markup(line) for line in text.splitlines(keepends=True)]

    @app.get("/")
    def page() -> HTMLResponse:
        return HTMLResponse(template.render(lines=lines))

    return app
