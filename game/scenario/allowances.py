"""Allowances: what a file itself allows, by `# allow: CODE reason` on the line or the one above, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.scenario.bundle import Bundle
from game.scenario.expression import closest
from game.scenario.problems import LEVELS, Place, Problem

_ALLOW = re.compile(r"#[ \t]*allow:[ \t]*([\w-]+)[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One code that is allowed at one place, and the reason."""

    code: str
    place: Place
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Return whether it is about a problem: a warning or note, on its line or the next."""
        near = problem.place.line - self.place.line in (0, 1) and problem.place.path == self.place.path
        return near and problem.code == self.code and problem.level != "error"


def allowances(bundle: Bundle) -> Iterator[Allowance]:
    """Yield what the files allow."""
    for path, text in bundle.files.items():
        if "allow:" in text:
            for number, line in enumerate(text.split("\n"), 1):
                for found in _ALLOW.finditer(line):
                    yield Allowance(found[1], Place(path, number, found.start() + 1), found[2].strip())


def divided(bundle: Bundle, problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that stay, and those that the files allow with a reason."""
    given = [one for one in allowances(bundle) if one.reason]
    stay, allowed = list[Problem](), list[Problem]()
    for problem in problems:
        (allowed if any(one.covers(problem) for one in given) else stay).append(problem)
    return stay, allowed


def idle(bundle: Bundle, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for each allowance without a reason, and for each that nothing needs; `problems` are all."""
    there = tuple(problems)
    for one in allowances(bundle):
        if not one.reason:
            yield Problem("SC461", one.place, "", {"given": one.code})
        elif not any(one.covers(problem) for problem in there):
            hint = "" if one.code in LEVELS else closest(one.code, LEVELS)
            yield Problem("SC462", one.place, "", {"given": one.code, "hint": hint})
