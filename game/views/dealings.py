"""Dealings: what was set in motion, what bound the country, and what was bargained over, in the order of the game."""

from dataclasses import dataclass

from game.engine.offers import partner
from game.engine.pursuits import Offer
from game.engine.state import Chapter
from game.engine.tables import tables
from game.scenario.events import Told
from game.views.bargains import promise_text
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
        initiatives=tuple(one for chapter in seen.history for one in _initiatives(reader, chapter)),
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


def _initiatives(reader: Reader, chapter: Chapter) -> list[DealingView]:
    views = []
    for one in chapter.outcomes:
        spec = reader.scenario.initiatives[one.initiative]
        became = (
            reader.t("dealings.declined", powers=reader.names(one.declined))
            if one.declined
            else reader.t("dealings.done")
        )
        over = reader.seen.phase == "over"
        views.append(
            DealingView(
                year=_year(reader, chapter.turn),
                what=reader.t("dealings.step", name=reader.prose(spec.name), step=step_text(reader, spec, one.stage)),
                became=became,
                record=_told(reader, spec.record) if over and spec.record else "",
            )
        )
    return views


def _told(reader: Reader, told: Told) -> str:
    return reader.t("dealings.record", who=reader.prose(told.who), text=reader.prose(told.text))


def _bargain(reader: Reader, offer: Offer) -> DealingView:
    power = reader.name(partner(reader.scenario, offer))
    home = reader.scenario.home.id
    sides = [
        "; ".join(promise_text(reader, promise) for promise in offer.promises if (promise.by == home) == own)
        for own in (False, True)
    ]
    gives, asks = (side or reader.t("offer.nothing") for side in sides)
    key = "dealings.own" if offer.maker == home else "dealings.theirs"
    status = reader.t(f"offer.status_{offer.status}", power=power)
    fates = [reader.t(f"fate.{fate}") for fate in dict.fromkeys(promise.fate for promise in offer.promises)]
    return DealingView(
        year=_year(reader, offer.turn),
        what=reader.t(key, power=power, gives=gives, asks=asks),
        became=f"{status} {' '.join(fates)}" if offer.status == "accepted" else status,
        record="",
    )
