"""Standalone: a picture as a file of its own, with its style inside; a page takes its style from the server."""

from typing import Any

from markupsafe import Markup

from game.paths import STATIC
from game.web.render import template_environment


def story_svg(picture: Any) -> str:
    """Return a drawn story as the text of an SVG file."""
    sheet = Markup(f"<style>\n{(STATIC / 'story.css').read_text(encoding='utf-8')}</style>")
    return template_environment().get_template("story/_picture.svg").render(picture=picture, sheet=sheet)
