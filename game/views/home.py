"""The home page, the list of a person's games, and what the pages about the rules need."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from game.engine import FACILITATOR
from game.engine.scoring import AXES
from game.engine.scoring.base import Axis
from game.players import MACHINES, USUAL
from game.scenario.problems import Problem
from game.text import Text
from game.views.inspection import problem_line
from game.views.language import Language
from game.views.principles import CiteView, cite_views
from game.views.tongues import TongueView


@dataclass(frozen=True, slots=True)
class SwitchView:
    """An event that can be switched on or off before a game."""

    event: str
    title: str
    date: str
    note: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario on offer; `fault` says why it cannot be played, `folder` where that can be looked into."""

    id: str
    title: str
    summary: str
    minutes: int
    turns: int
    content_note: str
    tongues: tuple[TongueView, ...]
    """The languages in which it can be read; none where there is only one."""
    fault: str
    folder: str
    capital: str
    recorded: bool
    """Whether the end tells what its country did."""
    mapped: bool
    """Whether its pages show a map."""
    switches: tuple[SwitchView, ...]
    """Events that can be switched on or off."""


@dataclass(frozen=True, slots=True)
class MachineChoice:
    """A way in which the powers may be played, from easy to hard."""

    id: str
    name: str
    meaning: str
    usual: bool


@dataclass(frozen=True, slots=True)
class GameCard:
    """One of a person's games."""

    game: str
    seat: str
    title: str
    turn: int
    turns: int
    over: bool
    powers: str
    """How its powers are played, where that is not as usual."""
    played: str
    url: str
    teaching: str
    """The address of its page for the teacher, where the person leads it."""
    plays: bool
    """Whether the person sits in it, and does not only lead it."""


class GameLine(Protocol):
    """What is known of a game without replaying it; handed in as data."""

    @property
    def id(self) -> str: ...
    @property
    def seat(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def turn(self) -> int: ...
    @property
    def turns(self) -> int: ...
    @property
    def machine(self) -> str: ...
    @property
    def last_move_at(self) -> datetime: ...
    @property
    def finished_at(self) -> datetime | None: ...
    @property
    def leads(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page: one scenario to play now, the others behind a second click, and games to go on with."""

    first: ScenarioCard | None
    others: tuple[ScenarioCard, ...]
    running: tuple[GameCard, ...]
    machines: tuple[MachineChoice, ...]
    studio: bool
    """Whether scenarios can be written here."""


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A room of a class in which a person is, or which they lead."""

    url: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class GamesView:
    """A person's games and rooms."""

    rooms: tuple[RoomCard, ...]
    games: tuple[GameCard, ...]


@dataclass(frozen=True, slots=True)
class AxisRule:
    """An axis in one sentence."""

    id: str
    name: str
    meaning: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules in five minutes."""

    axes: tuple[AxisRule, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A resume link that was just made, or one that is about to be used."""

    url: str
    title: str
    back: str
    leads: bool
    """Whether it is for leading the game, which shows what is to come."""
    tongue: str = ""
    """The language in which its scenario was read where the link was made."""


def fault_text(language: Language, problem: Problem | None, fault: Text | None) -> str:
    """Return why a scenario cannot be played: its first problem as `check` prints it, else what kept it from that."""
    if problem is not None:
        return problem_line(language, problem)
    return language.say(fault) if fault else ""


def game_card(language: Language, line: GameLine) -> GameCard:
    """Return a game as a list shows it."""
    plays = line.seat != FACILITATOR
    return GameCard(
        game=line.id,
        seat=line.seat,
        title=language.say(line.title) if plays else language.t("games.teaching", title=line.title),
        turn=line.turn,
        turns=line.turns,
        over=line.finished_at is not None,
        powers="" if line.machine == USUAL else language.t("games.powers", name=language.t(f"machine.{line.machine}")),
        played=language.date(line.last_move_at),
        url=f"/games/{line.id}/{line.seat}",
        teaching=f"/games/{line.id}/{FACILITATOR}" if line.leads else "",
        plays=plays,
    )


def home_view(
    language: Language, cards: tuple[ScenarioCard, ...], games: tuple[GameCard, ...], studio: bool = False
) -> HomeView:
    """Return the home page; the first playable scenario is the one to play now."""
    playable = [card for card in cards if not card.fault]
    first = playable[0] if playable else None
    return HomeView(
        first=first,
        others=tuple(card for card in cards if card is not first),
        running=tuple(game for game in games if game.plays and not game.over)[:3],
        machines=tuple(
            MachineChoice(name, language.t(f"machine.{name}"), language.t(f"machine.{name}.meaning"), name == USUAL)
            for name in MACHINES
        ),
        studio=studio,
    )


def rules_view(language: Language) -> RulesView:
    """Return the rules with the thirteen axes."""
    return RulesView(tuple(_axis(language, axis) for axis in AXES))


def _axis(language: Language, axis: Axis) -> AxisRule:
    return AxisRule(
        id=axis.id,
        name=language.t(f"axis.{axis.id}"),
        meaning=language.t(f"axis.{axis.id}.meaning"),
        cites=cite_views(language, axis.cites),
    )


class RoomLine(Protocol):
    """What is known of a room without reading it; handed in as data."""

    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def leads(self) -> bool: ...
    @property
    def open(self) -> bool: ...
    @property
    def opened_at(self) -> datetime: ...


def room_card(language: Language, line: RoomLine) -> RoomCard:
    """Return a room for the list of a person's."""
    key = f"rooms.{'led' if line.leads else 'joined'}_{'open' if line.open else 'closed'}"
    return RoomCard(
        url=f"/rooms/{line.id}{'/console' if line.leads else ''}",
        title=language.say(line.title),
        told=language.t(key, code=line.code, date=language.date(line.opened_at)),
    )
