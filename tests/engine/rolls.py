"""The vote of March 2008 on the home country's own text, with the powers and voters of the first deck."""

from functools import cache

from game.engine import vocabulary
from game.engine.state import Ballot, State
from game.paths import SCENARIOS
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from game.scenario.source import read
from tests.engine.build import Data, act, answered, closed, event, option, played, scenario
from tests.scenario.conftest import TINY

ROLL = TINY.parent / "rolls" / "unga_62243.yaml"
NOT_YET = "south_sudan"
"""A member since July 2011."""


@cache
def own_text() -> Scenario:
    """Return a scenario of two turns: allies are asked for their votes, or not; then the text is put to the vote."""
    deck = require(load_path(SCENARIOS / "crossroads", vocabulary()))
    data = deck.model_dump(by_alias=True)
    return scenario(
        event("asking", option("ask", *_asked()), option("wait"), turn=1),
        event(
            "own_text",
            option("push", act("georgia", "053", "political", "multilateral"), act("armenia", "112")),
            option("conference", *_asked("multilateral")),
            option("negotiate"),
            option("trade_for_talks"),
            turn=2,
            kinds=["norm_vote"],
            vote=read(ROLL.name, ROLL.read_text(encoding="utf-8")).data,
        ),
        meters={"support": 40},
        powers=data["powers"],
        issues=data["issues"],
        voters={name: voter for name, voter in data["voters"].items() if name != NOT_YET},
        disputes={},
    )


def _asked(*flags: str) -> tuple[Data, ...]:
    return tuple(act(power, "053", "political", "lobby", *flags) for power in ("turkiye", "ukraine"))


def before_the_vote(first: str = "ask", seed: int = 1) -> State:
    """Return the state when the text is on the desk, after this first answer."""
    small = own_text()
    return closed(small, played(small, first, seed=seed), 2)


def own_vote(first: str = "ask", second: str = "push", seed: int = 1) -> Ballot:
    """Return the vote on the home country's text after these two answers."""
    (ballot,) = answered(own_text(), before_the_vote(first, seed), second).ballots
    return ballot
