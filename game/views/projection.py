"""The map's projection: longitude and latitude to the coordinates of the base map in `static/map-*.svg`.

A spherical Lambert conformal conic with two standard parallels: it keeps shapes, and bends this region little.
`docs/map/make_map.py` draws the base map with these functions and constants; after a change here, run it again.
"""

import math
from functools import lru_cache

WIDTH = 1000
HEIGHT = 850
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"

CENTRE = (42.5, 46.0)  # the longitude and latitude in the middle of the map
PARALLELS = (39.0, 53.0)  # where the scale is true
SCALE = 2260.0  # map units for the earth's radius; 1 unit is about 2.8 km


@lru_cache(4096)
def project(lon: float, lat: float) -> tuple[float, float]:
    """The place's coordinates in the map's view box: x to the east, y to the south."""
    # A difference of longitudes beyond 180 degrees goes the short way round.
    angle = _CONE * math.radians((lon - CENTRE[0] + 180) % 360 - 180)
    radius = _radius(lat)
    return (
        WIDTH / 2 + radius * math.sin(angle),
        HEIGHT / 2 + radius * math.cos(angle) - _radius(CENTRE[1]),
    )


@lru_cache(4096)
def route_path(points: tuple[tuple[float, float], ...]) -> str:
    """An SVG path through one or more places given as (longitude, latitude): a smooth line that meets each of them."""
    places = [project(lon, lat) for lon, lat in points]
    path = f"M{_pair(*places[0])}"
    # Catmull and Rom's curve: the line passes each place in the direction from the one before to the one after.
    befores, afters = places[:1] + places, places[2:] + places[-1:]
    for before, start, end, after in zip(befores, places, places[1:], afters, strict=False):
        leave = _pair(start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        reach = _pair(end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f"C{leave} {reach} {_pair(*end)}"
    return path


def _pair(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"


def _half_angle(lat: float) -> float:
    return math.tan(math.pi / 4 + math.radians(lat) / 2)


def _cone() -> float:
    """How much of a full turn the unrolled cone covers (the projection's n)."""
    first, second = PARALLELS
    widths = math.cos(math.radians(first)) / math.cos(math.radians(second))
    return math.log(widths) / math.log(_half_angle(second) / _half_angle(first))


def _radius(lat: float) -> float:
    """The distance from the tip of the cone to a parallel, in map units."""
    first = PARALLELS[0]
    true = SCALE * math.cos(math.radians(first)) / _CONE
    return float(true * (_half_angle(first) / _half_angle(lat)) ** _CONE)


_CONE = _cone()
