"""Distance: how far a clause is from being true.

The measure is the branch distance of search-based testing (Korel 1990; Tracey and others 1998).
"""

from collections.abc import Callable
from typing import Any

from game.scenario.terms import COMPARE, SUMS, Atom, Fixed, Name, Part, Term, rank

Value = int | bool | str | frozenset[str]
FAR = 1000.0
"""The distance of what is simply not so; a number that is off by its whole range is as far."""


def distance(part: Part, measure: Callable[[Atom], float]) -> float:
    """Return how far a clause is from being true, by what `measure` says of its comparisons."""
    if isinstance(part, Atom):
        return measure(part)
    found = [distance(one, measure) for one in part.parts]
    return sum(found) if part.every else min(found)


def short_of(atom: Atom, read: Callable[[str], Value]) -> float:
    """Return how far a comparison is from being true where `read` answers names: 0 where it is, else up to FAR."""
    left, right, span = _value(atom.left, read), _value(atom.right, read), atom.span
    if atom.op in ("has", "lacks"):
        return 0.0 if (right in left) == (atom.op == "has") else FAR
    if atom.order and atom.op not in ("==", "!="):
        left, right, span = rank(atom, left), rank(atom, right), len(atom.order)
    if COMPARE[atom.op](left, right):
        return 0.0
    return min(FAR, 1.0 + (FAR - 1.0) * float(abs(left - right)) / span) if span else FAR


def _value(term: Term, read: Callable[[str], Value]) -> Any:
    match term:
        case Name():
            return read(term.full)
        case Fixed():
            return term.value
    return SUMS[term.sign](_value(term.left, read), _value(term.right, read))
