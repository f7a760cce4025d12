"""The story in play: how often each thing of a scenario came and each link was walked, over games of machines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from game import engine
from game.engine import State
from game.engine.facts import holds
from game.engine.state import Due
from game.engine.tables import tables
from game.players import MACHINES, POLICIES, USUAL
from game.players.table import advance
from game.scenario.model import Scenario
from game.scenario.story import Link, Story

WALKERS = ("chance", "doctrine", "zig_zag", "signer")
"""Whose games are counted, in turn: one that takes anything, and three that want different things."""
CERTAIN = ("state", "about")
"""Kinds of nodes that are there in every game."""


@dataclass(frozen=True, slots=True)
class Weights:
    """In how many of `plays` games each thing came and each link was walked. `links` stand in the story's order."""

    plays: int
    nodes: dict[str, int]
    options: dict[tuple[str, str], int]
    links: tuple[int, ...]


@dataclass(slots=True)
class Trace:
    """What came in one game."""

    came: dict[str, int] = field(default_factory=dict)
    """Node to the turn on which it came first."""
    done: set[tuple[str, str]] = field(default_factory=set)
    """Nodes with the option that was chosen, or the step that was done."""
    brought: set[tuple[str, str, str]] = field(default_factory=set)
    """Consequences that arrived: by which node and its option, and which."""

    def note(self, node: str, turn: int) -> None:
        """Note that something came, if it is the first time."""
        self.came.setdefault(node, turn)


def walk(scenario: Scenario, story: Story, plays: int, seed: int) -> Weights:
    """Return how often everything came in so many games, from a seed on."""
    nodes: Counter[str] = Counter()
    links: Counter[int] = Counter()
    options: Counter[tuple[str, str]] = Counter()
    for number in range(plays):
        trace = traced(scenario, seed + number, WALKERS[number % len(WALKERS)])
        nodes.update(trace.came.keys())
        options.update(trace.done)
        links.update(place for place, link in enumerate(story.links) if _walked(link, trace))
    counted = {node.id: plays if node.kind in CERTAIN else nodes[node.id] for node in story.nodes}
    return Weights(plays, counted, dict(options), tuple(links[place] for place in range(len(story.links))))


def traced(scenario: Scenario, seed: int, policy: str) -> Trace:
    """Return what came in one game of a policy of the home country."""
    machines = dict.fromkeys(tables(scenario).seats, MACHINES[USUAL]) | {scenario.home.id: POLICIES[policy]}
    state, trace = engine.start(scenario, seed), Trace()
    _look(trace, state)
    for _, _, after in advance(scenario, state, machines, frozenset()):
        state = after
        _look(trace, state)
    for chapter in state.history:
        trace.note(f"event.{chapter.event}", chapter.turn)
        trace.done.add((f"event.{chapter.event}", chapter.option))
        for outcome in chapter.outcomes:
            if not outcome.declined:
                trace.note(f"initiative.{outcome.initiative}", chapter.turn)
                trace.done.add((f"initiative.{outcome.initiative}", str(outcome.stage + 1)))
    shown = (number for number, one in enumerate(scenario.endings, 1) if holds(scenario, state, one.when))
    if number := next(shown, 0):
        trace.note(f"ending.{number}", state.turn)
    return trace


def _look(trace: Trace, state: State) -> None:
    """Note what a state shows that none later need show."""
    for due in state.arrived:
        trace.note(f"consequence.{due.item}", state.turn)
        trace.brought.update((*cause, f"consequence.{due.item}") for cause in _causes(due))
    for name in state.held:
        trace.note(f"commitment.{name}", state.turn)
    if state.pledges:
        trace.note("paper.paper", state.turn)


def _causes(due: Due) -> Iterator[tuple[str, str]]:
    """Yield the node and the option that may have brought something."""
    if due.cause_initiative:
        yield f"initiative.{due.cause_initiative}", ""
    else:
        yield f"event.{due.cause_event}", due.cause_option


def _walked(link: Link, trace: Trace) -> bool:
    """Whether a link was walked: what it starts from was done, and what it leads to came then or later."""
    if link.via and (link.source, link.via) not in trace.done:
        return False
    came = {link.source: 0, link.target: 99} if link.source.startswith(CERTAIN) else {}
    came |= trace.came
    if link.source not in came:
        return False
    if link.kind == "makes":
        return True
    if link.target.startswith("consequence.") and link.kind == "brings" and link.via:
        option = "" if link.source.startswith("initiative.") else link.via
        return (link.source, option, link.target) in trace.brought
    return _came_after(link, trace)


def _came_after(link: Link, trace: Trace) -> bool:
    """Whether what a link leads to came when what it starts from was there already."""
    if link.target.startswith("about."):
        return True
    target = trace.came.get(link.target)
    return target is not None and trace.came.get(link.source, 0) <= target
