"""A13: a matter taken to a forum, and what came of the home country's own text."""

import pytest

from game.engine.state import State
from tests.engine.build import answered, event, flagged, found, judged, orders, scenario


def test_forum_raises_it() -> None:
    assert found(judged(flagged("multilateral")), "A13") == {"multilateral": 6}


@pytest.mark.parametrize("flag", ["initiative", "lobby"])
def test_own_initiative_alone_does_not(flag: str) -> None:
    assert found(judged(flagged(flag)), "A13") == {}


@pytest.mark.parametrize(
    ("leans", "vote", "told"),
    [
        ((90, 90, 90), "yes", {"carried": 8}),
        ((90, 90, -90), "yes", {"carried": 8}),
        ((90, 0, 0), "yes", {"carried": 8}),
        ((0, 0, 0), "yes", {"divided": -3}),
        ((90, -90, -90), "yes", {"failed": -8}),
        ((90, 90, 90), "withdrawn", {}),
    ],
)
def test_own_text(leans: tuple[int, ...], vote: str, told: dict[str, int]) -> None:
    assert found(with_text(leans, vote), "A13") == told


def test_anothers_text_is_not_judged_here() -> None:
    assert found(with_text((90, 90, 90), "yes", own=False), "A13") == {}


def with_text(leans: tuple[int, ...], vote: str, own: bool = True) -> State:
    """Return the reveal after a vote in which three states lean so and home votes so."""
    rolls = {f"v{number}": {"lean": lean, "sure": 100} for number, lean in enumerate(leans)}
    spec = {"symbol": "S", "title": "T", "own": own, "of": 4, "rolls": rolls, "votes": {"go": vote, "stay": "absent"}}
    small = scenario(event("e1", vote=spec), voters={name: {"name": "V"} for name in rolls})
    return answered(small, orders(small))
