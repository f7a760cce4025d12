"""Ranges: what comes of sums and comparisons of numbers of which only the bounds are known."""

import operator
from collections.abc import Callable
from itertools import product
from typing import Any

from game.scenario.names import NumberType


def summed(operation: Callable[[int, int], int], a: NumberType, b: NumberType) -> NumberType:
    """Return the bounds of a sum, difference or product."""
    ends = [operation(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return NumberType(min(ends), max(ends))


def compared(compare: Callable[[Any, Any], bool], a: NumberType, b: NumberType) -> bool | None:
    """Return what comes of a comparison between numbers of these bounds; None when it depends."""
    if compare in (operator.eq, operator.ne):
        apart = a.high < b.low or b.high < a.low
        same = a.low == a.high == b.low == b.high
        return compare is operator.ne if apart else compare is operator.eq if same else None
    outcomes = {compare(x, y) for x, y in product((a.low, a.high), (b.low, b.high))}
    return outcomes.pop() if len(outcomes) == 1 else None
