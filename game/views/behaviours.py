"""What a whole game looked like: behaviours, refusals and contested depictions, with the turns that show them."""

from dataclasses import dataclass

from game.engine.behaviours import DETECTORS, readings, strongest
from game.engine.behaviours.base import NEEDED, SHORT, Part, Reading, Shown
from game.engine.state import Chapter
from game.engine.tables import tables
from game.views.principles import CiteView, cite_views
from game.views.reader import Reader

KINDS = ("behaviour", "refusal", "depiction")
WORDS = ((200, "hardly"), (400, "little"), (600, "partly"), (800, "clearly"))
"""Permille below which a strength has this word; above all of them it is strong."""
TENDS = 200
"""Permille of a tendency from which it is one."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One behaviour, refusal or depiction: what it means, how strong it was, and the turns behind it."""

    id: str
    name: str
    meaning: str
    cites: tuple[CiteView, ...]
    word: str
    percent: int | None
    seen: str
    called: str
    parts: tuple[str, ...]
    behind: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The six, the two or the three."""

    id: str
    title: str
    intro: str
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class BehavioursView:
    """The section of the file."""

    note: str
    groups: tuple[GroupView, ...]


def behaviours_view(reader: Reader) -> BehavioursView:
    """Return what the game looked like as a whole."""
    turns = len(reader.seen.history)
    found = list(zip(DETECTORS, readings(reader.scenario, reader.seen), strict=True))
    return BehavioursView(
        note=reader.t("behaviours.short", n=turns) if turns < SHORT else "",
        groups=tuple(
            GroupView(
                id=kind,
                title=reader.t(f"behaviours.{kind}"),
                intro=reader.t(f"behaviours.{kind}.intro"),
                readings=tuple(
                    _reading(reader, one, detector.cites) for detector, one in found if detector.kind == kind
                ),
            )
            for kind in KINDS
        ),
    )


def called(reader: Reader) -> str:
    """Return the sentence that calls the game by its strongest name, or nothing where it has none."""
    found = strongest(readings(reader.scenario, reader.seen))
    return reader.t("result.called", name=reader.t(f"behaviour.{found.name}")) if found else ""


def _reading(reader: Reader, reading: Reading, cites: tuple[str, ...]) -> ReadingView:
    chapters = {chapter.turn: chapter for chapter in reader.seen.history}
    name, turns = reader.t(f"behaviour.{reading.name}"), len({one.turn for one in reading.evidence})
    return ReadingView(
        id=reading.id,
        name=name,
        meaning=reader.t(f"behaviour.{reading.name}.meaning"),
        cites=cite_views(reader.language, cites),
        word=reader.t("behaviours.too_few") if reading.strength is None else _word(reader, reading.strength),
        percent=None if reading.strength is None else reading.strength // 10,
        seen=_seen(reader, reading),
        called=reader.t("behaviours.called") if reading.labelled else "",
        parts=tuple(_part(reader, part) for part in reading.parts) if reading.strength is not None else (),
        behind=reader.t("behaviours.evidence", n=turns, name=name) if turns else "",
        evidence=tuple(_shown(reader, chapters[one.turn], one) for one in reading.evidence),
    )


def _seen(reader: Reader, reading: Reading) -> str:
    """Return how many turns bore on it, and where they are too few, how many it takes."""
    seen = reader.t("behaviours.seen", n=reading.turns) if reading.turns else reader.t("behaviours.unseen")
    return seen if reading.strength is not None else f"{seen} {reader.t('behaviours.needed', n=NEEDED)}"


def _word(reader: Reader, strength: int) -> str:
    return reader.t(f"behaviours.{next((word for below, word in WORDS if strength < below), 'strongly')}")


def _part(reader: Reader, part: Part) -> str:
    if part.value is None:
        word = reader.t("behaviours.untested")
    elif part.name == "tendency":
        word = reader.t(f"part.tendency.{_tendency(part.value)}")
    else:
        word = _word(reader, part.value)
    return reader.t("behaviours.part", name=reader.t(f"part.{part.name}"), word=word)


def _tendency(value: int) -> str:
    if abs(value) < TENDS:
        return "between"
    return "against" if value > 0 else "with"


def _shown(reader: Reader, chapter: Chapter, shown: Shown) -> str:
    event = tables(reader.scenario).events[chapter.event]
    because = reader.because(shown.because)
    return reader.t("behaviours.turn", year=event.year, title=reader.prose(event.title), because=because)
