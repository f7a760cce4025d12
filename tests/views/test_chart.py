"""The map: where it happens is always named, and no label covers another or leaves the picture."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from game import engine
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.chart import CLOSE_UP, MapView, _box, map_view
from game.views.language import language
from game.views.projection import HEIGHT, WIDTH
from game.views.reader import Reader

DECK: Scenario = load(Path("crossroads"))


def chart(event: str) -> MapView:
    state = replace(engine.start(DECK, 1), event=event)
    found = map_view(Reader(DECK, engine.observe(DECK, state, DECK.home.id), language()))
    assert found is not None
    return found


@pytest.mark.parametrize("event", [event.id for event in DECK.events])
class TestLabels:
    def test_where_it_happens_is_named(self, event: str) -> None:
        (here,) = [place for place in chart(event).places if place.here]
        assert here.side

    def test_none_covers_another_or_leaves_the_picture(self, event: str) -> None:
        shown = chart(event)
        boxes = [_box(place, place.side, shown.close) for place in shown.places if place.side]
        for (a, b, c, d), (left, top, right, bottom) in combinations(boxes, 2):
            assert a >= right or c <= left or b >= bottom or d <= top
        west, north, width, height = CLOSE_UP if shown.close else (0, 0, WIDTH, HEIGHT)
        for left, top, right, bottom in boxes:
            assert west <= left
            assert right <= west + width
            assert north <= top
            assert bottom <= north + height

    def test_label_stands_within_its_box(self, event: str) -> None:
        shown = chart(event)
        for place in (place for place in shown.places if place.side):
            left, top, right, bottom = _box(place, place.side, shown.close)
            assert left - 1 <= place.label_x <= right + 1
            assert top <= place.label_y <= bottom + 1
            assert place.anchor in ("start", "middle", "end")
