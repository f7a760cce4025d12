"""A look at a whole scenario: the page around whatever is shown there, and the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from game.views.language import Language


@dataclass(frozen=True, slots=True)
class LookLink:
    """The way to a look; `wait` says how long it takes."""

    url: str
    name: str
    meaning: str
    wait: str


@dataclass(frozen=True, slots=True)
class LookView:
    """The page of a look; `template` shows its `body`."""

    title: str
    name: str
    meaning: str
    back: str
    template: str
    sheet: str
    body: Any


def look_links(language: Language, url: str, names: Iterable[str]) -> tuple[LookLink, ...]:
    """Return the ways to some looks at a scenario whose page is at `url`."""
    return tuple(
        LookLink(f"{url}/look/{name}", *look_words(language, name), language.t(f"look.{name}.wait")) for name in names
    )


def look_words(language: Language, name: str) -> tuple[str, str]:
    """Return what a look is called, and what it shows."""
    return language.t(f"look.{name}"), language.t(f"look.{name}.meaning")
