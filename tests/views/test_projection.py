"""The projection, and the committed base map drawn with it: who is where, and which borders are on it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from game.views.projection import HEIGHT, VIEW_BOX, WIDTH, project, route_path

Point = tuple[float, float]
Line = list[Point]

STATIC = Path(__file__).resolve().parents[2] / "static"
PLACES: dict[str, Point] = {
    "Aktau": (51.17, 43.65),
    "Ankara": (32.85, 39.93),
    "Armiansk": (33.69, 46.10),
    "Baku": (49.87, 40.41),
    "Ceyhan": (35.81, 37.03),
    "Chaplynka": (33.53, 46.37),
    "Donetsk": (37.80, 48.00),
    "Goris": (46.35, 39.51),
    "Istanbul": (28.98, 41.01),
    "Khankendi": (46.75, 39.82),
    "Kyiv": (30.52, 50.45),
    "Kyrenia": (33.32, 35.33),
    "Moscow": (37.62, 55.75),
    "Nakhchivan": (45.41, 39.21),
    "Nicosia": (33.36, 35.15),
    "Novorossiysk": (37.77, 44.72),
    "Poti": (41.67, 42.15),
    "Rostov": (39.70, 47.24),
    "Simferopol": (34.10, 44.95),
    "Sochi": (39.72, 43.60),
    "Sukhumi": (41.02, 43.00),
    "Supsa": (41.80, 42.02),
    "Tbilisi": (44.79, 41.72),
    "Tehran": (51.39, 35.69),
    "Tskhinvali": (43.97, 42.23),
    "Turkmenbashi": (52.97, 40.02),
    "Vilnius": (25.28, 54.69),
    "Yerevan": (44.51, 40.18),
}
WATERS: dict[str, Point] = {
    "Black Sea": (34.5, 43.2),
    "Caspian Sea, middle": (50.6, 42.0),
    "Caspian Sea, north": (51.0, 45.5),
    "Caspian Sea, south": (51.2, 38.2),
    "Sea of Azov": (36.8, 46.1),
}


def at(place: str) -> Point:
    return project(*PLACES[place])


def lines_of(name: str) -> list[Line]:
    """The lines of a map file. Its paths are "M", then "l" and relative steps, then perhaps "z"."""
    svg = (STATIC / f"map-{name}.svg").read_text(encoding="utf-8")
    assert f'viewBox="{VIEW_BOX}"' in svg
    path = re.search(r' d="([^"]+)"', svg)
    assert path
    return [absolute(part) for part in path[1].split("M")[1:]]


def absolute(part: str) -> Line:
    numbers = [round(float(number) * 10) for number in re.findall(r"-?[\d.]+", part)]
    x = y = 0
    line: Line = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / 10, y / 10))
    return line + line[:1] if part.endswith("z") else line


LAND, HOME, BORDERS = lines_of("land"), lines_of("home"), lines_of("borders")


def covers(rings: list[Line], point: Point) -> bool:
    """By the even-odd rule, as the files are filled."""
    far_west = (-100.0, point[1] + 0.0123)  # a little off, so that the line meets no corner
    return crossings(rings, far_west, point) % 2 == 1


def crossings(lines: list[Line], start: Point, end: Point) -> int:
    return sum(cross(start, end, first, second) for line in lines for first, second in pairwise(line))


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return left(a, b, c) != left(a, b, d) and left(c, d, a) != left(c, d, b)


def left(a: Point, b: Point, point: Point) -> bool:
    return (b[0] - a[0]) * (point[1] - a[1]) > (b[1] - a[1]) * (point[0] - a[0])


@pytest.mark.parametrize("place", PLACES)
def test_places_of_the_game_are_on_the_map(place: str) -> None:
    x, y = at(place)
    assert 0 < x < WIDTH
    assert 0 < y < HEIGHT


def test_east_is_right_and_north_is_up() -> None:
    west_to_east = ["Istanbul", "Ankara", "Sochi", "Poti", "Tbilisi", "Baku", "Turkmenbashi"]
    north_to_south = ["Moscow", "Kyiv", "Simferopol", "Tbilisi", "Yerevan", "Tehran"]
    assert west_to_east == sorted(west_to_east, key=lambda place: at(place)[0])
    assert north_to_south == sorted(north_to_south, key=lambda place: at(place)[1])


def test_a_longitude_may_go_round_the_world() -> None:
    assert project(49.87 + 360, 40.41) == pytest.approx(at("Baku"))


@pytest.mark.parametrize(
    "place", sorted(PLACES.keys() - {"Kyrenia", "Novorossiysk", "Poti", "Sochi", "Sukhumi", "Turkmenbashi"})
)
def test_inland_places_are_on_land(place: str) -> None:
    assert covers(LAND, at(place))


@pytest.mark.parametrize("water", WATERS)
def test_seas_are_open(water: str) -> None:
    assert not covers(LAND, project(*WATERS[water]))


@pytest.mark.parametrize("place", PLACES)
def test_home_is_azerbaijan_with_karabakh_and_nakhchivan(place: str) -> None:
    assert covers(HOME, at(place)) == (place in {"Baku", "Khankendi", "Nakhchivan"})


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Simferopol", "Armiansk"),
        ("Armiansk", "Chaplynka"),
        ("Donetsk", "Kyiv"),
        ("Sukhumi", "Tbilisi"),
        ("Tskhinvali", "Tbilisi"),
        ("Khankendi", "Baku"),
        ("Kyrenia", "Nicosia"),
    ],
)
def test_no_border_runs_inside_a_country(start: str, end: str) -> None:
    assert crossings(BORDERS, at(start), at(end)) == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Kyiv", "Moscow"),
        ("Donetsk", "Rostov"),
        ("Sochi", "Sukhumi"),
        ("Goris", "Khankendi"),
        ("Nakhchivan", "Yerevan"),
    ],
)
def test_borders_lie_between_countries(start: str, end: str) -> None:
    assert crossings(BORDERS, at(start), at(end)) % 2 == 1


def test_each_border_is_drawn_once() -> None:
    segments = [frozenset(segment) for line in BORDERS for segment in pairwise(line)]
    assert len(segments) == len(set(segments))


def test_a_route_meets_each_of_its_places() -> None:
    places = ["Baku", "Tbilisi", "Ceyhan"]
    path = route_path(tuple(PLACES[place] for place in places))
    ends = [curve.split(" ")[-2:] for curve in path.removeprefix("M").split("C")]
    assert ends == [[f"{x:.1f}", f"{y:.1f}"] for x, y in map(at, places)]


def test_a_route_may_be_one_place() -> None:
    assert "C" not in route_path((PLACES["Baku"],))
