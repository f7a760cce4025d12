"""Lines of a drawn story: which boxes a line joins, through which channels it runs, and the path that it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.views.story_channels import SIDE, TRACK, Bundle, End, assign
from game.views.story_columns import GRID, LEFT, MIDDLE, RIGHT, Box, stand

WIDTH = {LEFT: 218, MIDDLE: 330, RIGHT: 228}
EDGE = 16
"""From the rim of the picture to the outer columns."""
NARROWEST = 900
"""A smaller picture has room at both sides, so that a page does not blow it up."""
BEND = 4
"""Radius of a bend."""
HEAD = 6
"""Length of an arrow's head."""
Key = tuple[str, str, str]
"""Source, target and kind of a line."""
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Course:
    """Where a line runs, as a path, and the head of its arrow."""

    key: Key
    path: str
    head: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where columns begin, and where the channels behind them do."""

    columns: tuple[int, ...]
    channels: tuple[int, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawing without words: its size, where columns begin, its boxes and its lines."""

    width: int
    height: int
    columns: tuple[int, ...]
    boxes: dict[str, Box]
    courses: tuple[Course, ...]


def plan(boxes: Sequence[Box], keys: Sequence[Key], top: int = EDGE) -> Plan:
    """Return where everything lies; the boxes of each column stand in the order in which they are given."""
    known = {box.id: box for box in boxes}
    pairs = [(source, target) for source, target, _ in keys]
    stand(boxes, pairs, top)
    bundles = _bundles(known, keys)
    everything = _with_passages(boxes, bundles)
    known = {box.id: box for box in everything}
    for bundle in bundles:
        for end in bundle.ends:
            known[end.box].ends[_side(end)] += 1
    stand(everything, pairs, top)
    _raise(known, bundles)
    counts = [assign([one for one in bundles if one.channel == channel]) for channel in (0, 1)]
    ground = _ground(everything, counts)
    courses = tuple(_course(key, bundles, known, ground) for key in keys)
    bottom = max((box.bottom for box in everything), default=top) + EDGE
    return Plan(ground.width, bottom, ground.columns, {box.id: box for box in boxes}, courses)


def _side(end: End) -> str:
    """Return the side of the box at which a line ends: the one that looks into the channel."""
    return "right" if end.side == "left" else "left"


def _bundles(boxes: dict[str, Box], keys: Sequence[Key]) -> list[Bundle]:
    """Return the bundles of all lines; where they cross the middle they end at a passage, and a second goes on."""
    found: dict[tuple[str, str, int], Bundle] = {}
    for source, target, kind in keys:
        begins, ends = boxes[source].column, boxes[target].column
        first = _first(begins, ends)
        bundle = found.setdefault((source, kind, first), _started(source, kind, first, begins))
        if {begins, ends} == {LEFT, RIGHT}:
            passage = f"{source}>{kind}"
            second = RIGHT - 1 - first
            if (source, kind, second) not in found:
                bundle.ends.append(End(passage, _channel_side(MIDDLE, first)))
                found[(source, kind, second)] = Bundle(
                    source, kind, second, [End(passage, _channel_side(MIDDLE, second))]
                )
            bundle = found[(source, kind, second)]
        bundle.ends.append(End(target, _channel_side(ends, bundle.channel)))
    return list(found.values())


def _first(begins: int, ends: int) -> int:
    """Return the channel into which a line comes out of its box: 0 is left of the middle, 1 right of it."""
    if begins == MIDDLE:
        return 0 if ends == LEFT else 1
    return 0 if begins == LEFT else 1


def _started(source: str, kind: str, channel: int, column: int) -> Bundle:
    return Bundle(source, kind, channel, [End(source, _channel_side(column, channel))])


def _channel_side(column: int, channel: int) -> str:
    """Return on which side of a channel a column lies."""
    return "left" if column <= channel else "right"


def _with_passages(boxes: Sequence[Box], bundles: Iterable[Bundle]) -> list[Box]:
    """Return the boxes with a passage for each bundle that crosses the middle, near the mean of what it joins."""
    known = {box.id: box for box in boxes}
    middle = [box for box in boxes if box.column == MIDDLE]
    placed: dict[str, list[float]] = {}
    for bundle in bundles:
        for end in bundle.ends:
            if end.box not in known:
                placed.setdefault(end.box, []).extend(known[one.box].middle for one in bundle.ends if one.box in known)
    passages = [
        (sum(heights) / len(heights), Box(name, MIDDLE, 0, GRID, passage=True)) for name, heights in placed.items()
    ]
    ordered = sorted(
        [*((box.middle, box) for box in middle), *passages], key=lambda pair: (pair[0], pair[1].passage, pair[1].id)
    )
    return [*(box for box in boxes if box.column != MIDDLE), *(box for _, box in ordered)]


