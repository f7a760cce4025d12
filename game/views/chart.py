"""The map of a game page: places and routes of the scenario on the base map, and the same in words."""

from dataclasses import dataclass, replace

from game.scenario.model import Route
from game.views.projection import HEIGHT, VIEW_BOX, WIDTH, project, route_path
from game.views.reader import Reader

CLOSE_UP = (180, 400, 740, 450)
"""Left, top, width and height of what is shown when the event lies in it; `.map-close` in app.css has the same."""
DOT, GAP, DROP = 7, 13, 9
"""Radius of a dot, from its middle to a label beside it, and from there down to the line on which letters stand."""
SIDES = ("right", "left", "above", "below")
LETTER, LINE = 15, 32
"""About the width and height of a letter of a label, in units of the map."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A dot with its name; `side` is where the label stands."""

    id: str
    name: str
    x: float
    y: float
    side: str
    """Where the label stands: right, left, above, below, or nowhere because it would cover another."""
    home: bool
    here: bool
    capital: bool

    @property
    def label_x(self) -> float:
        """Where the label begins, has its middle or ends."""
        return self.x + {"right": GAP, "left": -GAP}.get(self.side, 0)

    @property
    def label_y(self) -> float:
        """The line on which the label stands."""
        return self.y + {"above": -GAP, "below": GAP + 2 * DROP}.get(self.side, DROP)

    @property
    def anchor(self) -> str:
        """Which part of the label stands there."""
        return {"right": "start", "left": "end"}.get(self.side, "middle")


@dataclass(frozen=True, slots=True)
class RouteView:
    """A line, open or shut, and whether that has just changed."""

    id: str
    name: str
    kind: str
    path: str
    open: bool
    changed: bool
    status: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map as a picture and as text."""

    view_box: str
    close: bool
    """Whether only the close-up around the Caucasus is shown."""
    places: tuple[PlaceView, ...]
    routes: tuple[RouteView, ...]
    here: str


def map_view(reader: Reader, before: Reader | None = None) -> MapView | None:
    """Return the map, or None for a scenario without one; `before` is what the viewer saw when the turn began."""
    spec = reader.scenario.map
    if not spec.places:
        return None
    ends = {place for route in spec.routes.values() for place in (route.via[0], route.via[-1])}
    shown = {name for name in spec.places if _is_capital(reader, name)} | ends | {reader.event.place}
    here = reader.event.place
    close = here is None or _in_close_up(_place(reader, here))
    places = tuple(_place(reader, name) for name in spec.places if name in shown)
    places = _labelled(tuple(place for place in places if not close or _in_close_up(place)), close)
    return MapView(
        view_box=" ".join(str(side) for side in CLOSE_UP) if close else VIEW_BOX,
        close=close,
        places=places,
        routes=tuple(_route(reader, before, name, route) for name, route in spec.routes.items()),
        here=reader.language.say(spec.places[here].name) if here else "",
    )


def _in_close_up(place: PlaceView) -> bool:
    left, top, width, height = CLOSE_UP
    return left < place.x < left + width and top < place.y < top + height


def _labelled(places: tuple[PlaceView, ...], close: bool) -> tuple[PlaceView, ...]:
    """Return the places with a side for each label on which it covers no other; the important ones choose first."""
    taken = [(p.x - DOT, p.y - DOT, p.x + DOT, p.y + DOT) for p in places]
    settled: dict[str, str] = {}
    for place in sorted(places, key=lambda p: (not p.here, not p.home, not p.capital, p.id)):
        boxes = {side: _box(place, side, close) for side in (place.side, *SIDES)}
        sides = (side for side, box in boxes.items() if not _covers(box, taken, close))
        settled[place.id] = side = next(sides, "")
        if side:
            taken.append(boxes[side])
    return tuple(replace(place, side=settled[place.id]) for place in places)


def _box(place: PlaceView, side: str, close: bool) -> Box:
    """Return about where a label lies, as left, top, right, bottom in units of the map."""
    scale = CLOSE_UP[2] / WIDTH if close else 1
    width, height = LETTER * len(place.name) * scale, LINE * scale
    left = {"right": place.x + GAP, "left": place.x - GAP - width}.get(side, place.x - width / 2)
    top = {"above": place.y - GAP - height, "below": place.y + GAP}.get(side, place.y - height / 2)
    return left, top, left + width, top + height


def _covers(box: Box, taken: list[Box], close: bool) -> bool:
    left, top, right, bottom = box
    west, north, width, height = CLOSE_UP if close else (0, 0, WIDTH, HEIGHT)
    inside = left >= west and right <= west + width and top >= north and bottom <= north + height
    return not inside or any(left < r and right > x and top < b and bottom > y for x, y, r, b in taken)


def _is_capital(reader: Reader, name: str) -> bool:
    """Whether a place is where a power's cables come from."""
    scenario, place = reader.scenario, reader.scenario.map.places[name]
    if place.power is None:
        return False
    return place.name == (scenario.home if place.power == scenario.home.id else scenario.powers[place.power]).capital


def _place(reader: Reader, name: str) -> PlaceView:
    place = reader.scenario.map.places[name]
    x, y = project(place.at[0] / 100, place.at[1] / 100)
    return PlaceView(
        id=name,
        name=reader.language.say(place.name),
        x=round(x, 1),
        y=round(y, 1),
        side=place.side,
        home=place.power == reader.scenario.home.id,
        here=name == reader.event.place,
        capital=_is_capital(reader, name),
    )


def _route(reader: Reader, before: Reader | None, name: str, route: Route) -> RouteView:
    points = [reader.scenario.map.places[place].at for place in route.via]
    is_open = reader.holds(route.open)
    was_open = before.holds(route.open) if before else is_open
    state = "open" if is_open else "shut"
    return RouteView(
        id=name,
        name=reader.language.say(route.name),
        kind=route.kind,
        path=route_path(tuple((lon / 100, lat / 100) for lon, lat in points)),
        open=is_open,
        changed=is_open != was_open,
        status=reader.t(f"route.{state}_now" if is_open != was_open else f"route.{state}"),
    )
