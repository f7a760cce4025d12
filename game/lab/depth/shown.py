"""Shown: which of the author's texts lie on the desk in a state and which follow an answer, and what they hang on.

Words of the game's own are left out: forecasts, the powers' terms, meters, headings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pydantic import BaseModel

from game.engine.cameo import RUNG
from game.engine.deck import open_options
from game.engine.facts import holds
from game.engine.state import Due, State, ballot_of, chapter_of, uses_before
from game.engine.tables import tables
from game.scenario.effects import Schedule
from game.scenario.events import Cable, Event, Passage
from game.scenario.expression import compile_clause
from game.scenario.model import Scenario
from game.scenario.votes import BALLOT_WORDS

Pieces = Mapping[str, str]
"""Where a text stands on the page to the text, with what it quotes."""

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
FOLDED = "wire"
"""What is not unfolded by itself: it is not counted as read."""
DETAILS = "option."
"""What unfolds when an answer is marked: its line, and who is for and against it."""
CLAUSES = ("when", "open")
"""Keys under which clauses stand."""
IN_FULL = 2
"""Reactions that the reveal tells in full."""


def desk(scenario: Scenario, state: State) -> dict[str, str]:
    """Return what lies on the desk: the event, news of earlier answers, cables, asks, and each open answer."""
    event = tables(scenario).events[state.event or ""]
    said = {"title": event.title, "deadline": event.deadline}
    for due in state.arrived:
        spec = scenario.consequences[due.item]
        said[f"news.{due.item}"] = _filled(scenario, state, f"{spec.title} {spec.text}", due)
    said |= {f"asks.{number}": ask.text for number, ask in enumerate(event.asks)}
    for group, passages in conditional_groups(event).items():
        said |= {f"{group}.{n}": one.text for n, one in enumerate(passages) if holds(scenario, state, one.when)}
    for name in open_options(scenario, state):
        option = tables(scenario).options[(event.id, name)]
        said[f"label.{name}"] = option.label
        said[f"{DETAILS}{name}"] = " ".join((option.line, option.wants.why, option.opposes.why))
    return {where: _filled(scenario, state, text) for where, text in said.items()}


def conditional_groups(event: Event) -> dict[str, tuple[Passage | Cable, ...]]:
    """Return the texts of an event's desk that may have clauses, by where they stand."""
    return {"scene": event.scene, "cable": event.cables, FOLDED: event.wire}


def reveal(scenario: Scenario, state: State) -> dict[str, str]:
    """Return what is told after an answer: the line, what followed, the two loudest capitals, the objection."""
    chapter = state.history[-1]
    option = tables(scenario).options[(chapter.event, chapter.option)]
    said = {"line": option.line, "objection": option.objection.text}
    said |= {f"after.{n}": one.text for n, one in enumerate(option.after) if holds(scenario, state, one.when)}
    levers = [(one, scenario.powers[one.seat].levers[one.lever]) for one in chapter.reactions]
    loudest = sorted(levers, key=lambda pair: -abs(RUNG[pair[1].cameo]))[:IN_FULL]
    for one, lever in loudest:
        used = uses_before(state, chapter.turn, one.seat, one.lever)
        said[f"reaction.{one.seat}"] = f"{lever.label} {lever.said(used)}"
    filled = {where: text.replace("{line}", option.line) for where, text in said.items()}
    return {where: _filled(scenario, state, text) for where, text in filled.items()}


def _filled(scenario: Scenario, state: State, text: str, cause: Due | None = None) -> str:
    """Return a text in which each placeholder is what it stands for."""
    if "{" not in text:
        return text
    return PLACEHOLDER.sub(lambda found: _quoted(scenario, state, found.group(1), cause), text)


def _quoted(scenario: Scenario, state: State, name: str, cause: Due | None) -> str:
    group, _, rest = name.partition(".")
    if group == "cause" and cause is not None:
        year = tables(scenario).events[cause.cause_event].year
        return str(year) if rest == "year" else _line_of(scenario, cause)
    chapter = chapter_of(state, rest)
    if group == "line" and chapter is not None:
        return tables(scenario).options[(rest, chapter.option)].line
    ballot = ballot_of(state, rest)
    if group in BALLOT_WORDS and ballot is not None:
        return str(getattr(ballot, group))
    if group == "pledge" and scenario.white_paper:
        hard = rest in state.pledges and state.pledges[rest].firmness == "harden"
        return next((one.hard if hard else one.text for one in scenario.white_paper.pledges if one.id == rest), "")
    return ""


def _line_of(scenario: Scenario, cause: Due) -> str:
    if cause.cause_initiative:
        return scenario.initiatives[cause.cause_initiative].line
    return tables(scenario).options[(cause.cause_event, cause.cause_option)].line


def read(pieces: Pieces, only: str | None = None) -> int:
    """Return how many words are read of what is not folded, with the details of all answers or of one only."""
    shut = [where for where in pieces if where.startswith(FOLDED)]
    if only is not None:
        shut += [where for where in pieces if where.startswith(DETAILS) and where != f"{DETAILS}{only}"]
    return sum(words(text) for where, text in pieces.items() if where not in shut)


@lru_cache(maxsize=8192)
def words(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def hangs_on(scenario: Scenario, event: Event) -> dict[str, frozenset[str]]:
    """Return the names that clauses read: of the event itself (`event`), and of each of its texts and options."""
    clauses = {"event": event.when} | {f"option.{option.id}": option.when for option in event.options}
    for group, passages in conditional_groups(event).items():
        clauses |= {f"{group}.{number}": one.when for number, one in enumerate(passages)}
    return {where: reads(scenario, when) for where, when in clauses.items() if when}


def reads(scenario: Scenario, clauses: Iterable[str]) -> frozenset[str]:
    """Return the names that clauses read."""
    return frozenset().union(*(compile_clause(clause, scenario.names).reads for clause in clauses))


def quotes(text: str) -> bool:
    """Return whether a text quotes what came of something earlier in play."""
    return any("." in name for name in PLACEHOLDER.findall(text))


def scheduled(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Yield (event, option, consequence) of each delayed effect of an answer."""
    for event in scenario.events:
        for option in event.options:
            for effect in option.effects:
                if isinstance(effect, Schedule) and effect.schedule in scenario.consequences:
                    yield event.id, option.id, effect.schedule


def clauses(value: object) -> Iterator[str]:
    """Yield every clause of a part of a scenario on which something hangs in play; those of its tests are not."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield from (inner if name in CLAUSES else () if name == "tests" else clauses(inner))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from clauses(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from clauses(item)
