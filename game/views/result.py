"""The result: where the game lies between solidarity and neutrality, some sentences, a rival's word, the record."""

from dataclasses import dataclass

from game.engine.scoring import AXES, balance, values
from game.engine.state import METERS, Chapter
from game.engine.tables import tables
from game.scenario.model import Scenario
from game.views.behaviours import called
from game.views.controversies import ControversyView, played_controversies
from game.views.desk import NewsView, put_in
from game.views.lenses import disagreement
from game.views.parts import Head, MeterView, head, meter_views
from game.views.reader import Reader
from game.views.reveal import ReactionView, ranked, reaction_view
from game.views.sources import sources


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the plane in permille, y upward."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class PlaneView:
    """Solidarity across, neutrality up; the path of the game and where it ended."""

    solidarity: int | None
    neutrality: int | None
    balance: int | None
    quadrant: str
    path: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class ToldView:
    """What a state did."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """One event: what the player did beside what the home country and a comparable state did."""

    turn: int
    title: str
    date: str
    yours: str
    line: str
    same: bool
    told: tuple[ToldView, ...]
    """What the home country and a comparable state did, as far as there is a record."""
    sources: tuple[str, ...]
    """Where that is known from, each once."""
    elsewhere: str


@dataclass(frozen=True, slots=True)
class LastView:
    """The turn that ended the game early: what was signed, what followed, and how capitals reacted."""

    label: str
    line: str
    after: tuple[str, ...]
    reactions: tuple[ReactionView, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """The last page of a game."""

    head: Head
    last: LastView | None
    meanwhile: tuple[NewsView, ...]
    """What whoever leads the game had put into that turn."""
    ending: str
    plane: PlaneView
    sentences: tuple[str, ...]
    verdict_by: str
    verdict: str
    meters: tuple[MeterView, ...]
    recorded: bool
    """Whether there is a history beside which it can be held."""
    records: tuple[RecordView, ...]
    questions: tuple[str, ...]
    controversies: tuple[ControversyView, ...]
    """What can be argued about, as far as its events were played."""


def result_view(reader: Reader, game: str, seat: str, version: int) -> ResultView:
    """Return the result as one seat sees it."""
    seen, scenario = reader.seen, reader.scenario
    plane = plane_view(reader)
    rival = _rival(reader)
    early = seen.ending == "security"
    return ResultView(
        head=head(reader, game, seat, version),
        last=_last(reader) if early and seen.history else None,
        meanwhile=put_in(reader, seen.turn) if early else (),
        ending=next((reader.prose(p.text) for p in scenario.endings if reader.holds(p.when)), ""),
        plane=plane,
        sentences=_sentences(reader, plane),
        verdict_by=reader.capital(rival) if rival else "",
        verdict=_verdict(reader, rival) if rival else "",
        meters=meter_views(reader, _opening(scenario)),
        recorded=scenario.has_history,
        records=tuple(_record(reader, chapter) for chapter in seen.history),
        questions=tuple(reader.prose(question) for question in scenario.debrief),
        controversies=played_controversies(reader),
    )


def _last(reader: Reader) -> LastView:
    chapter = reader.seen.history[-1]
    option = reader.option(chapter.event, chapter.option)
    return LastView(
        label=reader.prose(option.label),
        line=reader.language.say(option.line),
        after=reader.passages(option.after, option.line),
        reactions=tuple(reaction_view(reader, chapter, one, option.line) for one in ranked(reader, chapter)),
    )


def plane_view(reader: Reader) -> PlaneView:
    """Return the plane: the running means after each turn, and the quadrant of the last."""
    seen = reader.seen
    solidarity, neutrality = balance.halves(seen)
    return PlaneView(
        solidarity,
        neutrality,
        balance.balance(seen),
        reader.t(f"quadrant.{balance.quadrant(solidarity, neutrality)}"),
        _path(reader),
    )


def _path(reader: Reader) -> tuple[PointView, ...]:
    return tuple(
        PointView(point.solidarity, point.neutrality)
        for point in balance.road(reader.seen)
        if point.solidarity is not None and point.neutrality is not None
    )


def _sentences(reader: Reader, plane: PlaneView) -> tuple[str, ...]:
    """Say where the game lies, its best and worst, its cost, what it could be called, and who disagrees."""
    axes = values(reader.scenario, reader.seen)
    best = max(AXES, key=lambda axis: (axes[axis.id], axis.id)).id
    worst = min(AXES, key=lambda axis: (axes[axis.id], axis.id)).id
    said = (
        _where(reader, plane),
        reader.t("result.axes", best=reader.t(f"axis.{best}"), worst=reader.t(f"axis.{worst}")),
        _cost(reader),
        called(reader),
        disagreement(reader),
    )
    return tuple(filter(None, said))


def _where(reader: Reader, plane: PlaneView) -> str:
    """Say in which corner the game lies; where it is the doctrine's own, also the turn that fell short of it."""
    corner = balance.quadrant(plane.solidarity, plane.neutrality)
    shown = [(w.solidarity, "solidarity", w.event) for w in reader.seen.windows]
    shown += [(w.neutrality, "neutrality", w.event) for w in reader.seen.windows]
    short = min(((value, half, event) for value, half, event in shown if value is not None), default=None)
    if corner != "active" or short is None or short[0] >= balance.MIDDLE:
        return reader.t(f"result.{corner}")
    _, half, event = short
    title = reader.prose(tables(reader.scenario).events[event].title)
    return reader.t("result.active_but", title=title, half=reader.t(f"half.{half}"))


def _opening(scenario: Scenario) -> tuple[int, int, int, int]:
    four = scenario.meters
    return four.security.start, four.economy.start, four.support.start, four.credit.start


def _cost(reader: Reader) -> str:
    views = meter_views(reader, _opening(reader.scenario), METERS)
    lost = min(views, key=lambda meter: (meter.change, meter.id))
    won = max(views, key=lambda meter: (meter.change, meter.id))
    if lost.change >= 0:
        return reader.t("result.no_cost", won=won.name)
    if won.change <= 0:
        return reader.t("result.only_cost", lost=lost.name)
    return reader.t("result.cost", won=won.name, lost=lost.name)


def _rival(reader: Reader) -> str | None:
    """Return the power that ends most at odds with the home country and has something to say."""
    standings = reader.seen.standings
    speaking = [name for name, power in reader.scenario.powers.items() if power.verdicts]
    return min(speaking, key=lambda n: (standings[n].trust - standings[n].grievance // 10, n), default=None)


def _verdict(reader: Reader, rival: str) -> str:
    verdicts = reader.scenario.powers[rival].verdicts
    return next((reader.prose(v.say) for v in verdicts if reader.holds(v.when)), "")


def _record(reader: Reader, chapter: Chapter) -> RecordView:
    event = tables(reader.scenario).events[chapter.event]
    option = reader.option(chapter.event, chapter.option)
    done = [told for told in (event.record.home, event.record.comparable) if told]
    return RecordView(
        turn=chapter.turn,
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        yours=reader.prose(option.label),
        line=reader.language.say(option.line),
        same=event.record.home is not None and event.record.home.option == chapter.option,
        told=tuple(ToldView(reader.prose(told.who), reader.prose(told.text)) for told in done),
        sources=sources(reader, tuple(key for told in done for key in told.sources)),
        elsewhere=reader.prose(event.record.elsewhere) if event.record.elsewhere else "",
    )
