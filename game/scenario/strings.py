"""Strings: a scenario in another language. What is not translated stands as it was written."""

from collections.abc import Iterable

from game.scenario.model import Scenario
from game.scenario.texts import Written, retold, texts

_NOT_MISSED = ("tests", "sources")
"""Keys below which nobody misses a translation: only the author reads them, or they are the names of works."""


def languages(scenario: Scenario) -> tuple[str, ...]:
    """Return the languages in which a scenario can be read: its own, then those of its translations."""
    translated = (code for code, strings in scenario.strings.items() if strings and code != scenario.language)
    return (scenario.language, *translated)


def read_in(known: tuple[str, ...], asked: str) -> str:
    """Return the language in which somebody reads who asks for one: that, or the same of no land, else the first."""
    return next((code for code in (asked, asked.partition("_")[0]) if code in known), known[0])


def in_language(scenario: Scenario, code: str) -> Scenario:
    """Return the scenario with its texts in a language, by its code, as far as there are any; made once for each.

    Ids, clauses and numbers stay, so that the rules take it for the same.
    """
    strings = scenario.strings.get(read_in(languages(scenario), code))
    if not strings:
        return scenario

    def tell(text: Written) -> str:
        return strings.get(text.key, text.text)

    found = scenario.translated.get(code)
    if found is None:
        found = scenario.translated[code] = retold(scenario, tell)
    return found


def missed(written: Iterable[Written]) -> tuple[str, ...]:
    """Return the keys of those texts that a translation should have."""
    return tuple(told.key for told in written if told.path[0] not in _NOT_MISSED)


def is_whole(scenario: Scenario, code: str) -> bool:
    """Return whether all that a player reads stands in a language: its own, or one with every translation."""
    if code == scenario.language:
        return True
    found = scenario.whole.get(code)
    if found is None:
        strings = scenario.strings.get(code, {})
        found = scenario.whole[code] = all(key in strings for key in missed(texts(scenario)))
    return found
