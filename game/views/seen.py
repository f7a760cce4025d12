"""An event as one of the powers sees it: for an author who wants to know what is on the other desks."""

from dataclasses import dataclass

from game.engine.levers import in_reach
from game.engine.tables import tables
from game.scenario.strings import languages
from game.views.parts import stance
from game.views.reader import Reader
from game.views.tongues import TongueView, tongue_views

READINGS = ((-450, "hurts"), (-50, "minds"), (50, "neither"), (450, "likes"))
"""Permille up to which an answer is so to a power, by its own interests; above, it pleases."""


@dataclass(frozen=True, slots=True)
class ReadOption:
    """An answer, and what this power makes of it by its interests alone."""

    label: str
    reading: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """One line of the power's own scorecard, as it stands now."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class SeenView:
    """What lies on a power's desk."""

    url: str
    back: str
    lang: str
    """The code of the language in which the scenario is told, where it is not that of the page."""
    tongues: tuple[TongueView, ...]
    power: str
    office: str
    stance: str
    title: str
    scene: tuple[str, ...]
    brief: tuple[tuple[str, str], ...]
    """Heading and text."""
    asks: tuple[str, ...]
    options: tuple[ReadOption, ...]
    levers: tuple[str, ...]
    goals: tuple[GoalView, ...]


def seen_view(reader: Reader, power: str, url: str, back: str) -> SeenView:
    """Return what a power's seat sees in the phase in which the game stands, on a page of this address."""
    spec, event = reader.scenario.powers[power], reader.event
    seat = spec.seat
    brief = (
        [("account", seat.account), ("wants", seat.wants), ("red_lines", seat.red_lines),
         ("hardest_question", seat.hardest_question)] if seat else []
    )  # fmt: skip
    return SeenView(
        url=url,
        back=back,
        lang="" if reader.told_in == reader.language.code else reader.told_in,
        tongues=tongue_views(reader.language, languages(reader.scenario), reader.told_in),
        power=reader.name(power),
        office=reader.prose(seat.office) if seat else "",
        stance=reader.t("seen.stance", stance=stance(reader, reader.seen.standings[power])),
        title=reader.prose(event.title),
        scene=reader.passages(event.scene),
        brief=tuple((reader.t(f"seen.{name}"), reader.prose(text)) for name, text in brief),
        asks=tuple(reader.prose(ask.text) for ask in event.asks if ask.from_ == power),
        options=tuple(
            ReadOption(reader.prose(option.label), _reading(reader, event.id, option.id, power))
            for option in event.options
        ),
        levers=tuple(reader.prose(spec.levers[name].label) for name in in_reach(reader.scenario, reader.seen, power)),
        goals=tuple(
            GoalView(reader.prose(goal.text), reader.holds(goal.when)) for goal in (seat.goals if seat else ())
        ),
    )


def _reading(reader: Reader, event: str, option: str, power: str) -> str:
    total = tables(reader.scenario).totals[(event, option)].get(power, 0)
    return reader.t(f"seen.{next((word for upto, word in READINGS if total < upto), 'pleases')}")
