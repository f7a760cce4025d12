"""The first page of a preview: what a check finds in a file of this computer, and from where it can be tried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from game.views.checked import CheckView
from game.views.language import Language
from game.views.studio import EventChoice


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What a check finds in a file of this computer, and from where it can be tried out."""

    title: str
    path: str
    version: str
    again: str
    """Where the page goes on when the file was saved."""
    game: str
    """The game that was being tried out."""
    check: CheckView
    events: tuple[EventChoice, ...]
    event: str
    values: str


def preview_view(
    language: Language, path: str, version: str, game: str, title: str, check: CheckView,
    events: Sequence[tuple[str, str]], staged: tuple[str, str],
) -> PreviewView:  # fmt: skip
    """Return the first page of a preview; `staged` are the event and the values that were asked for."""
    return PreviewView(
        title=language.say(title) if title else language.t("preview.untitled"),
        path=path,
        version=version,
        again=f"/preview/again/{game}" if game else _begun(staged),
        game=f"/preview/again/{game}" if game and check.playable else "",
        check=check,
        events=tuple(EventChoice(name, language.say(one)) for name, one in events),
        event=staged[0],
        values=staged[1],
    )


def _begun(staged: tuple[str, str]) -> str:
    """Return where the page goes on that has no game yet: to the game that was asked for, if one was."""
    asked = urlencode({"event": staged[0], "values": staged[1]})
    return f"/preview/now?{asked}" if any(staged) else "/preview"
