"""A world: the seats that a class can take, where a turn stands, and what everybody may see of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.state import Chapter, chapter_of
from game.engine.tables import tables
from game.scenario.strings import languages
from game.views.chart import MapView, map_view
from game.views.parts import Head, head
from game.views.reader import Reader
from game.views.reveal import ReactionView, ranked, reaction_view
from game.views.tongues import TongueView, tongue_views


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A seat, and who sits in it."""

    id: str
    name: str
    office: str
    team: str
    own: bool


@dataclass(frozen=True, slots=True)
class PlacesView:
    """Before it begins: the seats."""

    name: str
    url: str
    title: str
    summary: str
    content: str
    lang: str
    places: tuple[PlaceView, ...]
    tongues: tuple[TongueView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A turn as everybody may see it."""

    head: Head
    title: str
    date: str
    phase: str
    scene: tuple[str, ...]
    wire: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    """Which capital asks for what."""
    lines: tuple[str, ...]
    signed: str
    """The line that was signed, once it was."""
    reactions: tuple[ReactionView, ...]
    map: MapView | None


@dataclass(frozen=True, slots=True)
class OnlookerView:
    """What somebody without a seat sees, and the seats that they could take."""

    stage: StageView
    places: PlacesView


def places_view(reader: Reader, url: str, name: str, own: str, teams: Mapping[str, Sequence[str]]) -> PlacesView:
    """Return the seats; `teams` has the names of those who sit in each, `own` is the seat of who looks."""
    scenario = reader.scenario
    home = scenario.home
    offices = {home.id: home.office} | {
        name: power.seat.office for name, power in scenario.powers.items() if power.seat is not None
    }
    return PlacesView(
        name=name,
        url=url,
        title=reader.prose(scenario.title),
        summary=reader.prose(scenario.summary),
        content=reader.prose(scenario.content_note or ""),
        lang=reader.marked,
        places=tuple(
            PlaceView(
                id=seat,
                name=reader.name(seat),
                office=reader.prose(offices[seat]),
                team=", ".join(teams.get(seat, ())) or reader.t("world.empty"),
                own=seat == own,
            )
            for seat in (home.id, *tables(scenario).seats)
        ),
        tongues=tongue_views(reader.language, languages(scenario), reader.told_in),
    )


def stage_view(reader: Reader, game: str, version: int) -> StageView:
    """Return a turn as everybody may see it; the reader is one of the public's."""
    seen, event = reader.seen, reader.event
    chapter = chapter_of(seen, event.id) if seen.phase == "reveal" else None
    option = reader.option(event.id, chapter.option) if chapter else None
    return StageView(
        head=head(reader, game, "public", version),
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        phase=reader.t(f"world.phase.{seen.phase}"),
        scene=() if option else reader.passages(event.scene),
        wire=reader.passages(event.wire),
        asks=tuple((reader.name(ask.from_), reader.prose(ask.text)) for ask in event.asks),
        lines=tuple(reader.prose(one.label) for one in event.options if reader.holds(one.when)),
        signed=reader.language.say(option.line) if option else "",
        reactions=_reactions(reader, chapter, option.line) if chapter and option else (),
        map=map_view(reader),
    )


def _reactions(reader: Reader, chapter: Chapter, line: str) -> tuple[ReactionView, ...]:
    known = ranked(reader, chapter) if chapter.reactions else ()
    return tuple(reaction_view(reader, chapter, one, line) for one in known)
