"""The plan of a drawn story: no box over another, no line through a box, no line upon another, for any story."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.views.story_channels import Bundle, End, assign
from game.views.story_columns import GRID, LEFT, MIDDLE, RIGHT, Box, overlapping
from game.views.story_lines import WIDTH, Key, Plan, plan

TOP = 60
KINDS = ("brings", "asks")
Segment = tuple[int, int, int, int]


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Box], list[Key]]:
    """Boxes in three columns, the middle never empty, and lines between any two of them."""
    counts = draw(st.tuples(st.integers(0, 6), st.integers(1, 8), st.integers(0, 6)))
    heights = st.integers(20, 70)
    boxes = [
        Box(f"b{column}_{number}", column, number * 100, draw(heights))
        for column, count in zip((LEFT, MIDDLE, RIGHT), counts, strict=True)
        for number in range(count)
    ]
    names = st.sampled_from([box.id for box in boxes])
    keys = draw(st.lists(st.tuples(names, names, st.sampled_from(KINDS)), max_size=30, unique=True))
    return boxes, [key for key in keys if key[0] != key[1]]


def points(path: str) -> list[tuple[int, int]]:
    """Return the corners of a path, as if no bend were round."""
    found = re.findall(r"([MLQ])(-?\d+) (-?\d+)(?: (-?\d+) (-?\d+))?", path)
    return [(int(x), int(y)) for kind, x, y, *_ in found if kind in "MQ"] + [(int(found[-1][1]), int(found[-1][2]))]


def segments(path: str) -> list[Segment]:
    """Return the straight stretches of a path, each from left to right or from above to below."""
    corners = points(path)
    return [(*min(a, b), *max(a, b)) for a, b in zip(corners, corners[1:], strict=False)]


def frames(planned: Plan) -> Iterator[tuple[str, Segment]]:
    for name, box in planned.boxes.items():
        left = planned.columns[box.column]
        yield name, (left, box.top, left + WIDTH[box.column], box.bottom)


def inside(segment: Segment, frame: Segment) -> bool:
    """Whether a stretch of line runs through a box, and does not only touch it."""
    (x, y, to_x, to_y), (left, top, right, bottom) = segment, frame
    return x < right and to_x > left and y < bottom and to_y > top


def upon(one: Segment, other: Segment) -> bool:
    """Whether two stretches lie on each other for a way."""
    if one[0] == one[2] == other[0] == other[2]:
        return max(one[1], other[1]) < min(one[3], other[3])
    if one[1] == one[3] == other[1] == other[3]:
        return max(one[0], other[0]) < min(one[2], other[2])
    return False


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(drawings())
def test_no_box_lies_over_another(drawing: tuple[list[Box], list[Key]]) -> None:
    planned = plan(*drawing, TOP)
    assert overlapping(list(planned.boxes.values())) == []
    assert all(box.top >= TOP and box.bottom <= planned.height for box in planned.boxes.values())


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(drawings())
def test_every_line_runs_from_its_box_to_the_other_and_through_none(drawing: tuple[list[Box], list[Key]]) -> None:
    planned = plan(*drawing, TOP)
    framed = dict(frames(planned))
    assert [course.key for course in planned.courses] == drawing[1]
    for course in planned.courses:
        corners = points(course.path)
        for name, (x, y) in zip(course.key[:2], (corners[0], corners[-1]), strict=True):
            left, top, right, bottom = framed[name]
            assert top < y < bottom
            assert min(abs(x - left), abs(x - right)) <= GRID
        crossed = [name for one in segments(course.path) for name, frame in framed.items() if inside(one, frame)]
        assert crossed == []
        assert all(0 <= x <= planned.width and 0 <= y <= planned.height for x, y in corners)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(drawings())
def test_lines_of_different_bundles_never_lie_on_each_other(drawing: tuple[list[Box], list[Key]]) -> None:
    planned = plan(*drawing, TOP)
    for one, other in combinations(planned.courses, 2):
        if (one.key[0], one.key[2]) != (other.key[0], other.key[2]):
            assert not [1 for a in segments(one.path) for b in segments(other.path) if upon(a, b)], (one, other)


@pytest.mark.slow
@given(drawings())
@settings(max_examples=20, deadline=None)
def test_the_same_story_gives_the_same_plan(drawing: tuple[list[Box], list[Key]]) -> None:
    boxes, keys = drawing

    def fresh() -> list[Box]:
        return [Box(box.id, box.column, box.moment, box.height) for box in boxes]

    again = fresh()
    assert plan(fresh(), keys, TOP).courses == plan(again, keys, TOP).courses


def test_lines_of_one_kind_out_of_one_box_share_their_way() -> None:
    boxes = [Box("a", MIDDLE, 0, 40), Box("b", MIDDLE, 100, 40), Box("c", MIDDLE, 200, 40)]
    to_b, to_c = plan(boxes, [("a", "b", "brings"), ("a", "c", "brings")], TOP).courses
    assert segments(to_b.path)[0] == segments(to_c.path)[0]
    assert segments(to_b.path)[1][0] == segments(to_c.path)[1][0]


def test_what_lasts_stands_near_what_it_is_linked_with() -> None:
    events = [Box(f"e{number}", MIDDLE, number * 100, 40) for number in range(6)]
    planned = plan([Box("late", LEFT, 0, 40), Box("early", LEFT, 0, 40), *events],
                   [("e5", "late", "makes"), ("e0", "early", "makes")], TOP)  # fmt: skip
    assert abs(planned.boxes["late"].middle - planned.boxes["e5"].middle) <= GRID
    assert abs(planned.boxes["early"].middle - planned.boxes["e0"].middle) <= GRID


def test_what_comes_back_stands_beside_its_turn() -> None:
    events = [Box(f"e{number}", MIDDLE, number * 100, 40) for number in range(6)]
    planned = plan([*events, Box("back", RIGHT, 300, 30)], [("e0", "back", "brings")], TOP)
    assert abs(planned.boxes["back"].middle - planned.boxes["e3"].top) <= 2 * GRID


def test_bundles_beside_each_other_have_tracks_of_their_own() -> None:
    one = Bundle("a", "brings", 0, [End("a", "left", 0), End("b", "left", 60)])
    other = Bundle("c", "brings", 0, [End("c", "left", 30), End("d", "left", 90)])
    below = Bundle("e", "brings", 0, [End("e", "left", 120), End("f", "left", 180)])
    assert assign([one, other, below]) == 2
    assert one.track != other.track


def test_a_short_way_lies_within_a_long_one_so_that_they_do_not_cross() -> None:
    long = Bundle("a", "brings", 0, [End("a", "left", 0), End("b", "left", 90)])
    short = Bundle("c", "brings", 0, [End("c", "left", 30), End("d", "left", 60)])
    assert assign([long, short]) == 2
    assert short.track < long.track
