"""Strings: a scenario in another language. What is not translated stands as it was written."""

from game.scenario.model import Scenario
from game.scenario.source import Path
from game.scenario.texts import retold


def in_language(scenario: Scenario, code: str) -> Scenario:
    """Return the scenario with its texts in a language, by its code, as far as there are any; made once for each.

    Ids, clauses and numbers stay, so that the rules take it for the same.
    """
    strings = scenario.strings.get(code) or scenario.strings.get(code.partition("_")[0])
    if not strings:
        return scenario

    def tell(key: str, _: Path, text: str) -> str:
        return strings.get(key, text)

    found = scenario.translated.get(code)
    if found is None:
        found = scenario.translated[code] = retold(scenario, tell)
    return found
