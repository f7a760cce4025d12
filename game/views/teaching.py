"""The teacher's page: what can be put into the game, what the event is good for, and how each side sees it.

It tells what was done in history and what is on its way, so that it is for whoever leads the game and nobody else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.engine import open_injects
from game.engine.tables import tables
from game.scenario.events import Event, Told
from game.scenario.model import Inject
from game.scenario.powers import SeatSpec
from game.views.controversies import ControversyView, all_controversies
from game.views.opportunity import opportunity_told
from game.views.parts import Head, head
from game.views.reader import Reader
from game.views.roles import review_text
from game.views.sources import FactView, fact_views, sources

_TIME = re.compile(r"turn *(?P<sign>>=?|<=?|==) *(?P<turn>\d+)")
_TIMES = {">": "from", "<": "until", "=": "at"}


@dataclass(frozen=True, slots=True)
class InjectView:
    """Something that can be put in, whether it can be now, and if not why."""

    id: str
    title: str
    sender: str
    text: str
    note: str
    record: str
    """Whether it happened in history; nothing where there is none."""
    state: str
    """Empty while it can be used."""


@dataclass(frozen=True, slots=True)
class NotesView:
    """What the teacher should know of one event."""

    title: str
    date: str
    beforehand: str
    note: str
    questions: tuple[str, ...]
    record: tuple[str, ...]
    """What was done in history."""
    elsewhere: str
    """Where another line does better."""
    facts: tuple[FactView, ...]
    opportunity: str
    """What else is possible in it, and what would take it."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A line of a side's scorecard, and how it stands."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class SideView:
    """How a power sees it, in its own words."""

    power: str
    office: str
    account: str
    briefing: str
    """What it knows of the event on the desk."""
    wants: str
    red_lines: str
    hardest: str
    goals: tuple[GoalView, ...]
    sources: tuple[str, ...]
    review: str


@dataclass(frozen=True, slots=True)
class TeachingView:
    """The teacher's page."""

    head: Head
    desk: str
    """The address of the seat that whoever leads the game plays as well; empty without one."""
    intro: str
    """For whom the page is, and what it gives away."""
    stands: str
    """Where the game is."""
    beforehand: str
    injects: tuple[InjectView, ...]
    coming: tuple[str, ...]
    """What earlier choices have set on its way."""
    now: NotesView | None
    sides: tuple[SideView, ...]
    others: tuple[NotesView, ...]
    questions: tuple[str, ...]
    controversies: tuple[ControversyView, ...]


def teaching_view(reader: Reader, game: str, seat: str, version: int, played: str | None = None) -> TeachingView:
    """Return the teacher's page of a game as whoever leads it sees it; `played` is the seat that they play as well."""
    scenario, seen = reader.scenario, reader.seen
    now = tables(scenario).events.get(seen.event or "")
    return TeachingView(
        head=head(reader, game, seat, version),
        desk=f"/games/{game}/{played}" if played else "",
        intro=reader.t("teaching.intro" if scenario.has_history else "teaching.intro_alone"),
        stands=_stands(reader, now),
        beforehand=_beforehand(reader, scenario.content_note),
        injects=tuple(_inject(reader, name, spec) for name, spec in scenario.injects.items()),
        coming=tuple(_coming(reader)),
        now=_notes(reader, now) if now else None,
        sides=tuple(_sides(reader, now)),
        others=tuple(_notes(reader, event) for event in scenario.events if event is not now),
        questions=tuple(reader.prose(question) for question in scenario.debrief),
        controversies=all_controversies(reader),
    )


def _stands(reader: Reader, event: Event | None) -> str:
    phase = reader.seen.phase
    if phase == "over" or event is None:
        return reader.t("teaching.stands.over")
    return reader.t(f"teaching.stands.{phase}", title=reader.prose(event.title), turn=reader.seen.turn)


def _beforehand(reader: Reader, note: str | None) -> str:
    return reader.t("desk.content", note=reader.prose(note)) if note else ""


