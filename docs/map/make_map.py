"""Draw the base map of the region: static/map-land.svg, map-borders.svg and map-home.svg.

    python3 docs/map/make_map.py countries-10m.json

The one argument is the 1:10m countries file of the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`,
then unpack): Natural Earth's countries, which are in the public domain, as a TopoJSON file. Only the drawn files
are kept in this repository. The projection and its constants are in game/views/projection.py.

Each file holds one black path without a background, to be used as a CSS mask, so that the page's style sheet
chooses the colours. A border is an arc that two countries share: it is drawn once, and a coast is no border.

Whose land is whose: the map follows the resolutions of the UN General Assembly, and borders on it are no statement
of the authors. Natural Earth shows who holds the land, so Crimea (resolution 68/262) and northern Cyprus (37/253)
are given back below. The British bases on Cyprus and the smallest exclaves are too small to be drawn.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.views.projection import HEIGHT, VIEW_BOX, WIDTH, project  # noqa: E402

Point = tuple[float, float]
Line = list[Point]
Ring = list[int]  # the numbers of its arcs; of number and ~number, the negative one is the arc backwards

HOME = "Azerbaijan"
CRIMEA = (34.1, 44.95)  # a place in it: the ring around this belongs to Ukraine
OWNERS = dict.fromkeys(("N. Cyprus", "Cyprus U.N. Buffer Zone", "Akrotiri", "Dhekelia"), "Cyprus")

NEAR = (10, 25, 80, 65)  # west, south, east, north: a ring outside this is never projected
TOLERANCE = 0.3  # how far, in map units, a simplified line may lie from the true one
SMALLEST = 3.0  # islands and exclaves of a smaller area, in square map units, are left out
LOW, HIGH = (-4.0, -4.0), (WIDTH + 4.0, HEIGHT + 4.0)  # land and borders go on a little beyond the map's edge


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [list(positions(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = topology["objects"]
    land = [ring for shape in shapes["land"]["geometries"] for ring in near_rings(shape, arcs)]
    owned = [
        (owner(country["properties"]["name"], ring, arcs), ring)
        for country in shapes["countries"]["geometries"]
        for ring in near_rings(country, arcs)
    ]
    numbers = {max(number, ~number) for ring in land + [ring for _, ring in owned] for number in ring}
    lines = {number: simplify([project(*point) for point in arcs[number]]) for number in numbers}

    fill = 'fill-rule="evenodd"'
    write("land", fill, outlines(land, lines))
    write("home", fill, outlines([ring for name, ring in owned if name == HOME], lines))
    stroke = 'fill="none" stroke="#000" stroke-width=".8" stroke-linejoin="round" vector-effect="non-scaling-stroke"'
    write("borders", stroke, borders(owned, lines))


def positions(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """An arc's longitudes and latitudes; the file has them as steps in whole numbers."""
    (x_scale, y_scale), (x_first, y_first) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * x_scale + x_first, y * y_scale + y_first


def near_rings(shape: dict[str, Any], arcs: list[Line]) -> Iterator[Ring]:
    west, south, east, north = NEAR
    for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
        for ring in polygon:
            lons, lats = zip(*joined(ring, arcs), strict=True)
            if min(lons) < east and max(lons) > west and min(lats) < north and max(lats) > south:
                yield ring


def owner(country: str, ring: Ring, arcs: list[Line]) -> str:
    return "Ukraine" if contains(joined(ring, arcs), CRIMEA) else OWNERS.get(country, country)


def borders(owned: list[tuple[str, Ring]], lines: dict[int, Line]) -> Iterator[Line]:
    """Every arc with a country on each side, as far as it is on the map."""
    sides: dict[int, set[str]] = defaultdict(set)
    for name, ring in owned:
        for number in ring:
            sides[max(number, ~number)].add(name)
    for number in sorted(sides):
        line = lines[number]
        exclave = line[0] == line[-1] and abs(area(line)) < SMALLEST
        if len(sides[number]) > 1 and not exclave:
            yield from runs(line)


def outlines(rings: list[Ring], lines: dict[int, Line]) -> Iterator[Line]:
    for ring in rings:
        outline = clip(joined(ring, lines))
        if abs(area(outline)) >= SMALLEST:
            yield [*outline, outline[0]]


def joined(ring: Ring, lines: list[Line] | dict[int, Line]) -> Line:
    """The ring's points without the last, which is the first again."""
    points: Line = []
    for number in ring:
        line = lines[max(number, ~number)]
        points += (line if number >= 0 else line[::-1])[:-1]
    return points


def contains(ring: Line, point: Point) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def area(ring: Line) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the segment from start to end."""
    x, y, dx, dy = point[0] - start[0], point[1] - start[1], end[0] - start[0], end[1] - start[1]
    along = (x * dx + y * dy) / ((dx * dx + dy * dy) or 1.0)
    part = min(1.0, max(0.0, along))
    return math.hypot(x - part * dx, y - part * dy)


def simplify(line: Line) -> Line:
    """Douglas and Peucker's: the ends stay, so arcs that met still meet and a shared border stays shared."""
    keep, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        between = range(first + 1, last)
        far, index = max(((distance(line[i], line[first], line[last]), i) for i in between), default=(0.0, 0))
        if far > TOLERANCE:
            keep.add(index)
            open_parts += [(first, index), (index, last)]
    return [line[i] for i in sorted(keep)]


def clip(ring: Line) -> Line:
    """Sutherland and Hodgman's: the part of a ring that is on the map, one edge of the map after the other."""
    for axis, bound, sign in ((0, LOW[0], 1), (1, LOW[1], 1), (0, HIGH[0], -1), (1, HIGH[1], -1)):
        kept: Line = []
        for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
            before, after = sign * (start[axis] - bound), sign * (end[axis] - bound)
            if (before < 0) != (after < 0):
                part = before / (before - after)
                kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            if after >= 0:
                kept.append(end)
        ring = kept
    return ring


def runs(line: Line) -> Iterator[Line]:
    """The stretches of a line whose segments touch the map."""
    run: Line = []
    for start, end in pairwise(line):
        if all(max(start[i], end[i]) > LOW[i] and min(start[i], end[i]) < HIGH[i] for i in (0, 1)):
            run = [*(run or [start]), end]
        elif run:
            yield run
            run = []
    if run:
        yield run


def path_data(line: Line) -> str:
    """Relative steps in tenths of a unit, summed without drift; a closed line ends in z."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(tenths)]
    closed = tenths[0] == tenths[-1]
    moves = [step for step in (steps[:-1] if closed else steps) if step != (0, 0)]
    return f"M{pair(*tenths[0])}l{' '.join(pair(*step) for step in moves)}{'z' if closed else ''}".replace(" -", "-")


def pair(x: int, y: int) -> str:
    return f"{x / 10:g} {y / 10:g}"


def write(name: str, attributes: str, lines: Iterable[Line]) -> None:
    path = f'<path {attributes} d="{"".join(path_data(line) for line in lines)}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{VIEW_BOX}">{path}</svg>\n'
    (ROOT / "static" / f"map-{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
