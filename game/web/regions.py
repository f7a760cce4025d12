"""Regions: the main part of a game page, rendered once for each thing that a viewer has seen, in each language.

What differs from request to request stays out of it: a form's tokens are slots, filled in when the page is sent.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

from game.engine.tables import tables
from game.lab.forecast import forecast
from game.text import Text
from game.views.capital import capital_view
from game.views.desk import desk_view
from game.views.paper import paper_view
from game.views.parts import NOTHING, Chosen
from game.views.result import result_view
from game.views.reveal import reveal_view
from game.web.deps import Seated
from game.web.render import Region, Renderer

KEPT = 512


class Regions:
    """The regions that were looked at last, by game, seat, version and language."""

    def __init__(self) -> None:
        self.rendered = 0
        """How many were made so far, for tests and measurements."""
        self._kept: OrderedDict[tuple[str, str, int, str], Region] = OrderedDict()
        self._lock = Lock()

    def of(self, renderer: Renderer, seated: Seated) -> Region:
        """Return the region of the page on which a game stands for a seat."""
        key = (seated.game, seated.seat, seated.sight.version, seated.reader.told_in)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = render(renderer, seated, _mark(seated))
        with self._lock:
            self.rendered += 1
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def render(renderer: Renderer, seated: Seated, notice: Text | None, chosen: Chosen = NOTHING) -> Region:
    """Return the region that the phase asks for; a notice is what it says first, `chosen` what is marked already."""
    name, view = _current(seated, chosen)
    title = renderer.language.t(f"{name}.page_title", turn=view.head.turn, scenario=view.head.scenario)
    folder = "capital" if name == "capital" else "solo"
    return renderer.region(title, f"{folder}/_{name}.html", view, notice)


def _mark(seated: Seated) -> Text | None:
    """Return what is said of a game that was begun under other rules than those of now."""
    footing = seated.sight.game.footing
    return None if footing == "own" else Text(f"footing.{footing}")


def _current(seated: Seated, chosen: Chosen = NOTHING) -> tuple[str, Any]:
    """Return the name of the template that the phase asks for, and its view."""
    reader, sight = seated.reader, seated.sight
    known = (reader, seated.game, seated.seat, seated.sight.version)
    if seated.seat in tables(sight.scenario).seats and reader.seen.phase != "over":
        return "capital", capital_view(*known)
    match reader.seen.phase:
        case "over":
            return "result", result_view(*known)
        case "reveal":
            return "reveal", reveal_view(*known)
        case "brief":
            return "paper", paper_view(*known)
        case _:
            outlooks = forecast(sight.scenario, sight.observation, sight.game.machine)
            return "desk", desk_view(*known, outlooks, chosen)
