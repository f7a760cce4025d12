"""The reader: one viewer's observation with the scenario's words, in one language. Every view is made with it."""

import re
from dataclasses import dataclass

from game.engine import Observation, State
from game.engine.facts import holds
from game.engine.state import Due, ballot_of, chapter_of
from game.engine.tables import tables
from game.scenario.events import Cable, Event, Option, Passage, Points
from game.scenario.model import Scenario
from game.scenario.strings import in_language, is_whole, languages, read_in
from game.scenario.votes import BALLOT_WORDS
from game.text import Text
from game.views.language import Language

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


@dataclass(frozen=True, slots=True)
class Reader:
    """What a view needs to put an observation into words."""

    scenario: Scenario
    observation: Observation
    language: Language
    tongue: str = ""
    """The language in which the scenario is read, by its code; without one that of the page."""

    def __post_init__(self) -> None:
        """Read the scenario in the reader's language, as far as it is translated."""
        object.__setattr__(self, "scenario", in_language(self.scenario, self.tongue or self.language.code))

    @property
    def told_in(self) -> str:
        """The code of the language in which the scenario is told to this reader."""
        return read_in(languages(self.scenario), self.tongue or self.language.code)

    @property
    def marked(self) -> str:
        """The code of the language with which the scenario's words are marked, for whoever hears a page read aloud.

        Nothing where it is that of the page, or where a translation lacks something: what is missing would be read
        as if it were in a language that it is not in.
        """
        code = self.told_in
        return code if code != self.language.code and is_whole(self.scenario, code) else ""

    @property
    def seen(self) -> State:
        """The state as the viewer knows it."""
        return self.observation.seen

    @property
    def event(self) -> Event:
        """The event of the turn."""
        return tables(self.scenario).events[self.seen.event or ""]

    def t(self, key: str, **params: str | int) -> str:
        """Return a sentence of the catalogue."""
        return self.language.t(key, **params)

    def option(self, event: str, option: str) -> Option:
        """Return an option of the scenario."""
        return tables(self.scenario).options[(event, option)]

    def holds(self, clauses: tuple[str, ...]) -> bool:
        """Return whether clauses are true for this viewer."""
        return holds(self.scenario, self.seen, clauses)

    def name(self, party: str) -> str:
        """Return the name of a power or of the home country."""
        if party == self.scenario.home.id:
            return self.language.say(self.scenario.home.name)
        if party in self.scenario.powers:
            return self.language.say(self.scenario.powers[party].name)
        return self.t("party.others")

    def short(self, power: str) -> str:
        """Return the short name of a power, for small places."""
        return self.language.say(self.scenario.powers[power].short)

    def capital(self, party: str) -> str:
        """Return the name that a cable gives its sender: a capital, or the title of an office at home."""
        home = self.scenario.home
        if party in home.offices:
            return self.language.say(home.offices[party])
        return self.language.say(home.capital if party == home.id else self.scenario.powers[party].capital)

    def speaker(self, topic: str) -> str:
        """Return the title of the office that tells the desk what to expect of a meter, of capitals or of votes."""
        home = self.scenario.home
        office = getattr(home.speaks_for, topic) or next(iter(home.offices))
        return self.language.say(home.offices[office])

    def names(self, parties: tuple[str, ...]) -> str:
        """Return the names, one after the other."""
        return ", ".join(self.name(party) for party in parties)

    def prose(self, text: str, line: str = "", cause: Due | None = None) -> str:
        """Return scenario text with its placeholders filled: lines that were signed, pledges that were declared."""

        def fill(match: re.Match[str]) -> str:
            return self._placeholder(match.group(1), line, cause)

        return self.language.say(_PLACEHOLDER.sub(fill, text))

    def _placeholder(self, name: str, line: str, cause: Due | None) -> str:
        group, _, rest = name.partition(".")
        if group == "line":
            return self.line_of(rest) if rest else line
        if group == "pledge":
            return self.pledge(rest)
        if group in BALLOT_WORDS:
            return self.count_of(rest, group)
        if group == "cause" and cause is not None:
            event = tables(self.scenario).events[cause.cause_event]
            return str(event.year) if rest == "year" else self._line_of_cause(cause)
        return ""

    def _line_of_cause(self, cause: Due) -> str:
        if cause.cause_initiative:
            return self.scenario.initiatives[cause.cause_initiative].line
        return self.option(cause.cause_event, cause.cause_option).line if cause.cause_option else ""

    def line_of(self, event: str) -> str:
        """Return the line signed in an event, or nothing when it has not been answered."""
        chapter = chapter_of(self.seen, event)
        return self.option(event, chapter.option).line if chapter else ""

    def count_of(self, event: str, word: str) -> str:
        """Return how many voted so in an event, or nothing when no vote was held."""
        ballot = ballot_of(self.seen, event)
        return str(getattr(ballot, word)) if ballot else ""

    def pledge(self, pledge: str) -> str:
        """Return a pledge as it was declared: hardened where it was hardened."""
        paper = self.scenario.white_paper
        spec = next(p for p in paper.pledges if p.id == pledge) if paper else None
        declared = self.seen.pledges.get(pledge)
        if spec is None:
            return ""
        return spec.hard if declared and declared.firmness == "harden" else spec.text

    def passages(self, passages: tuple[Passage, ...], line: str = "") -> tuple[str, ...]:
        """Return the passages whose clauses hold."""
        return tuple(self.prose(passage.text, line) for passage in passages if self.holds(passage.when))

    def cables(self, cables: tuple[Cable, ...]) -> tuple[Cable, ...]:
        """Return the cables whose clauses hold."""
        return tuple(cable for cable in cables if self.holds(cable.when))

    def because(self, text: Text) -> str:
        """Return the reason of a finding: the author's sentence, or the catalogue's with names in place of ids."""
        if text.key == "finding.authored":
            return self._authored(str(text.params["where"]), int(str(text.params["index"])))
        params = {key: self._worded(key, value) for key, value in text.params.items()}
        return self.language.t(text.key, **params)

    def _authored(self, where: str, index: int) -> str:
        return self.prose(self._points(where.split("."))[index].because)

    def _points(self, where: list[str]) -> tuple[Points, ...]:
        """Return the points of a consequence or inject, of event and option, or of `initiative`, id and step."""
        match where:
            case [news]:
                return tables(self.scenario).news[news].points
            case [event, option]:
                return self.option(event, option).points
            case [_, initiative, step]:
                return self.scenario.initiatives[initiative].stages[int(step)].points
        raise KeyError(where)

    def _worded(self, key: str, value: object) -> str:
        if key == "powers" and isinstance(value, tuple):
            return self.names(value)
        if key == "power":
            return self.name(str(value))
        if key == "event":
            return self.language.say(tables(self.scenario).events[str(value)].title)
        if key == "dispute":
            return self.language.say(self.scenario.disputes[str(value)].name)
        if key == "domain":
            return self.t(f"domain.{value}")
        if key == "commitment":
            return self.language.say(self.scenario.commitments[str(value)].name)
        return self.pledge(str(value)) if key == "pledge" else str(value)
