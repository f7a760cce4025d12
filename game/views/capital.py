"""A capital: the pages of whoever plays a power. Before the choice it prices, foretells and bids; then it reacts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.engine import open_options
from game.engine.actions.react import triggered_lever
from game.engine.cameo import RUNG
from game.engine.initiatives import requests
from game.engine.levers import in_reach
from game.engine.offers import owed_levers
from game.engine.state import Chapter, Press, chapter_of
from game.scenario.events import Track
from game.views.chart import MapView, map_view
from game.views.desk import CableView, NewsView, put_in
from game.views.parts import Head, head, reason_text
from game.views.reader import Reader
from game.views.reveal import ReactionView, ranked, reaction_view
from game.views.roles import SeatCard, seat_card

LEVELS = (0, 1, 2, 3)
"""How high one can bid."""
KINDS = ("reward", "guarantee")
"""What a term with a lever that helps can be; one that hurts is a threat."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A line of the seat's scorecard, and whether it stands so now."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """An answer that the home country may give."""

    id: str
    label: str
    asked: bool
    """Whether this capital asks for it."""


@dataclass(frozen=True, slots=True)
class LeverView:
    """Something that this capital can do, and how it is meant."""

    id: str
    label: str
    tone: str
    hurts: bool
    promised: str
    """Why it is owed, where it is."""


@dataclass(frozen=True, slots=True)
class TrackView:
    """A prize for which this capital can bid."""

    id: str
    name: str
    levels: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class TalksView:
    """What can be done before the choice, and what has been done already."""

    lines: tuple[LineView, ...]
    levers: tuple[LeverView, ...]
    tracks: tuple[TrackView, ...]
    given: str
    """What this capital has sealed already; nothing before it has."""


@dataclass(frozen=True, slots=True)
class RequestView:
    """An initiative of the home country that needs this capital's consent."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReplyView:
    """What can be done after the choice."""

    levers: tuple[LeverView, ...]
    requests: tuple[RequestView, ...]
    reading: tuple[str, ...]
    """What this capital's own interests make of the answer, the weightiest first."""


@dataclass(frozen=True, slots=True)
class CapitalView:
    """The page of a power on a turn."""

    head: Head
    title: str
    date: str
    scene: tuple[str, ...]
    briefing: str
    card: SeatCard
    cables: tuple[CableView, ...]
    meanwhile: tuple[NewsView, ...]
    asks: tuple[str, ...]
    """What this capital asks of the home country."""
    goals: tuple[GoalView, ...]
    talks: TalksView | None
    signed: str
    """The line that the home country has signed, once it has."""
    label: str
    reply: ReplyView | None
    reactions: tuple[ReactionView, ...]
    """What all capitals did, once all have."""
    foresaw: str
    waiting: str
    """Whom one waits for, where there is nothing to do."""
    map: MapView | None


def capital_view(reader: Reader, game: str, seat: str, version: int) -> CapitalView:
    """Return the page of a power as it stands."""
    seen, event = reader.seen, reader.event
    card = seat_card(reader, seat)
    assert card is not None
    chapter = chapter_of(seen, event.id) if seen.phase == "reveal" else None
    option = reader.option(event.id, chapter.option) if chapter else None
    reply = _reply(reader, seat, chapter) if chapter and seat not in seen.reactions and _awaits(reader) else None
    talks = _talks(reader, seat) if seen.phase == "talks" else None
    return CapitalView(
        head=head(reader, game, seat, version),
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        scene=reader.passages(event.scene),
        briefing=reader.prose(event.briefings.get(seat, "")),
        card=card,
        cables=tuple(
            CableView(reader.capital(cable.from_), reader.prose(cable.text), cable.urgent)
            for cable in reader.cables(event.cables)
            if cable.from_ in reader.scenario.powers
        ),
        meanwhile=put_in(reader, seen.turn),
        asks=tuple(reader.prose(ask.text) for ask in event.asks if ask.from_ == seat),
        goals=_goals(reader, seat),
        talks=talks,
        signed=reader.language.say(option.line) if option else "",
        label=reader.prose(option.label) if option else "",
        reply=reply,
        reactions=_reactions(reader, chapter),
        foresaw=_foresaw(reader, seat, chapter),
        waiting="" if reply or (talks and not talks.given) else _waiting(reader),
        map=map_view(reader),
    )


