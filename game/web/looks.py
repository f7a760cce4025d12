"""Looks: a whole scenario of the studio seen from afar, each on a page of its own, a click away from its text.

One is a line in `LOOKS`; the catalogue has `look.<name>` and `….meaning` and `….wait`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.scenario.bundle import Bundle
from game.views.language import Language


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


LOOKS: dict[str, Look] = {}
