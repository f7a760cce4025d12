"""The file: everything that was judged, turn by turn; for the debrief and the teacher, one click behind the result."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.agreement import in_common, s_score
from game.engine.dependence import OTHERS, concentration, divided
from game.engine.fixed import PERMILLE, scale
from game.engine.scoring import AXES, COUNTED_ORIGINS, balance, value
from game.engine.scoring.base import Axis
from game.engine.state import METERS, Chapter
from game.engine.tables import tables
from game.views.behaviours import BehavioursView, behaviours_view
from game.views.board import BoardView, board_view
from game.views.dealings import DealingsView, dealings_view
from game.views.desk import NewsView, put_in
from game.views.ledger import TurnMovesView, by_turn
from game.views.lenses import LensesView, lenses_view
from game.views.opportunity import TakenView, taken_view
from game.views.parts import FindingView, Head, finding_view, head, signed, stance
from game.views.principles import CiteView, NoteView, cite_views, wider_views
from game.views.reader import Reader
from game.views.reveal import ReactionView, reaction_view
from game.views.sources import FactView, fact_views, source_text

FAMILIES = ("autonomy", "neutrality", "solidarity", "bridge", "conduct")


@dataclass(frozen=True, slots=True)
class AxisView:
    """One axis: its value, its parts apart (written, worked out, measured), and what they rest on."""

    id: str
    name: str
    meaning: str
    value: int
    parts: str
    measure: str
    """What its measure looks at, or that it has none."""
    findings: tuple[FindingView, ...]
    """Those of the whole game, in order."""
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family of axes."""

    name: str
    axes: tuple[AxisView, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """Where the game lay after one turn."""

    event: str
    solidarity: str
    neutrality: str
    corner: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn of the file."""

    turn: int
    title: str
    date: str
    label: str
    line: str
    put_in: tuple[NewsView, ...]
    """What whoever leads the game had put into it."""
    board: BoardView | None
    reactions: tuple[ReactionView, ...]
    findings: tuple[FindingView, ...]
    tested: str
    meters: tuple[int, ...]
    opportunity: TakenView | None
    """What else was possible; like the facts told once the game is over."""
    facts: tuple[FactView, ...]
    """What was so."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """One partner's share of a domain."""

    partner: str
    share: int


@dataclass(frozen=True, slots=True)
class DomainView:
    """One domain of dependence."""

    name: str
    concentration: int
    shares: tuple[ShareView, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a power stands at the end."""

    power: str
    stance: str
    trust: str
    grievance: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """How alike a power has voted, −1.00 to +1.00, and in how many votes."""

    power: str
    score: str
    votes: int


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A pledge and how it was lived up to."""

    text: str
    firmness: str
    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class DossierView:
    """The page of the file."""

    head: Head
    families: tuple[FamilyView, ...]
    behaviours: BehavioursView
    halves: str
    """By which axes each half of the balance is judged."""
    road: tuple[PointView, ...]
    lenses: LensesView
    turns: tuple[TurnView, ...]
    meter_names: tuple[str, ...]
    meters_start: tuple[int, ...]
    moves: tuple[TurnMovesView, ...]
    """What moved them, turn by turn."""
    domains: tuple[DomainView, ...]
    standings: tuple[StandingView, ...]
    votes: int
    """How many votes were held."""
    agreements: tuple[AgreementView, ...]
    pledges: tuple[PledgeRow, ...]
    dealings: DealingsView
    wider: tuple[NoteView, ...]
    """Once the game is over, since they tell what was done in history."""
    sources: tuple[str, ...]


def dossier_view(reader: Reader, game: str, seat: str, version: int) -> DossierView:
    """Return the file as one seat sees it."""
    scenario, seen = reader.scenario, reader.seen
    return DossierView(
        head=head(reader, game, seat, version),
        families=tuple(_family(reader, family) for family in FAMILIES),
        behaviours=behaviours_view(reader),
        halves=_halves(reader),
        road=tuple(_point(reader, point) for point in balance.road(seen)),
        lenses=lenses_view(reader),
        turns=tuple(_turn(reader, chapter) for chapter in seen.history),
        meter_names=tuple(reader.language.say(getattr(scenario.meters, name).name) for name in METERS),
        meters_start=tuple(getattr(scenario.meters, name).start for name in METERS),
        moves=by_turn(reader),
        domains=tuple(_domain(reader, name) for name in seen.shares),
        standings=tuple(
            StandingView(reader.name(name), stance(reader, now), signed(scale(now.trust, 1, 10)), now.grievance // 100)
            for name, now in seen.standings.items()
        ),
        votes=len(seen.ballots),
        agreements=tuple(_agreements(reader)),
        pledges=tuple(
            PledgeRow(
                reader.language.say(reader.pledge(name)), reader.t(f"firmness.{now.firmness}"), now.kept, now.broken
            )
            for name, now in seen.pledges.items()
        ),
        wider=_wider(reader),
        dealings=dealings_view(reader),
        sources=tuple(source_text(reader, scenario, key) for key in sorted(scenario.sources)),
    )


def _wider(reader: Reader) -> tuple[NoteView, ...]:
    """Return where the record is wider than the commentary, as far as the game was judged by it."""
    if reader.seen.phase != "over" or not reader.scenario.has_history:
        return ()
    return wider_views(reader.language, (element for finding in reader.seen.findings for element in finding.cites))


def _family(reader: Reader, family: str) -> FamilyView:
    axes = tuple(_axis(reader, axis.id) for axis in AXES if axis.family == family)
    return FamilyView(reader.t(f"family.{family}"), axes)


def _axis(reader: Reader, name: str) -> AxisView:
    axis = next(axis for axis in AXES if axis.id == name)
    written, computed = (_points(reader, name, authored) for authored in (True, False))
    measured, measure = _measured(reader, axis)
    return AxisView(
        id=name,
        name=reader.t(f"axis.{name}"),
        meaning=reader.t(f"axis.{name}.meaning"),
        value=value(axis, reader.scenario, reader.seen),
        parts=reader.t("dossier.parts", written=written, computed=computed, measured=measured),
        measure=measure,
        findings=tuple(finding_view(reader, f) for f in reader.seen.findings if f.axis == name),
        cites=cite_views(reader.language, axis.cites),
    )


def _measured(reader: Reader, axis: Axis) -> tuple[str, str]:
    """Return what is measured of an axis, and what its measure looks at or that it has none."""
    key, measured = f"measure.{axis.id}", axis.measure(reader.scenario, reader.seen)
    if not reader.language.has(key):
        return reader.t("dossier.no_measure"), reader.t("measure.none")
    value = reader.t("dossier.unmeasured") if measured is None else str(measured // 10)
    return value, reader.t(key, value=value)


def _point(reader: Reader, point: balance.Point) -> PointView:
    event = tables(reader.scenario).events[point.event]
    halves = (point.solidarity, point.neutrality)
    solidarity, neutrality = (reader.t("road.none") if half is None else str(half // 10) for half in halves)
    return PointView(
        event=reader.t("road.turn", year=event.year, title=reader.prose(event.title)),
        solidarity=solidarity,
        neutrality=neutrality,
        corner=reader.t(f"quadrant.{point.quadrant}"),
    )


def _points(reader: Reader, axis: str, authored: bool) -> str:
    """Return the points that count of an axis's findings, of those written for answers or of those worked out."""
    counted = (f for f in reader.seen.findings if f.axis == axis and f.origin in COUNTED_ORIGINS)
    points = sum(f.points for f in counted if f.authored is authored)
    return signed(points, plus=points > 0)


def _turn(reader: Reader, chapter: Chapter) -> TurnView:
    event = tables(reader.scenario).events[chapter.event]
    option = reader.option(chapter.event, chapter.option)
    over = reader.seen.phase == "over"
    window = next((w for w in reader.seen.windows if w.turn == chapter.turn), None)
    tested = [
        reader.t(f"dossier.{half}", n=score // 10)
        for half, score in (
            ("solidarity", window.solidarity if window else None),
            ("neutrality", window.neutrality if window else None),
        )
        if score is not None
    ]
    return TurnView(
        turn=chapter.turn,
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        label=reader.prose(option.label),
        line=reader.language.say(option.line),
        put_in=put_in(reader, chapter.turn),
        board=board_view(reader, chapter.turn, told=True),
        reactions=tuple(reaction_view(reader, chapter, r, option.line) for r in chapter.reactions),
        findings=tuple(finding_view(reader, f) for f in reader.seen.findings if f.turn == chapter.turn),
        tested=" · ".join(tested),
        meters=chapter.meters_after,
        opportunity=taken_view(reader, event, chapter) if over else None,
        facts=fact_views(reader, event) if over else (),
    )


def _halves(reader: Reader) -> str:
    """Say which axes count for solidarity and which for neutrality."""
    halves = {"solidarity": balance.SOLIDARITY_AXES, "neutrality": balance.NEUTRALITY_AXES}
    named = {
        half: ", ".join(reader.t(f"axis.{axis.id}") for axis in AXES if axis.id in ids) for half, ids in halves.items()
    }
    return reader.t("road.halves", **named)


def _domain(reader: Reader, name: str) -> DomainView:
    partners = reader.seen.shares[name]
    percent = divided(100, partners, PERMILLE)
    ranked = sorted(partners, key=lambda p: (p == OTHERS, -partners[p], p))
    return DomainView(
        name=reader.t(f"domain.{name}"),
        concentration=concentration(partners) // 10,
        shares=tuple(ShareView(reader.name(p), percent[p]) for p in ranked if percent[p]),
    )


def _agreements(reader: Reader) -> Iterator[AgreementView]:
    """Yield the powers that have cast enough votes together with the home country, the most alike first."""
    scenario, seen = reader.scenario, reader.seen
    scores = {power: s_score(scenario, seen, power) for power in scenario.powers}
    told = {power: score for power, score in scores.items() if score is not None}
    for power in sorted(told, key=lambda power: (-told[power], power)):
        hundredths = scale(told[power], 1, 10)
        size = f"{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
        sign = "−" if hundredths < 0 else "+" if hundredths else ""
        yield AgreementView(reader.name(power), f"{sign}{size}", len(in_common(scenario, seen, power)))
