"""Forecasts kept for a while: what a desk shows of its options is worked out once for each observation."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from game.lab.forecast import Outlook, forecast
from game.rooms.answers import Sight

KEPT = 512


class Forecasts:
    """The forecasts of the desks that were looked at last, by game, seat and version."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, int], Mapping[str, Outlook]] = OrderedDict()
        self._lock = Lock()

    def of(self, sight: Sight) -> Mapping[str, Outlook]:
        """Return the outlook of each open option as this viewer may expect it."""
        key = (sight.game.id, sight.observation.viewer, sight.version)
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = forecast(sight.scenario, sight.observation)
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found
