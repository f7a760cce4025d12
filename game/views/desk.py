"""The desk: what lies on it this turn, who asks what, and what may be answered at what cost."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.chance import shuffled
from game.engine.state import Due, Term
from game.engine.tables import tables
from game.scenario.events import Option, Track
from game.views.bargains import BargainsView, bargains_view
from game.views.besides import BesidesView, besides_view
from game.views.board import expected
from game.views.chart import MapView, map_view
from game.views.ledger import MovedView, since_reveal
from game.views.legal import legal_notes
from game.views.opportunity import OpportunityView, opportunity_view
from game.views.outlook import ExpectedView, Outlook, expectations
from game.views.parts import NOTHING, AdviceView, Chosen, Head, MeterView, danger, head, meter_views, stance
from game.views.reader import Reader
from game.views.red_lines import RedLinesView, crossed, red_lines


@dataclass(frozen=True, slots=True)
class CableView:
    """A cable: from where, and what it says."""

    sender: str
    text: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class NewsView:
    """What an earlier choice has brought, or whoever leads the game has put in."""

    title: str
    text: str
    record: bool


@dataclass(frozen=True, slots=True)
class TermView:
    """What a power has attached to an option."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer, with what it is expected to cost and never what it scores."""

    id: str
    label: str
    line: str
    locked: str
    asked_by: str
    terms: tuple[TermView, ...]
    wants: AdviceView
    opposes: AdviceView
    costs: tuple[ExpectedView, ...]
    """What officials expect of it."""
    crosses: str
    """Whose red line it would cross, where it would."""
    notes: tuple[str, ...]
    """What the legal adviser asks to be read before this is signed; nothing where there is no need."""
    chosen: bool
    """Whether it is marked already, in a form that comes back."""
    read: bool
    """Whether its notes were marked as read there."""


@dataclass(frozen=True, slots=True)
class AskView:
    """What a power asks for."""

    power: str
    text: str
    stance: str


