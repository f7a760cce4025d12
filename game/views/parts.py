"""Parts that several pages share: the head of a game page, meters in words, stances of powers, findings."""

from collections.abc import Collection
from dataclasses import dataclass

from game.engine.scoring import COUNTED_ORIGINS
from game.engine.state import METERS, Finding, Reason, Standing, meters
from game.engine.tables import tables
from game.scenario.strings import languages
from game.text import Text
from game.views.principles import CiteView, cite_views
from game.views.reader import Reader
from game.views.tongues import TongueView, tongue_views

DANGERS = ((15, "desk.danger_1"), (30, "desk.danger_2"))
"""Security up to which the desk warns so: what a turn or two can take. The words of a scenario may be few or many."""
SHOWN_METERS = ("security", "economy", "support")
MUCH = 10
"""Points of a meter from which its change is much."""
HOSTILE, AGGRIEVED = 5000, 2000
"""Grievance from which a power is called so, whatever its trust."""
STANCES = ((-300, "distant"), (-50, "cool"), (150, "correct"), (400, "warm"))
"""Trust below which a power without such a grievance has this word; above all of them it is close."""
SIZES = ((150, "little"), (450, "some"))
"""Permille below which a reason has this size; above all of them it is much."""


Chosen = frozenset[str]
"""What was marked in a form that comes back: its fields as `name=value`."""
NOTHING: Chosen = frozenset()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form sends back so that a stale one is noticed."""

    turn: int
    phase: str
    revision: int


@dataclass(frozen=True, slots=True)
class Head:
    """What every page of a game carries."""

    game: str
    seat: str
    version: int
    turn: int
    turns: int
    phase: str
    scenario: str
    stamp: Stamp
    url: str
    lang: str
    """The language of the scenario's words, where all of them are in one that is not that of the page."""
    tongues: tuple[TongueView, ...]
    """The languages in which the scenario can be read; none where there is only one."""


@dataclass(frozen=True, slots=True)
class MeterView:
    """A national meter in words; `change` is shown where a page tells what moved."""

    id: str
    name: str
    value: int
    word: str
    change: int
    change_text: str


