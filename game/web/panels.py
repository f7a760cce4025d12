"""Panels: the parts of a room's page that change by themselves, and how a browser is told of those that have.

A page, a poll and a push are made of the same panels. Whether one has changed is read off its key, which is all that
its content hangs on; so whoever sees nothing new is sent nothing, and no number tells how much happened elsewhere.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from threading import Lock
from typing import Any

from markupsafe import Markup

from game.web.render import SLOTS, Form, Renderer

KEPT = 1024
VERSION_BYTES = 6
SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Panel:
    """One part: its template, what its content hangs on, and what makes the view for it."""

    name: str
    template: str
    key: tuple[object, ...]
    view: Callable[[], Any]
    lasting: bool = True
    """Whether it may be kept once it is rendered: a clock may not, since it goes on."""
    told: tuple[object, ...] | None = None
    """What of the key is worth telling to a page that is open: not what its reader is just writing there."""

    @property
    def version(self) -> str:
        """A word that is another one when there is something to tell."""
        told = self.key if self.told is None else self.told
        return blake2b(repr((self.template, told)).encode(), digest_size=VERSION_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Inside:
    """A template with its view, to be put into a landmark of its own."""

    template: str
    view: Any


def landmark(panel: Panel) -> Panel:
    """Return a panel as the main part of its page, where the frame is none."""
    return replace(
        panel,
        template="room/_main.html",
        key=(panel.template, panel.key),
        view=lambda: Inside(panel.template, panel.view()),
    )


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A page of a room: its panels as HTML by name, and where it asks what is new."""

    title: str
    url: str
    role: str
    version: str
    panels: dict[str, Markup]
    frame: Any
    """What stands around the panels and never changes."""
    waits: bool
    """Whether its reader has nothing to write, so that it may load itself anew where nothing pushes."""
    bare: bool
    """Whether its panels bring their own main part, as the page of a game does."""
    still: bool
    """Whether there is not even something to change on it, so that it may do so where no script can look."""


class Panels:
    """The panels that were rendered last."""

    def __init__(self) -> None:
        self.rendered = 0
        """How many were rendered so far, for tests and measurements."""
        self._kept: OrderedDict[tuple[str, tuple[object, ...]], str] = OrderedDict()
        self._lock = Lock()

    def html(self, renderer: Renderer, panel: Panel, form: Form) -> Markup:
        """Return a panel with a form's tokens in it."""
        key = (panel.template, panel.key)
        with self._lock:
            found = self._kept.get(key) if panel.lasting else None
        if found is None:
            found = renderer.html(panel.template, panel.view(), SLOTS)
            with self._lock:
                self.rendered += 1
                self._kept[key] = found
                self._kept.move_to_end(key)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return Markup(found.replace(SLOTS.csrf, form.csrf).replace(SLOTS.key, form.key))


def version_of(panels: Sequence[Panel]) -> str:
    """Return the versions of all panels of a page, which it sends back when it asks what is new."""
    return SEPARATOR.join(panel.version for panel in panels)


def changed(panels: Sequence[Panel], version: str) -> list[Panel]:
    """Return the panels of which a page with a version does not know."""
    known = version.split(SEPARATOR)
    if len(known) != len(panels):
        return list(panels)
    return [panel for panel, one in zip(panels, known, strict=True) if panel.version != one]
