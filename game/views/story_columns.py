"""Columns of a drawn story: what stands where. Time runs down the middle; what lasts is left of it, what returns right.

A layered drawing whose layers stand side by side. Order in a column is by barycentre: a box stands near the mean of
those with which it is linked. Places follow by isotonic regression: each box as near as can be to where it would like
to stand, none over another. Lengths are pixels, all whole; every top and height is a multiple of GRID.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

GRID = 6
"""Distance of two lines that end at the same side of a box."""
LEFT, MIDDLE, RIGHT = 0, 1, 2
GAP = {LEFT: 12, MIDDLE: 18, RIGHT: 12}
WIDEST_GAP = 60
ROUNDS = 4
MARGIN = 12
"""From a corner of a box to the first line at its side."""


@dataclass(slots=True)
class Box:
    """A box, or where it is a `passage` the place at which a line crosses the middle column."""

    id: str
    column: int
    moment: int
    height: int
    passage: bool = False
    top: int = 0
    ends: dict[str, int] = field(default_factory=lambda: {"left": 0, "right": 0})
    """How many lines end at each side."""

    @property
    def middle(self) -> float:
        """The height at which its middle lies."""
        return self.top + self.height / 2

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


Pairs = Sequence[tuple[str, str]]


def stand(boxes: Sequence[Box], pairs: Pairs, top: int) -> None:
    """Give every box its place: `pairs` are the ids that a line joins, `top` is where columns begin."""
    for box in boxes:
        room = max(box.ends.values()) - 1
        box.height = _whole(max(box.height, 2 * MARGIN + room * GRID) if not box.passage else GRID)
    columns = {column: [box for box in boxes if box.column == column] for column in (LEFT, MIDDLE, RIGHT)}
    _stack(columns[MIDDLE], top, _gap(columns))
    wanted = _wanted(boxes, columns, pairs)
    for column in (LEFT, RIGHT):
        _settle(sorted(columns[column], key=lambda box: wanted[box.id]), wanted, top, GAP[column])


def _whole(length: float) -> int:
    return -int(-length // GRID) * GRID


def _gap(columns: dict[int, list[Box]]) -> int:
    """Return the gap that makes the middle about as long as the longest column."""
    longest = max(sum(box.height + GAP[column] for box in each) for column, each in columns.items())
    solid = [box for box in columns[MIDDLE] if not box.passage]
    spare = longest - sum(box.height for box in columns[MIDDLE])
    return _whole(min(WIDEST_GAP, max(GAP[MIDDLE], spare // max(1, len(solid)))))


def _stack(boxes: Sequence[Box], top: int, gap: int) -> None:
    """Put boxes one below the other; passages lie together in the middle of a gap."""
    before = None
    for box in boxes:
        if before:
            both = before.passage + box.passage
            top = before.bottom + (gap, _whole(gap / 2), 0)[both]
        box.top, before = top, box


def _wanted(boxes: Sequence[Box], columns: dict[int, list[Box]], pairs: Pairs) -> dict[str, float]:
    """Return at which height the middle of each box would like to lie."""
    near: dict[str, list[str]] = {box.id: [] for box in boxes}
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    solid = [box for box in columns[MIDDLE] if not box.passage]
    wanted = {box.id: box.middle for box in columns[MIDDLE]}
    for box in (*columns[LEFT], *columns[RIGHT]):
        wanted[box.id] = next((one.top for one in solid if one.moment >= box.moment), solid[-1].bottom if solid else 0)
    for _ in range(ROUNDS):
        for box in columns[LEFT]:
            heights = [wanted[other] for other in near[box.id]]
            wanted[box.id] = sum(heights) / len(heights) if heights else wanted[box.id]
    return wanted


def _settle(boxes: Sequence[Box], wanted: dict[str, float], top: int, gap: int) -> None:
    """Place boxes in this order as near as can be to where they would like to be (pool adjacent violators)."""
    offsets, offset = [], 0
    for box in boxes:
        offsets.append(offset)
        offset += box.height + gap
    pools: list[tuple[float, int]] = []
    for box, shift in zip(boxes, offsets, strict=True):
        mean, count = wanted[box.id] - box.height / 2 - shift, 1
        while pools and pools[-1][0] >= mean:
            before, more = pools.pop()
            mean, count = (mean * count + before * more) / (count + more), count + more
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    for box, shift, mean in zip(boxes, offsets, means, strict=True):
        box.top = _whole(max(float(top), mean)) + shift


def overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Return the boxes of a column that lie over each other: none, or the drawing is wrong."""
    found = []
    ordered = sorted(boxes, key=lambda box: (box.column, box.top))
    for _, column in groupby(ordered, key=lambda box: box.column):
        each = list(column)
        found += [(a.id, b.id) for a, b in zip(each, each[1:], strict=False) if a.bottom > b.top]
    return found
