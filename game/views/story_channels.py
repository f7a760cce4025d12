"""Channels of a drawn story: between two columns every line runs along, down or up a track, and along to its box.

All lines of one kind that leave a box share a track, and part from it where they arrive: long lines come in bundles.
Tracks are given out so that lines seldom cross: a line costs one for every end that would have to cross it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

TRACK = 7
"""Distance of two tracks."""
SIDE = 16
"""From a column to the first track."""
CLEAR = 12
"""What lies at least between two bundles on one track."""


@dataclass(slots=True)
class End:
    """Where a bundle touches a box: on which side of the channel, and how high."""

    box: str
    side: str
    """left or right: the side of the channel."""
    height: int = 0


@dataclass(slots=True)
class Bundle:
    """The lines of one kind that leave one box, as far as they run in one channel. They come in at the first end."""

    source: str
    kind: str
    channel: int
    ends: list[End] = field(default_factory=list)
    track: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The heights between which its track runs."""
        heights = [end.height for end in self.ends]
        return min(heights), max(heights)

    def on(self, side: str) -> list[int]:
        """Return the heights of the ends on a side, from above."""
        return sorted(end.height for end in self.ends if end.side == side)


def assign(bundles: Sequence[Bundle]) -> int:
    """Give every bundle of one channel its track; return how many tracks there are."""
    tracks: list[list[Bundle]] = [[] for _ in range(_density(bundles))]
    for bundle in sorted(bundles, key=lambda one: (one.span[1] - one.span[0], one.span, one.source, one.kind)):
        _place(tracks, bundle)
    for _ in range(2):
        for bundle in bundles:
            tracks[bundle.track].remove(bundle)
            _place(tracks, bundle)
    used = [track for track in tracks if track]
    for number, track in enumerate(used):
        for bundle in track:
            bundle.track = number
    return len(used)


def _density(bundles: Sequence[Bundle]) -> int:
    """Return how many bundles lie beside each other at most."""
    tops = sorted(bundle.span[0] for bundle in bundles)
    bottoms = sorted(bundle.span[1] + CLEAR for bundle in bundles)
    return max((bisect_right(tops, at) - bisect_left(bottoms, at) for at in tops), default=0)


def _place(tracks: list[list[Bundle]], bundle: Bundle) -> None:
    """Put a bundle on the free track on which it crosses least, of those the nearest to where it comes in."""
    before = [sum(_crossings(other, bundle) for other in track) for track in tracks]
    behind = [sum(_crossings(bundle, other) for other in track) for track in tracks]
    nearest = range(len(tracks)) if bundle.ends[0].side == "left" else range(len(tracks) - 1, -1, -1)
    left, costs = 0, []
    right = sum(behind)
    for number in range(len(tracks)):
        right -= behind[number]
        costs.append(left + right)
        left += before[number]
    free = [number for number in nearest if all(_apart(bundle, other) for other in tracks[number])]
    if not free:
        tracks.append([])
        free = [len(tracks) - 1]
        costs.append(left)
    bundle.track = min(free, key=lambda number: costs[number])
    tracks[bundle.track].append(bundle)


def _apart(one: Bundle, other: Bundle) -> bool:
    (top, bottom), (other_top, other_bottom) = one.span, other.span
    return bottom + CLEAR <= other_top or other_bottom + CLEAR <= top


def _crossings(left: Bundle, right: Bundle) -> int:
    """Return how often two bundles cross when one runs to the left of the other."""
    return _within(left.on("right"), right.span) + _within(right.on("left"), left.span)


def _within(heights: Sequence[int], span: tuple[int, int]) -> int:
    return max(0, bisect_left(heights, span[1]) - bisect_right(heights, span[0]))