@dataclass(frozen=True, slots=True)
class AdviceView:
    """An official for or against."""

    office: str
    why: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as a sentence."""

    axis: str
    name: str
    points: int
    points_text: str
    because: str
    cites: tuple[CiteView, ...]
    origin: str
    authored: bool
    turn: int
    year: int
    """In which the turn lies."""


def head(reader: Reader, game: str, seat: str, version: int) -> Head:
    """Return the head of a game page."""
    seen = reader.seen
    return Head(
        game=game,
        seat=seat,
        version=version,
        turn=seen.turn,
        turns=reader.scenario.turns,
        phase=seen.phase,
        scenario=reader.language.say(reader.scenario.title),
        stamp=Stamp(seen.turn, seen.phase, seen.revisions.get(seat, 0)),
        url=f"/games/{game}/{seat}",
        lang=reader.marked,
        tongues=tongue_views(reader.language, languages(reader.scenario), reader.told_in),
    )


def meter_word(reader: Reader, meter: str, value: int) -> str:
    """Return what a value of a meter is called."""
    words = getattr(reader.scenario.meters, meter).words
    return reader.language.say(next((word for word in words if value <= word.upto), words[-1]).say)


def danger(reader: Reader) -> str:
    """Return the warning that security runs out, while little of it is left; else nothing."""
    value = meters(reader.seen.values)[METERS.index("security")]
    key = next((key for upto, key in DANGERS if value <= upto), "")
    name, word = reader.scenario.meters.security.name, meter_word(reader, "security", value)
    return reader.t(key, meter=reader.language.say(name), word=word) if key else ""


def meter_views(
    reader: Reader, before: tuple[int, int, int, int] | None = None, shown: tuple[str, ...] = SHOWN_METERS
) -> tuple[MeterView, ...]:
    """Return the meters, with their change since `before` where that is given."""
    now = meters(reader.seen.values)
    return tuple(
        _meter(reader, name, now[index], now[index] - (before or now)[index])
        for index, name in enumerate(METERS)
        if name in shown
    )


def _meter(reader: Reader, name: str, value: int, change: int) -> MeterView:
    return MeterView(
        id=name,
        name=reader.language.say(getattr(reader.scenario.meters, name).name),
        value=value,
        word=meter_word(reader, name, value),
        change=change,
        change_text=change_text(reader, change),
    )


def change_text(reader: Reader, change: int) -> str:
    """Return how a meter has changed, in words."""
    if change == 0:
        return reader.t("change.none")
    return reader.t(f"change.{'up' if change > 0 else 'down'}{'_much' if abs(change) >= MUCH else ''}")


def stance(reader: Reader, standing: Standing) -> str:
    """Return how a power stands to the home country, in a word."""
    if standing.grievance >= HOSTILE:
        return reader.t("stance.hostile")
    if standing.grievance >= AGGRIEVED:
        return reader.t("stance.aggrieved")
    return reader.t(f"stance.{next((word for below, word in STANCES if standing.trust < below), 'close')}")


def reason_text(reader: Reader, reason: Reason) -> str:
    """Return one reason as a phrase: what it is about, and whether it pleased or hurt, and how much."""
    size = next((word for below, word in SIZES if abs(reason.amount) < below), "much")
    side = "for" if reason.amount > 0 else "against"
    if reason.kind == "interest":
        about = reader.language.say(reader.scenario.issues[reason.about].name)
    elif reason.kind == "red_line":
        about = reader.t(f"flag.{reason.about}")
    else:
        about = reader.name(reason.about)
    return reader.t(f"reason.{reason.kind}_{side}", about=about, size=reader.t(f"size.{size}"))


def finding_view(reader: Reader, finding: Finding) -> FindingView:
    """Return a finding as a sentence."""
    now = next((c.event for c in reader.seen.history if c.turn == finding.turn), reader.seen.event or "")
    return FindingView(
        axis=finding.axis,
        name=reader.t(f"axis.{finding.axis}"),
        points=finding.points,
        points_text=signed(finding.points, plus=True),
        because=_since(reader, finding, now),
        cites=cite_views(reader.language, finding.cites),
        origin=finding.origin,
        authored=finding.authored,
        turn=finding.turn,
        year=tables(reader.scenario).events[now].year,
    )


def _since(reader: Reader, finding: Finding, now: str) -> str:
    """Return the reason; of what an earlier choice has brought, with the year of that choice."""
    because = reader.because(finding.because)
    if finding.event == now:
        return because
    return reader.t("finding.since", year=tables(reader.scenario).events[finding.event].year, because=because)


def signed(value: int, plus: bool = False) -> str:
    """Return a number with a real minus sign, and a plus where that is wanted."""
    return f"{value:{'+' if plus else ''}d}".replace("-", "−")


def telling(findings: tuple[Finding, ...], most: int = 3, told: Collection[Text] = frozenset()) -> tuple[Finding, ...]:
    """Return the findings that say most: the heaviest, no axis twice, and both a gain and a loss if there are any.

    `told` are reasons that were given shortly before: where there is something new to say, they wait.
    """
    ranked = sorted(
        (f for f in findings if f.origin in COUNTED_ORIGINS),
        key=lambda f: (f.origin != "seed", f.because in told, -abs(f.points), not f.authored, f.axis),
    )
    chosen: list[Finding] = []
    for finding in ranked:
        if finding.axis not in {f.axis for f in chosen}:
            chosen.append(finding)
    top = chosen[:most]
    for sign in (1, -1):
        missing = next((f for f in chosen[most:] if f.points * sign > 0), None)
        if missing and len(top) == most and all(f.points * sign <= 0 for f in top):
            top[-1] = missing
    return tuple(top)
