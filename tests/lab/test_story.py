"""The story in play: counts of games are right, and the same seed gives the same."""

from typing import Any

import pytest

from game.lab.selfplay import play_game
from game.lab.story import WALKERS, traced, walk
from game.players import POLICIES
from game.scenario.model import Scenario
from game.scenario.story import story_of
from tests.engine.build import commitment, event, option, scenario

Data = dict[str, Any]


def tale() -> Scenario:
    """Return two turns: both answers bring something, one of them what cannot come."""
    state = {"flag": {"type": "flag", "name": "Open"}, "shut": {"type": "flag", "name": "Shut"}}
    go = option("go", effects=[{"schedule": "back", "in": 1}, {"set": "flag", "to": True}, {"begin": "pact"}])
    stay = option("stay", effects=[{"schedule": "back", "in": 1}, {"schedule": "lost", "in": 1}])
    locked = option("never", when=["shut"], otherwise="It is shut.")
    back = {"title": "Back", "from": "north", "text": "Again."}
    return scenario(
        event("e1", go, stay, locked, turn=1),
        event("e2", turn=2, scene=[{"text": "So."}, {"text": "Open.", "when": ["flag"]}]),
        turns=2,
        state=state,
        commitments={"pact": commitment(start=False)},
        consequences={"back": back, "lost": {**back, "when": ["shut"]}},
        endings=[{"text": "Shut.", "when": ["shut"]}, {"text": "The end."}],
    )


def counts(plays: int = 12, seed: int = 1) -> tuple[dict[str, int], dict[tuple[str, str], int], dict[Any, int]]:
    story = story_of(tale())
    weights = walk(tale(), story, plays, seed)
    links = {(link.source, link.via, link.target): weights.links[place] for place, link in enumerate(story.links)}
    return weights.nodes, weights.options, links


def test_what_comes_in_every_game_is_counted_in_every_game() -> None:
    nodes, options, _ = counts()
    assert {name: nodes[f"event.{name}"] for name in ("e1", "e2")} == {"e1": 12, "e2": 12}
    assert nodes["consequence.back"] == nodes["ending.2"] == 12
    assert options[("event.e1", "go")] + options[("event.e1", "stay")] == 12
    assert 0 < options[("event.e1", "go")] < 12


def test_what_cannot_come_is_counted_in_none() -> None:
    nodes, options, links = counts()
    assert nodes["consequence.lost"] == nodes["ending.1"] == 0
    assert ("event.e1", "never") not in options
    assert links[("event.e1", "stay", "consequence.lost")] == 0


def test_a_link_is_walked_by_the_answer_that_it_starts_from() -> None:
    nodes, options, links = counts()
    go = options[("event.e1", "go")]
    assert links[("event.e1", "go", "consequence.back")] == go
    assert links[("event.e1", "stay", "consequence.back")] == 12 - go
    assert links[("event.e1", "go", "state.flag")] == go
    assert links[("event.e1", "go", "commitment.pact")] == go == nodes["commitment.pact"]


def test_no_count_is_above_the_number_of_games() -> None:
    story = story_of(tale())
    weights = walk(tale(), story, 5, 3)
    assert all(0 <= count <= 5 for count in (*weights.nodes.values(), *weights.options.values(), *weights.links))
    assert len(weights.links) == len(story.links)
    assert set(weights.nodes) == {node.id for node in story.nodes}


def test_the_same_seed_gives_the_same_counts() -> None:
    assert counts(8, 5) == counts(8, 5)


@pytest.mark.slow
def test_a_trace_has_what_the_game_came_to(skeleton: Scenario) -> None:
    trace = traced(skeleton, 7, WALKERS[0])
    state = play_game(skeleton, 7, POLICIES[WALKERS[0]]).state
    assert {f"event.{one.event}": one.turn for one in state.history}.items() <= trace.came.items()
    assert {(f"event.{one.event}", one.option) for one in state.history} <= trace.done
    assert {f"commitment.{name}" for name in state.held} <= set(trace.came)
    assert sum(name.startswith("ending.") for name in trace.came) == 1


@pytest.mark.slow
def test_every_link_that_was_walked_starts_from_what_came(skeleton: Scenario) -> None:
    story = story_of(skeleton)
    weights = walk(skeleton, story, 8, 1)
    for link, count in zip(story.links, weights.links, strict=True):
        assert count <= weights.nodes[link.source]
        if link.via:
            assert count <= weights.options.get((link.source, link.via), 0)
        if link.kind != "makes" and not link.target.startswith("about."):
            assert count <= weights.nodes[link.target]
