"""Look-ups: whether a name is in its register, and whether a clause reads. What the checks of meaning stand on."""

import re
from collections.abc import Iterable, Sequence

from game.scenario.effects import Schedule
from game.scenario.expression import ExpressionError, closest, compile_clause
from game.scenario.model import Scenario
from game.scenario.names import names_of
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.vocabulary import Vocabulary

_NAME = re.compile(r"[a-z][a-z0-9_.]*")


class Lookup:
    """The registers of one scenario, and the report into which complaints go."""

    def __init__(self, scenario: Scenario, vocabulary: Vocabulary, report: Report) -> None:
        self.scenario = scenario
        self.words = vocabulary
        self.report = report
        self.names = names_of(scenario)
        self.parties = (*scenario.powers, scenario.home.id)
        self.senders = (*self.parties, *scenario.home.offices)
        self.scheduled = _scheduled(scenario)
        self.reads: set[str] = set()
        """Names that some clause reads."""
        self.writes: set[str] = set()
        """Names that some effect moves."""

    def known(self, given: str, register: Iterable[str], what: str, path: Path, *, key: bool = False) -> bool:
        """Complain about a name that its register does not have, with the one that was probably meant."""
        names = tuple(register)
        if given in names:
            return True
        self.report.add("SC301", path, key=key, what=what, given=given, hint=closest(given, names))
        return False

    def all_known(self, given: Iterable[str], register: Iterable[str], what: str, path: Path) -> None:
        """Complain about each name of a list, or of a map's keys, that its register does not have."""
        names = tuple(register)
        for place, one in enumerate(given):
            is_key = self.report.has((*path, one))
            self.known(one, names, what, (*path, one if is_key else place), key=is_key)

    def clauses(self, clauses: Sequence[str], path: Path, *, trial: bool = False) -> None:
        """Complain about clauses that do not compile or never change; those of trials ask for nothing to be read."""
        for number, clause in enumerate(clauses):
            here = (*path, number)
            try:
                condition = compile_clause(clause, self.names)
            except ExpressionError as fault:
                self.report.add_inside(fault.code, here, fault.column, **fault.params)
                self.reads |= {*_NAME.findall(clause), fault.params.get("hint", "")}
                continue
            if not trial:
                self.reads |= condition.reads
            if condition.always is not None:
                self.report.add("SC410" if condition.always else "SC411", here, clause=clause)

    def no_duplicates(self, ids: Sequence[str], path: Path, what: str) -> None:
        """Complain about ids that come twice in a list of things with ids."""
        for number, name in enumerate(ids):
            if name in ids[:number]:
                self.report.add("SC304", (*path, number, "id"), what=what, given=name)


def _scheduled(scenario: Scenario) -> frozenset[str]:
    """Return everything that some effect schedules."""
    lists = [option.effects for event in scenario.events for option in event.options]
    lists += [consequence.effects for consequence in scenario.consequences.values()]
    return frozenset(effect.schedule for effects in lists for effect in effects if isinstance(effect, Schedule))
