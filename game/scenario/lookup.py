"""Look-ups: whether a name is in its register, and whether a clause reads. What the checks of meaning stand on."""

import re
from collections.abc import Iterable, Iterator, Sequence

from game.scenario.effects import Begin, Effect, Schedule
from game.scenario.expression import ExpressionError, closest, compile_clause
from game.scenario.model import Scenario
from game.scenario.names import names_of
from game.scenario.narrow import Narrower
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.vocabulary import Vocabulary

MOST_LISTED = 12
"""So many names of a register are all told where one is unknown."""
OF_THE_FORMAT = frozenset({"kind", "flag", "domain", "code of a lever", "CAMEO code", "axis"})
"""What the format itself names, and its documentation lists."""
_NAME = re.compile(r"[a-z][a-z0-9_.]*")


class Lookup:
    """The registers of one scenario, and the report into which complaints go."""

    def __init__(self, scenario: Scenario, vocabulary: Vocabulary, report: Report) -> None:
        self.scenario = scenario
        self.words = vocabulary
        self.report = report
        self.names = names_of(scenario)
        self.bounds = Narrower(self.names)
        """What clauses can come to within the bounds that are declared."""
        self.parties = (*scenario.powers, scenario.home.id)
        self.senders = (*self.parties, *scenario.home.offices)
        lists = list(_effects(scenario))
        self.scheduled = frozenset(one.schedule for one in lists if isinstance(one, Schedule))
        """Everything that some effect schedules."""
        self.overdue: set[str] = set()
        """What some effect schedules for a turn behind the last, of which is complained already."""
        self.begun = frozenset(one.begin for one in lists if isinstance(one, Begin)) | _begun_by_steps(scenario)
        """Commitments that an effect or a step of an initiative begins."""
        self.reads: set[str] = set()
        """Names that some clause reads."""
        self.writes: set[str] = set()
        """Names that some effect moves."""
        self.clause_lists: dict[Path, tuple[str, ...]] = {}
        """Every list of clauses that compiles, but for those of trials."""
        self.effect_lists: dict[Path, tuple[Effect, ...]] = {}
        """Every list of effects."""

    def known(self, given: str, register: Iterable[str], what: str, path: Path, *, key: bool = False) -> bool:
        """Complain about a name that its register does not have, with the one that was probably meant."""
        names = tuple(register)
        if given in names:
            return True
        hint, detail = closest(given, names), ""
        if not hint:
            detail = _what_there_is(names, what)
        known = {"known": ", ".join(names)} if detail == "known" else {}
        self.report.add("SC301", path, key=key, detail=detail, what=what, given=given, hint=hint, **known)
        return False

    def all_known(self, given: Iterable[str], register: Iterable[str], what: str, path: Path) -> None:
        """Complain about each name of a list, or of a map's keys, that its register does not have."""
        names = tuple(register)
        for place, one in enumerate(given):
            is_key = self.report.has((*path, one))
            self.known(one, names, what, (*path, one if is_key else place), key=is_key)

    def clauses(self, clauses: Sequence[str], path: Path, *, trial: bool = False) -> None:
        """Complain about clauses that do not compile or never change; those of trials ask for nothing to be read."""
        sound = True
        for number, clause in enumerate(clauses):
            here = (*path, number)
            try:
                condition = compile_clause(clause, self.names)
            except ExpressionError as fault:
                self.report.add_inside(fault.code, here, fault.column, fault.detail, **fault.params)
                self.reads |= {*_NAME.findall(clause), fault.params.get("hint", "")}
                sound = False
                continue
            if not trial:
                self.reads |= condition.reads
            if self.bounds.possible((clause,)) is None:
                self.report.add("SC411", here, clause=clause)
                sound = False
            elif not self.bounds.avoidable(clause):
                self.report.add("SC410", here, clause=clause)
        if sound and clauses and not trial:
            self.clause_lists[path] = tuple(clauses)

    def no_duplicates(self, ids: Sequence[str], path: Path, what: str) -> None:
        """Complain about ids that come twice in a list of things with ids."""
        for number, name in enumerate(ids):
            if name in ids[:number]:
                self.report.add("SC304", (*path, number, "id"), what=what, given=name)


def _what_there_is(names: Sequence[str], what: str) -> str:
    """Return which sentence tells what a register has, where nothing in it is like an unknown name."""
    if len(names) <= MOST_LISTED:
        return "known" if names else "none"
    return "format" if what in OF_THE_FORMAT else ""


def _effects(scenario: Scenario) -> Iterator[Effect]:
    """Yield every effect of the scenario."""
    for event in scenario.events:
        for option in event.options:
            yield from option.effects
    for news in (*scenario.consequences.values(), *scenario.injects.values()):
        yield from news.effects
    for initiative in scenario.initiatives.values():
        for stage in initiative.stages:
            yield from stage.effects


def _begun_by_steps(scenario: Scenario) -> frozenset[str]:
    stages = (stage for initiative in scenario.initiatives.values() for stage in initiative.stages)
    return frozenset(stage.begins for stage in stages if stage.begins)
