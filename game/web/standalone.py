"""Standalone: a picture as a file of its own, with its style inside; a page takes its style from the server."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.paths import STATIC, TEMPLATES


def story_svg(picture: Any) -> str:
    """Return a drawn story as the text of an SVG file."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sheet = Markup(f"<style>\n{(STATIC / 'story.css').read_text(encoding='utf-8')}</style>")
    return environment.get_template("story/_picture.svg").render(picture=picture, sheet=sheet)
