"""Dealings: what was set in motion, what bound the country, and what was bargained over, in the order of the game."""

from dataclasses import dataclass

from game.engine.offers import partner
from game.engine.pursuits import Offer, Outcome
from game.engine.state import Chapter
from game.engine.tables import tables
from game.views.bargains import promise_texts
from game.views.besides import lost_text, step_text, terms
from game.views.reader import Reader


@dataclass(frozen=True, slots=True)
class DealingView:
    """One thing: the year, what it was, what became of it, and what came of it in history where that is told."""

    year: int
    what: str
    became: str
    record: str


@dataclass(frozen=True, slots=True)
class BondView:
    """A commitment that is in force."""

    name: str
    since: str
    terms: str


@dataclass(frozen=True, slots=True)
class DealingsView:
    """The section of the file."""

    initiatives: tuple[DealingView, ...]
    bargains: tuple[DealingView, ...]
    bonds: tuple[BondView, ...]
    lost: tuple[str, ...]


def dealings_view(reader: Reader) -> DealingsView:
    """Return what was done besides answering; the record is told when the game is over."""
    seen = reader.seen
    return DealingsView(
        initiatives=_initiatives(reader),
        bargains=tuple(_bargain(reader, offer) for offer in seen.offers),
        bonds=tuple(
            BondView(
                name=reader.prose(reader.scenario.commitments[name].name),
                since=str(_year(reader, held.since)) if held.since else reader.t("dealings.from_start"),
                terms=" ".join(terms(reader, reader.scenario.commitments[name])),
            )
            for name, held in seen.held.items()
        ),
        lost=tuple(
            reader.t("dealings.lost", year=_year(reader, one.turn), how=lost_text(reader, one)) for one in seen.lost
        ),
    )


def _year(reader: Reader, turn: int) -> int:
    """Return the year of a turn: of the event that it had."""
    events = {chapter.turn: chapter.event for chapter in reader.seen.history}
    return tables(reader.scenario).events[events.get(turn, reader.seen.event or "")].year


def _initiatives(reader: Reader) -> tuple[DealingView, ...]:
    """Return each step that was tried; what came of its initiative in history stands with the first."""
    told: set[str] = set()
    views = []
    for chapter in reader.seen.history:
        for one in chapter.outcomes:
            record = "" if one.initiative in told or reader.seen.phase != "over" else _record(reader, one.initiative)
            told.add(one.initiative)
            views.append(_step(reader, chapter, one, record))
    return tuple(views)


def _step(reader: Reader, chapter: Chapter, one: Outcome, record: str) -> DealingView:
    spec = reader.scenario.initiatives[one.initiative]
    step = step_text(reader, spec, one.stage)
    key = "dealings.declined" if one.declined else "dealings.done"
    return DealingView(
        year=_year(reader, chapter.turn),
        what=reader.t("dealings.step", name=reader.prose(spec.name), step=step),
        became=reader.t(key, powers=reader.names(one.declined)),
        record=record,
    )


def _record(reader: Reader, initiative: str) -> str:
    told = reader.scenario.initiatives[initiative].record
    return reader.t("dealings.record", who=reader.prose(told.who), text=reader.prose(told.text)) if told else ""


def _bargain(reader: Reader, offer: Offer) -> DealingView:
    power = reader.name(partner(reader.scenario, offer))
    sides = ["; ".join(promise_texts(reader, offer, theirs)) for theirs in (True, False)]
    gives, asks = (side or reader.t("offer.nothing") for side in sides)
    key = "dealings.own" if offer.maker == reader.scenario.home.id else "dealings.theirs"
    fates = [reader.t(f"fate.{fate}") for fate in dict.fromkeys(promise.fate for promise in offer.promises)]
    status = reader.t(f"offer.status_{offer.status}", power=power)
    return DealingView(
        year=_year(reader, offer.turn),
        what=reader.t(key, power=power, gives=gives, asks=asks),
        became=" ".join((reader.t("dealings.agreed"), *fates)) if offer.status == "accepted" else status,
        record="",
    )