def _raise(boxes: dict[str, Box], bundles: Sequence[Bundle]) -> None:
    """Give every end its height, in the order of what lies at the other ends, so that few lines cross at a box.

    Ends in the middle lie between the lines of the grid and the others on them, so that no line lies on another.
    """
    sides: dict[tuple[str, str, int], list[tuple[float, str, str, End]]] = {}
    for bundle in bundles:
        for end in bundle.ends:
            others = [boxes[one.box].middle for one in bundle.ends if one is not end]
            if end is not bundle.ends[0]:
                others = [boxes[bundle.ends[0].box].middle]
            entry = (sum(others) / max(1, len(others)), bundle.source, bundle.kind, end)
            sides.setdefault((end.box, end.side, bundle.channel), []).append(entry)
    for (name, _, _), entries in sides.items():
        box = boxes[name]
        room = _grid(box.height / 2 - (len(entries) - 1) * GRID / 2)
        for number, (_, _, _, end) in enumerate(sorted(entries, key=lambda entry: entry[:3])):
            end.height = (
                box.top + (0 if box.passage else room) + number * GRID + (GRID // 2 if box.column == MIDDLE else 0)
            )


def _grid(length: float) -> int:
    return int(length // GRID) * GRID


def _ground(boxes: Iterable[Box], counts: Sequence[int]) -> Ground:
    """Return where columns and channels begin; a column without boxes takes no room, nor a channel without lines."""
    there = {box.column for box in boxes}
    at, columns, channels = EDGE, list[int](), list[int]()
    for column in (LEFT, MIDDLE, RIGHT):
        columns.append(at)
        at += WIDTH[column] if column in there else 0
        channels.append(at)
        if column < RIGHT and counts[column]:
            at += 2 * SIDE + (counts[column] - 1) * TRACK
    spare = max(0, NARROWEST - at - EDGE) // 2
    shifted = [tuple(start + spare for start in starts) for starts in (columns, channels)]
    return Ground(shifted[0], shifted[1], at + EDGE + 2 * spare)


def _course(key: Key, bundles: Sequence[Bundle], boxes: dict[str, Box], ground: Ground) -> Course:
    """Return the path of one line: along its bundle, through the middle where it must, to its box."""
    source, target, kind = key
    own = [one for one in bundles if one.source == source and one.kind == kind]
    last, end = next((one, end) for one in own for end in one.ends[1:] if end.box == target)
    points: list[Point] = []
    if last.ends[0].box != source:
        first = next(one for one in own if one.channel != last.channel)
        passage = next(end for end in first.ends[1:] if end.box == last.ends[0].box)
        points += _leg(first, passage, boxes, ground)
    points += _leg(last, end, boxes, ground)
    x, y = points[-1]
    back = -1 if x > points[-2][0] else 1
    return Course(key, _path([*points[:-1], (x + back * (HEAD - 1), y)]), f"M{x} {y}l{back * HEAD} -4v8z")


def _leg(bundle: Bundle, end: End, boxes: dict[str, Box], ground: Ground) -> list[Point]:
    """Return the way of a line through one channel."""
    start = bundle.ends[0]
    track = ground.channels[bundle.channel] + SIDE + bundle.track * TRACK
    return [
        (_rim(start, boxes, ground), start.height),
        (track, start.height),
        (track, end.height),
        (_rim(end, boxes, ground), end.height),
    ]


def _rim(end: End, boxes: dict[str, Box], ground: Ground) -> int:
    """Return where a box begins or ends, as seen from a channel."""
    column = boxes[end.box].column
    return ground.columns[column] + (WIDTH[column] if end.side == "left" else 0)


def _path(points: Sequence[Point]) -> str:
    """Return a path along right angles with its corners rounded."""
    kept = [points[0]]
    for point in points[1:]:
        if point != kept[-1]:
            kept.append(point)
    text = f"M{kept[0][0]} {kept[0][1]}"
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        text += f"L{near[0]} {near[1]}Q{corner[0]} {corner[1]} {far[0]} {far[1]}"
    return f"{text}L{kept[-1][0]} {kept[-1][1]}"


def _towards(corner: Point, other: Point) -> Point:
    """Return the point at which a bend begins."""
    (x, y), (a, b) = corner, other
    reach_x, reach_y = min(BEND, abs(a - x) // 2), min(BEND, abs(b - y) // 2)
    return x + (reach_x if a > x else -reach_x), y + (reach_y if b > y else -reach_y)