def _awaits(reader: Reader) -> bool:
    return reader.seen.settled != reader.seen.turn


def _goals(reader: Reader, seat: str) -> tuple[GoalView, ...]:
    spec = reader.scenario.powers[seat].seat
    return tuple(GoalView(reader.prose(goal.text), reader.holds(goal.when)) for goal in (spec.goals if spec else ()))


def _talks(reader: Reader, seat: str) -> TalksView:
    seen, event = reader.seen, reader.event
    asked = {ask.option for ask in event.asks if ask.from_ == seat}
    lines = [reader.option(event.id, option) for option in open_options(reader.scenario, seen)]
    press = seen.presses.get(seat)
    return TalksView(
        lines=tuple(LineView(line.id, reader.prose(line.label), line.id in asked) for line in lines),
        levers=tuple(_levers(reader, seat, in_reach(reader.scenario, seen, seat))),
        tracks=tuple(_track(reader, track) for track in event.tracks if seat in track.bidders),
        given=_given(reader, seat, press) if press else "",
    )


def _track(reader: Reader, track: Track) -> TrackView:
    levels = tuple((level, reader.t(f"capital.bid_{level}")) for level in LEVELS)
    return TrackView(track.id, reader.prose(track.name), levels)


def _levers(reader: Reader, seat: str, ids: Sequence[str], promised: Sequence[str] = ()) -> Iterator[LeverView]:
    """Yield what a capital can do, from the coldest to the warmest."""
    levers = reader.scenario.powers[seat].levers
    for id in sorted(ids, key=lambda one: (RUNG[levers[one].cameo], one)):
        rung = RUNG[levers[id].cameo]
        owed = reader.t("capital.promised") if id in promised else ""
        yield LeverView(id, reader.prose(levers[id].label), reader.t(f"rung.{rung}"), rung < 0, owed)


def _given(reader: Reader, seat: str, press: Press) -> str:
    """Return what a capital has sealed, in one sentence for each part."""
    event = reader.event.id
    parts = []
    if press.term:
        lever = reader.prose(reader.scenario.powers[seat].levers[press.term.lever].label)
        line = reader.prose(reader.option(event, press.term.option).label)
        key = f"capital.term_{'public' if press.term.public else 'private'}"
        parts.append(reader.t(key, kind=reader.t(f"capital.kind.{press.term.kind}"), lever=lever, line=line))
    if press.forecast:
        parts.append(reader.t("capital.foretold", line=reader.prose(reader.option(event, press.forecast).label)))
    if press.bid:
        parts.append(reader.t("capital.bid", level=reader.t(f"capital.bid_{press.bid.level}")))
    return " ".join(parts) or reader.t("capital.nothing_given")


def _reply(reader: Reader, seat: str, chapter: Chapter) -> ReplyView:
    seen, scenario = reader.seen, reader.scenario
    owed = tuple(filter(None, (triggered_lever(seen, seat), *owed_levers(scenario, seen, seat))))
    ids = tuple(dict.fromkeys((*in_reach(scenario, seen, seat), *owed)))
    read = chapter.appraisals.get(seat)
    return ReplyView(
        levers=tuple(_levers(reader, seat, ids, owed)),
        requests=tuple(
            RequestView(name, reader.prose(scenario.initiatives[name].name)) for name in requests(scenario, seen, seat)
        ),
        reading=tuple(reason_text(reader, reason) for reason in (read.reasons if read else ())),
    )


def _reactions(reader: Reader, chapter: Chapter | None) -> tuple[ReactionView, ...]:
    if chapter is None or not chapter.reactions:
        return ()
    line = reader.option(chapter.event, chapter.option).line
    return tuple(reaction_view(reader, chapter, one, line) for one in ranked(reader, chapter))


def _foresaw(reader: Reader, seat: str, chapter: Chapter | None) -> str:
    press = reader.seen.presses.get(seat)
    if chapter is None or press is None or press.forecast is None:
        return ""
    return reader.t("capital.foresaw" if press.forecast == chapter.option else "capital.did_not_foresee")


def _waiting(reader: Reader) -> str:
    return reader.t(f"capital.waiting_{reader.seen.phase}", home=reader.name(reader.scenario.home.id))
