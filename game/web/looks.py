"""Looks: a whole scenario of the studio seen from afar, each on a page of its own, a click away from its text.

One is a line in `LOOKS`; the catalogue has `look.<name>` and `….meaning` and `….wait`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.lab import looks
from game.scenario.bundle import Bundle
from game.views.coverage_page import coverage_page
from game.views.language import Language
from game.views.story import story_view


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a scenario."""

    work: Callable[[Bundle], Any]
    """A function of the lab; it is called in a process of its own, so what it returns must be plain data."""
    shown: Callable[[Language, Any, str], Any]
    """The view of it; the text of the scenario is at the address that it is handed last."""
    template: str
    """The fragment that shows the view; there it is called `view`."""
    sheet: str = ""
    """The style sheet of the fragment, below `static/`."""


LOOKS: dict[str, Look] = {
    "story": Look(looks.story, lambda say, found, _: story_view(say, *found), "story/_story.html", "story.css"),
    "coverage": Look(
        looks.coverage, lambda say, found, url: coverage_page(say, found[0], found[1], url), "author/_coverage.html"
    ),
}
