"""Who sits where: a card for the home country's desk, for each role at its table, and for each capital with a seat."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario.powers import CabinetRole, Power, SeatSpec
from game.scenario.strings import languages
from game.views.reader import Reader
from game.views.sources import sources
from game.views.tongues import TongueView, tongue_views


@dataclass(frozen=True, slots=True)
class CabinetView:
    """A role at the table of the home country."""

    id: str
    name: str
    offices: str
    brief: str
    watches: str


@dataclass(frozen=True, slots=True)
class HomeCard:
    """The desk that is played."""

    name: str
    office: str
    brief: str
    offices: tuple[str, ...]
    cabinet: tuple[CabinetView, ...]


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A capital that is played, fair to its side."""

    id: str
    name: str
    capital: str
    office: str
    account: str
    wants: str
    red_lines: str
    hardest: str
    levers: tuple[str, ...]
    goals: tuple[str, ...]
    sources: tuple[str, ...]
    review: str
    """Who from that side has signed the card, or that nobody has."""


@dataclass(frozen=True, slots=True)
class RolesView:
    """The page of who sits where."""

    title: str
    url: str
    """Its own address."""
    back: str
    """The game from which it was opened; empty where it is the scenario's own."""
    lang: str
    """The language of the scenario's words, where all of them are in one that is not that of the page."""
    tongues: tuple[TongueView, ...]
    home: HomeCard
    seats: tuple[SeatCard, ...]


def roles_view(reader: Reader, url: str, back: str = "") -> RolesView:
    """Return who sits where in the reader's scenario; `url` is the address of the page, `back` that of a game."""
    return RolesView(
        title=reader.prose(reader.scenario.title),
        url=url,
        back=back,
        lang=reader.marked,
        tongues=tongue_views(reader.language, languages(reader.scenario), reader.told_in),
        home=_home(reader),
        seats=tuple(_seats(reader)),
    )


def _home(reader: Reader) -> HomeCard:
    home = reader.scenario.home
    return HomeCard(
        name=reader.prose(home.name),
        office=reader.prose(home.office),
        brief=reader.prose(home.brief),
        offices=tuple(reader.prose(title) for title in home.offices.values()),
        cabinet=tuple(_cabinet(reader, name, role) for name, role in home.cabinet.items()),
    )


def _cabinet(reader: Reader, id: str, role: CabinetRole) -> CabinetView:
    offices = reader.scenario.home.offices
    return CabinetView(
        id=id,
        name=reader.prose(role.name),
        offices=", ".join(reader.prose(offices[office]) for office in role.offices),
        brief=reader.prose(role.brief),
        watches=reader.prose(role.watches),
    )


def _seats(reader: Reader) -> Iterator[SeatCard]:
    for name, power in reader.scenario.powers.items():
        if power.seat is not None:
            yield _seat(reader, name, power, power.seat)


def seat_card(reader: Reader, power: str) -> SeatCard | None:
    """Return the card of one capital; None for one without a seat."""
    found = reader.scenario.powers[power]
    return _seat(reader, power, found, found.seat) if found.seat else None


def _seat(reader: Reader, id: str, power: Power, seat: SeatSpec) -> SeatCard:
    return SeatCard(
        id=id,
        name=reader.prose(power.name),
        capital=reader.prose(power.capital),
        office=reader.prose(seat.office),
        account=reader.prose(seat.account),
        wants=reader.prose(seat.wants),
        red_lines=reader.prose(seat.red_lines),
        hardest=reader.prose(seat.hardest_question),
        levers=tuple(reader.prose(lever.label) for lever in power.levers.values()),
        goals=tuple(reader.prose(goal.text) for goal in seat.goals),
        sources=sources(reader, seat.sources),
        review=review_text(reader, seat),
    )


def review_text(reader: Reader, seat: SeatSpec) -> str:
    """Return who from that side has read and signed a card, or that nobody has."""
    if seat.reviewed is None:
        return reader.t("roles.unreviewed")
    return reader.t("roles.reviewed", by=reader.prose(seat.reviewed.by), date=reader.prose(seat.reviewed.date))
