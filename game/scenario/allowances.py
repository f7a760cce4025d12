"""Allowances: what a file itself allows, by `# allow: CODE reason` on the line or the one above, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from game.scenario.bundle import Bundle
from game.scenario.expression import closest
from game.scenario.problems import LEVELS, MOST, Place, Problem

_ALLOW = re.compile(r"#[ \t]*allow:[ \t]*([\w-]+)[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One code that is allowed at one place, and the reason."""

    code: str
    place: Place
    reason: str


_Spot = tuple[str, str, int]
"""A code, a file and a line."""


def _spot(code: str, place: Place) -> _Spot:
    return code, place.path, place.line


def _covered(problem: Problem) -> tuple[_Spot, ...]:
    """Return where a problem can be allowed, which an error cannot: on its line and on the one above."""
    if problem.level == "error":
        return ()
    here = _spot(problem.code, problem.place)
    return here, (*here[:2], here[2] - 1)


def allowances(bundle: Bundle) -> Iterator[Allowance]:
    """Yield what the files allow."""
    for path, text in bundle.files.items():
        if "allow:" in text:
            for number, line in enumerate(text.split("\n"), 1):
                for found in _ALLOW.finditer(line):
                    yield Allowance(found[1], Place(path, number, found.start() + 1), found[2].strip())


def divided(bundle: Bundle, problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that stay, and those that the files allow with a reason."""
    given = {_spot(one.code, one.place) for one in allowances(bundle) if one.reason}
    stay, allowed = list[Problem](), list[Problem]()
    for problem in problems:
        (stay if given.isdisjoint(_covered(problem)) else allowed).append(problem)
    return stay, allowed


def idle(bundle: Bundle, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for each allowance without a reason, and for each that nothing needs; `problems` are all."""
    return islice(_idle(bundle, problems), MOST)


def _idle(bundle: Bundle, problems: Iterable[Problem]) -> Iterator[Problem]:
    needed = {spot for problem in problems for spot in _covered(problem)}
    for one in allowances(bundle):
        if not one.reason:
            yield Problem("SC461", one.place, "", {"given": one.code})
        elif _spot(one.code, one.place) not in needed:
            hint = "" if one.code in LEVELS else closest(one.code, LEVELS)
            yield Problem("SC462", one.place, "", {"given": one.code, "hint": hint})
