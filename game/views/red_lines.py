"""Red lines: what the capitals will not accept, shown before a choice and marked on options that would cross one."""

from dataclasses import dataclass

from game.engine.tables import tables
from game.views.parts import stance
from game.views.reader import Reader


@dataclass(frozen=True, slots=True)
class RedLinesView:
    """A power that answers, how it stands, and what it will not accept, in its own words."""

    power: str
    stance: str
    text: str


def red_lines(reader: Reader) -> tuple[RedLinesView, ...]:
    """Return the red lines of all seated powers."""
    standings, powers = reader.seen.standings, reader.scenario.powers
    return tuple(
        RedLinesView(reader.name(name), stance(reader, standings[name]), reader.prose(seat.red_lines))
        for name in tables(reader.scenario).seats
        if (seat := powers[name].seat)
    )


def crossed(reader: Reader, option: str) -> str:
    """Return a line that names the seated powers whose red lines an option of this event would cross, or nothing."""
    known = tables(reader.scenario)
    powers = tuple(
        power
        for power in known.seats
        if any(reason.kind == "red_line" for reason in known.readings[(reader.event.id, option, power)].reasons)
    )
    return reader.t("desk.crosses", powers=reader.names(powers)) if powers else ""
