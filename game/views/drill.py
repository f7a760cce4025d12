"""The drill: what a member of a class reads and answers at each step, and how the class has spread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.tables import tables
from game.scenario.strings import languages
from game.views.desk import DeskView, OptionView
from game.views.parts import AdviceView, Head
from game.views.reader import Reader
from game.views.result import RecordView, result_view
from game.views.roles import SeatCard, seat_card
from game.views.tongues import TongueView, tongue_views

AS_HOME = ("crisis", "again")
"""Steps at which one answers as the home desk."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a member has said so far: whom they advise, and by step the answer and its reason."""

    power: str
    options: Mapping[str, str]
    reason: str = ""
    """Of the answer at this step."""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class LobbyView:
    """Before it begins."""

    name: str
    title: str
    summary: str
    content: str
    lang: str
    tongues: tuple[TongueView, ...]
    """The languages in which it can be read; none where there is only one."""
    url: str
    """Of the room."""


@dataclass(frozen=True, slots=True)
class EarlierView:
    """What was answered at an earlier step."""

    role: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A step at which an answer is asked for."""

    head: Head
    url: str
    step: str
    title: str
    intro: str
    legend: str
    desk: DeskView
    card: SeatCard | None
    """The capital that is advised, where one is."""
    ask: str
    """What that capital wants on this night, in its own words."""
    options: tuple[OptionView, ...]
    """With what officials expect, where one answers as the home desk."""
    full: bool
    """Whether what lies on the desk is read for the first time."""
    earlier: tuple[EarlierView, ...]
    reason: str
    signed: bool


@dataclass(frozen=True, slots=True)
class BarView:
    """How many chose an answer: in words, and as a share in percent of all who answered."""

    label: str
    first: int
    first_share: int
    last: int
    last_share: int
    advised: str
    """Which capitals' advisers would have it, and how many of them."""


@dataclass(frozen=True, slots=True)
class SpreadView:
    """How the class has spread, and what has changed."""

    head: Head
    title: str
    bars: tuple[BarView, ...]
    answered: int
    told: str
    moves: tuple[str, ...]
    reasons: tuple[str, ...]
    """Those that whoever leads shows; without names."""
    own: tuple[EarlierView, ...]


@dataclass(frozen=True, slots=True)
class EndView:
    """The end of a drill."""

    head: Head
    ending: str
    recorded: bool
    records: tuple[RecordView, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """What was counted: by option, by option and capital, and from which answer to which."""

    first: Mapping[str, int]
    advised: Mapping[tuple[str, str], int]
    last: Mapping[str, int]
    moves: Mapping[tuple[str, str], int]
    reasons: tuple[str, ...]


def end_view(reader: Reader, game: str, seat: str, version: int) -> EndView:
    """Return what was done in history beside what the class signed, and what is to be talked about."""
    result, event = result_view(reader, game, seat, version), reader.event
    questions = event.teaching.questions or reader.scenario.debrief
    return EndView(
        head=result.head,
        ending=result.ending,
        recorded=result.recorded,
        records=result.records,
        questions=tuple(reader.prose(question) for question in questions),
    )


def lobby_view(reader: Reader, name: str, url: str) -> LobbyView:
    """Return what a member reads before it begins; `url` is that of the room."""
    scenario = reader.scenario
    return LobbyView(
        name=name,
        title=reader.prose(scenario.title),
        summary=reader.prose(scenario.summary),
        content=reader.prose(scenario.content_note or ""),
        lang=reader.marked,
        tongues=tongue_views(reader.language, languages(scenario), reader.told_in),
        url=url,
    )


def question_view(reader: Reader, desk: DeskView, url: str, step: str, own: Own) -> QuestionView:
    """Return a step at which an answer is asked for; `url` is where it goes."""
    power = "" if step in AS_HOME else own.power
    return QuestionView(
        head=desk.head,
        url=url,
        step=step,
        title=reader.t(f"drill.{step}.title", power=reader.name(own.power)),
        intro=reader.t(f"drill.{step}.intro", power=reader.name(own.power)),
        legend=reader.t(f"drill.{step}.legend", power=reader.name(own.power), capital=reader.capital(_home(reader))),
        desk=desk,
        card=seat_card(reader, power) if power else None,
        ask=_ask(reader, power),
        options=tuple(_option(option, own.options.get(step, ""), bool(power)) for option in desk.options),
        full=step == "crisis",
        earlier=_earlier(reader, own) if step == "again" else (),
        reason=own.reason,
        signed=own.signed,
    )


def _option(option: OptionView, chosen: str, advises: bool) -> OptionView:
    """Return an answer as the form of a drill shows it: nothing has to be marked as read, and who advises another
    capital is not told what officials at home think of it."""
    shown = replace(option, chosen=option.id == chosen, notes=())
    nobody = AdviceView("", "")
    return replace(shown, costs=(), crosses="", wants=nobody, opposes=nobody) if advises else shown


def spread_view(reader: Reader, desk: DeskView, spread: Spread, own: Own | None) -> SpreadView:
    """Return how a class has spread; `own` is a member's, where one looks."""
    answered = sum(spread.last.values())
    kept = sum(number for (before, after), number in spread.moves.items() if before == after)
    changed = sum(spread.moves.values()) - kept
    return SpreadView(
        head=desk.head,
        title=desk.title,
        bars=tuple(_bar(reader, option, spread) for option in desk.options),
        answered=answered,
        told=reader.t("drill.changed", n=changed, kept=kept),
        moves=_moves(reader, spread.moves),
        reasons=spread.reasons,
        own=_earlier(reader, own) if own else (),
    )


def _home(reader: Reader) -> str:
    return reader.scenario.home.id


def _ask(reader: Reader, power: str) -> str:
    """Return what a capital knows of this night that others do not, else what it asks for."""
    event = reader.event
    asked = (ask.text for ask in event.asks if ask.from_ == power)
    told = event.briefings.get(power) or next(asked, "")
    return reader.prose(told)


def _earlier(reader: Reader, own: Own) -> tuple[EarlierView, ...]:
    steps = [(step, own.options[step]) for step in ("crisis", "adviser", "again") if step in own.options]
    return tuple(
        EarlierView(reader.t(f"drill.{step}.as", power=reader.name(own.power)), _label(reader, option))
        for step, option in steps
    )


def _label(reader: Reader, option: str) -> str:
    return reader.prose(reader.option(reader.event.id, option).label)


def _bar(reader: Reader, option: OptionView, spread: Spread) -> BarView:
    first, last = spread.first.get(option.id, 0), spread.last.get(option.id, 0)
    advised = [
        reader.t("drill.advised_by", power=reader.name(power), n=number)
        for (power, chosen), number in spread.advised.items()
        if chosen == option.id
    ]
    return BarView(
        label=option.label,
        first=first,
        first_share=_share(first, spread.first),
        last=last,
        last_share=_share(last, spread.last),
        advised=", ".join(advised),
    )


def _share(number: int, of: Mapping[str, int]) -> int:
    return round(100 * number / total) if (total := sum(of.values())) else 0


def _moves(reader: Reader, moves: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """Return who went from where to where, the most first."""
    changed = sorted((-number, before, after) for (before, after), number in moves.items() if before != after)
    return tuple(
        reader.t("drill.moved", n=-number, before=_label(reader, before), after=_label(reader, after))
        for number, before, after in changed
    )


def seats_of(reader: Reader) -> tuple[str, ...]:
    """Return the capitals that can be advised, in the order of the scenario."""
    return tables(reader.scenario).seats