def _inject(reader: Reader, name: str, spec: Inject) -> InjectView:
    recorded = spec.record or reader.scenario.has_history
    return InjectView(
        id=name,
        title=reader.prose(spec.title),
        sender=reader.capital(spec.from_),
        text=reader.prose(spec.text),
        note=reader.t("teaching.note", note=reader.prose(spec.note)),
        record=reader.t("teaching.on_record" if spec.record else "teaching.invented") if recorded else "",
        state="" if name in open_injects(reader.scenario, reader.seen) else _closed(reader, name),
    )


def _closed(reader: Reader, inject: str) -> str:
    """Return why an inject cannot be used now."""
    used = next((due for due in reader.seen.injected if due.item == inject), None)
    if used is not None:
        return reader.t("teaching.used", turn=used.turn)
    if reader.seen.phase == "over":
        return reader.t("teaching.over")
    if reader.seen.phase == "reveal":
        return reader.t("teaching.answered")
    return reader.t(
        "teaching.closed", clauses="; ".join(_when(reader, c) for c in reader.scenario.injects[inject].when)
    )


def _when(reader: Reader, clause: str) -> str:
    """Return a clause in words, where it only tells the time; else as it was written."""
    found = _TIME.fullmatch(clause.strip())
    if found is None:
        return reader.t("teaching.while", clause=clause)
    sign, number = found["sign"], int(found["turn"])
    shift = {">": 1, "<": -1}.get(sign, 0)
    return reader.t(f"teaching.turn.{_TIMES[sign[0]]}", turn=number + shift)


def _coming(reader: Reader) -> Iterator[str]:
    """Yield what is on its way, the next first."""
    known = tables(reader.scenario)
    for due in sorted(reader.seen.agenda, key=lambda due: due.turn):
        spec = known.news.get(due.item) or known.events[due.item]
        yield reader.t("teaching.due", turn=due.turn, title=reader.prose(spec.title, cause=due))


def _notes(reader: Reader, event: Event) -> NotesView:
    teaching, record = event.teaching, event.record
    told = [one for one in (record.home, record.comparable) if one]
    cited = (*teaching.sources, *(source for one in told for source in one.sources))
    return NotesView(
        title=reader.prose(event.title),
        date=reader.prose(event.date),
        beforehand=_beforehand(reader, event.content_note),
        note=reader.prose(teaching.note),
        questions=tuple(reader.prose(question) for question in teaching.questions),
        record=tuple(_told(reader, one) for one in told),
        elsewhere=reader.prose(record.elsewhere) if record.elsewhere else "",
        facts=fact_views(reader, event),
        opportunity=opportunity_told(reader, event),
        sources=sources(reader, cited),
    )


def _told(reader: Reader, told: Told) -> str:
    return reader.t("teaching.told", who=reader.prose(told.who), text=reader.prose(told.text))


def _sides(reader: Reader, event: Event | None) -> Iterator[SideView]:
    """Yield how each power with a seat sees it."""
    for name, power in reader.scenario.powers.items():
        if power.seat is not None:
            briefing = event.briefings.get(name, "") if event else ""
            yield _side(reader, name, power.seat, briefing)


def _side(reader: Reader, power: str, seat: SeatSpec, briefing: str) -> SideView:
    return SideView(
        power=reader.name(power),
        office=reader.prose(seat.office),
        account=reader.prose(seat.account),
        briefing=reader.prose(briefing),
        wants=reader.t("teaching.wants", text=reader.prose(seat.wants)),
        red_lines=reader.t("teaching.red_lines", text=reader.prose(seat.red_lines)),
        hardest=reader.t("teaching.hardest", text=reader.prose(seat.hardest_question)),
        goals=tuple(
            GoalView(reader.prose(goal.text), reader.t("teaching.met" if reader.holds(goal.when) else "teaching.unmet"))
            for goal in seat.goals
        ),
        sources=sources(reader, seat.sources),
        review=review_text(reader, seat),
    )
