"""The floor: a bare FastAPI and Jinja page of as many bytes as a page of the game, and nothing else."""

import os

from fastapi import FastAPI
from jinja2 import Environment
from starlette.responses import HTMLResponse

LINE = "<p>{{ line }}</p>\n"


def create_app() -> FastAPI:
    """Return an application whose only page is as long as FLOOR_BYTES says."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    template = Environment(autoescape=True).from_string(f"{{% for line in lines %}}{LINE}{{% endfor %}}")
    text = "x" * 72
    lines = [text] * (int(os.environ["FLOOR_BYTES"]) // (len(text) + len("<p></p>\n")))

    @app.get("/")
    def page() -> HTMLResponse:
        return HTMLResponse(template.render(lines=lines))

    return app
