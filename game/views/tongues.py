"""Tongues: the languages in which a scenario can be read, each by its own name."""

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from game.scenario.strings import read_in
from game.views.language import Language


@dataclass(frozen=True, slots=True)
class TongueView:
    """One language."""

    id: str
    name: str
    chosen: bool


def tongue_views(language: Language, codes: tuple[str, ...], asked: str) -> tuple[TongueView, ...]:
    """Return the languages to choose from, for somebody who asks for one; none when there is no choice."""
    if len(codes) < 2:
        return ()
    chosen = read_in(codes, asked)
    return tuple(TongueView(code, language.say(_own_name(code)), code == chosen) for code in codes)


def _own_name(code: str) -> str:
    """Return what a language is called by those who speak it, such as “Türkçe”; its code when that is not known."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return code
    name = locale.get_display_name()
    return name[0].upper() + name[1:] if name else code
