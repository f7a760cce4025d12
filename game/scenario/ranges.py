"""Ranges: what can be said of a clause from the bounds of its numbers alone, whatever happens in play."""

import operator
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from game.scenario.names import NumberType

Always = bool | None
"""True or false whatever happens; None when it depends."""


def negated(one: Always) -> Always:
    """Return what `not` makes of it."""
    return None if one is None else not one


def all_of(parts: Sequence[Always]) -> Always:
    """Return what `and` makes of them."""
    if False in parts:
        return False
    return True if all(parts) else None


def any_of(parts: Sequence[Always]) -> Always:
    """Return what `or` makes of them."""
    return negated(all_of([negated(part) for part in parts]))


def summed(operation: Callable[[int, int], int], a: NumberType, b: NumberType) -> NumberType:
    """Return the bounds of a sum, difference or product."""
    ends = [operation(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return NumberType(min(ends), max(ends))


def compared(compare: Callable[[Any, Any], bool], a: NumberType, b: NumberType) -> Always:
    """Return what comes of a comparison between numbers of these bounds."""
    if compare in (operator.eq, operator.ne):
        apart = a.high < b.low or b.high < a.low
        same = a.low == a.high == b.low == b.high
        return compare is operator.ne if apart else compare is operator.eq if same else None
    outcomes = {compare(x, y) for x, y in product((a.low, a.high), (b.low, b.high))}
    return outcomes.pop() if len(outcomes) == 1 else None
