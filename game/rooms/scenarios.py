"""Scenarios of games: loaded from the bundle that a game began with, whatever has become of its files since."""

from collections import OrderedDict
from threading import Lock

from game.engine import vocabulary
from game.errors import ScenarioError
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.store import Store, bundles

KEPT = 32
"""Loaded scenarios that are kept; those of running games are few."""


class Scenarios:
    """Loaded scenarios by the hash of their bundle. One object for each, since the engine's tables hang on it."""

    def __init__(self) -> None:
        self._loaded: OrderedDict[str, Scenario] = OrderedDict()
        self._lock = Lock()

    def put(self, bundle_hash: str, scenario: Scenario) -> Scenario:
        """Keep a loaded scenario; return the one that was there first."""
        with self._lock:
            kept = self._loaded.setdefault(bundle_hash, scenario)
            self._loaded.move_to_end(bundle_hash)
            while len(self._loaded) > KEPT:
                self._loaded.popitem(last=False)
        return kept

    def get(self, store: Store, bundle_hash: str) -> Scenario:
        """Return the scenario of a bundle in the database.

        Raises ScenarioError when this version of the game cannot load it any more.
        """
        with self._lock:
            found = self._loaded.get(bundle_hash)
        if found is not None:
            return found
        with store.reading() as session:
            text = bundles.files(session, bundle_hash)
        loaded = load_scenario(Bundle.from_json(text), vocabulary())
        if loaded.scenario is None:
            raise ScenarioError
        return self.put(bundle_hash, loaded.scenario)