@dataclass(frozen=True, slots=True)
class BidView:
    """A contested prize, and who bids how high for it."""

    prize: str
    bids: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The page of a turn, before the answer."""

    head: Head
    title: str
    date: str
    deadline: str
    content: str
    """What to know before reading on; nothing where there is nothing to know."""
    scene: tuple[str, ...]
    opportunity: OpportunityView | None
    """What else is possible."""
    news: tuple[NewsView, ...]
    news_note: str
    """What of the news did not happen in history; nothing where all of it did."""
    meanwhile: tuple[NewsView, ...]
    """What whoever leads the game has put into this turn."""
    cables: tuple[CableView, ...]
    wire: tuple[str, ...]
    asks: tuple[AskView, ...]
    bids: tuple[BidView, ...]
    vote: str
    """What those who count expect of the vote, where there will be one."""
    options: tuple[OptionView, ...]
    meters: tuple[MeterView, ...]
    moved: tuple[MovedView, ...]
    """What has moved each meter since the last reveal."""
    red_lines: tuple[RedLinesView, ...]
    brief: str
    """Where the country stands, for whoever has never heard of it."""
    danger: str
    pledges: tuple[str, ...]
    map: MapView | None
    first: bool
    waiting: str
    """What one waits for before anything can be answered; nothing where something can."""
    besides: BesidesView | None
    bargains: BargainsView


def desk_view(
    reader: Reader, game: str, seat: str, version: int, outlooks: Mapping[str, Outlook], chosen: Chosen = NOTHING
) -> DeskView:
    """Return the desk as one seat sees it; `outlooks` are the forecasts by option, `chosen` what is marked already."""
    event, seen = reader.event, reader.seen
    order = shuffled(0, seen.turn, f"{game}{event.id}", tuple(option.id for option in event.options))
    injects = reader.scenario.injects
    news = tuple(news_view(reader, due) for due in seen.arrived if due.item not in injects)
    options = sorted(event.options, key=lambda option: order.index(option.id))
    return DeskView(
        head=head(reader, game, seat, version),
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        deadline=reader.prose(event.deadline),
        content=reader.t("desk.content", note=reader.prose(event.content_note)) if event.content_note else "",
        scene=reader.passages(event.scene),
        opportunity=opportunity_view(reader),
        news=news,
        news_note=_news_note(reader, news),
        meanwhile=put_in(reader, seen.turn),
        cables=tuple(
            CableView(reader.capital(cable.from_), reader.prose(cable.text), cable.urgent)
            for cable in reader.cables(event.cables)
        ),
        wire=reader.passages(event.wire),
        asks=tuple(
            AskView(reader.name(ask.from_), reader.prose(ask.text), stance(reader, seen.standings[ask.from_]))
            for ask in event.asks
        ),
        bids=_bids(reader),
        vote=expected(reader, outlooks.values()) if event.vote else "",
        options=tuple(_option(reader, option, outlooks.get(option.id), chosen) for option in options),
        meters=meter_views(reader),
        moved=since_reveal(reader),
        red_lines=red_lines(reader),
        brief=reader.prose(reader.scenario.home.brief),
        danger=danger(reader),
        pledges=tuple(reader.language.say(reader.pledge(p)) for p, s in seen.pledges.items() if s.firmness != "strike"),
        map=map_view(reader),
        first=seen.turn == 1,
        waiting=reader.t("desk.waiting") if seen.phase == "talks" else "",
        besides=besides_view(reader, chosen),
        bargains=bargains_view(reader, f"/games/{game}/{seat}"),
    )


def news_view(reader: Reader, due: Due) -> NewsView:
    """Return what an earlier choice has brought, quoting it, or what has happened besides."""
    spec = tables(reader.scenario).news[due.item]
    return NewsView(reader.prose(spec.title, cause=due), reader.prose(spec.text, cause=due), spec.record)


def put_in(reader: Reader, turn: int) -> tuple[NewsView, ...]:
    """Return what whoever leads the game has put into a turn."""
    return tuple(news_view(reader, due) for due in reader.seen.injected if due.turn == turn)


def _news_note(reader: Reader, news: tuple[NewsView, ...]) -> str:
    recorded = [item.record for item in news]
    if all(recorded) or not reader.scenario.has_history:
        return ""
    return reader.t("desk.some_in_history" if any(recorded) else "desk.not_in_history")


def _bids(reader: Reader) -> tuple[BidView, ...]:
    return tuple(
        BidView(reader.prose(track.name), "; ".join(said))
        for track in reader.event.tracks
        if (said := _bid(reader, track))
    )


def _bid(reader: Reader, track: Track) -> list[str]:
    """Return who bids how high, the highest first."""
    presses = reader.seen.presses
    bids = [(p.bid.level, seat) for seat, p in presses.items() if p.bid and p.bid.track == track.id and p.bid.level]
    return [reader.t(f"bid.{level}", power=reader.name(seat)) for level, seat in sorted(bids, reverse=True)]


def _option(reader: Reader, option: Option, outlook: Outlook | None, chosen: Chosen) -> OptionView:
    is_open = reader.holds(option.when)
    asked = tuple(ask.from_ for ask in reader.event.asks if ask.option == option.id)
    terms = _terms(reader, option)
    return OptionView(
        id=option.id,
        label=reader.prose(option.label),
        line=reader.prose(option.line),
        locked="" if is_open else reader.prose(option.otherwise or ""),
        asked_by=reader.t("desk.asked_by", powers=reader.names(asked)) if asked else "",
        terms=tuple(_term(reader, seat, term) for seat, term in terms),
        wants=AdviceView(reader.capital(option.wants.office), reader.prose(option.wants.why)),
        opposes=AdviceView(reader.capital(option.opposes.office), reader.prose(option.opposes.why)),
        costs=expectations(reader, outlook, frozenset(seat for seat, _ in terms)) if outlook else (),
        crosses=crossed(reader, option.id),
        notes=legal_notes(reader, option.acts),
        chosen=f"option={option.id}" in chosen,
        read=f"read.{option.id}=yes" in chosen,
    )


def _terms(reader: Reader, option: Option) -> list[tuple[str, Term]]:
    """Return what powers have attached to an option."""
    presses = reader.seen.presses.items()
    return [(seat, press.term) for seat, press in presses if press.term and press.term.option == option.id]


def _term(reader: Reader, seat: str, term: Term) -> TermView:
    lever = reader.scenario.powers[seat].levers[term.lever]
    name, label = reader.name(seat), reader.prose(lever.label)
    return TermView(term.kind, reader.t(f"term.{term.kind}", power=name, lever=label))
