"""The story of a scenario as nodes and links: what can come, what leads to what, and the reason of every link.

It is read out of the models: effects say what is brought and moved, clauses and placeholders what is asked for.
What every answer moves a little (meters, trust, tilt, shares) is no link: it would join everything to everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.scenario.effects import Add, Advance, Begin, Change, Effect, End, Remove, Schedule, Set
from game.scenario.events import ActSpec, Event
from game.scenario.initiatives import Pattern
from game.scenario.model import Scenario
from game.scenario.moments import Moments
from game.scenario.reading import Reading, readings
from game.text import Param, Text

NodeKind = Literal["event", "consequence", "commitment", "initiative", "state", "paper", "ending", "about"]
Form = Literal[
    "guaranteed", "conditional", "scheduled", "drawn",
    "consequence", "commitment", "initiative", "state", "paper", "ending", "about",
]  # fmt: skip
"""How a node is drawn. An event's form tells how it comes, that of the others is their kind."""
LinkKind = Literal["brings", "makes", "recalls", "asks"]
"""Brings later; makes or moves what lasts; recalls an answer; asks how something stands."""
ANSWERED = ("chose", "event", "yes", "no", "abstain", "absent", "adopted", "line")
"""Groups of names that tell what came of an event."""
GROUPS = {"held": "commitment", "stage": "initiative", **dict.fromkeys(ANSWERED, "event")}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the story."""

    id: str
    """Its kind, a dot and its id in the file."""
    kind: NodeKind
    form: Form
    title: str | Text
    moment: int
    """When it can come first, in hundredths of a turn; what has no turn of its own stands by its year."""
    turn: int | None
    """The first turn on which it can come, where the file tells."""
    when: tuple[str, ...] = ()
    """The clauses under which it comes."""
    note: Text | None = None
    """How it comes, or what it is, in a few words."""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One reason why something leads to something."""

    source: str
    target: str
    kind: LinkKind
    who: Text
    """The part of the one or of the other that does it."""
    does: Text
    via: str = ""
    """The option or the number of the step that does it; nothing where no single one does."""
    after: int | None = None
    """Turns until it comes, of what is scheduled."""


@dataclass(frozen=True, slots=True)
class Story:
    """All nodes in the order of their time, and all links."""

    title: str
    turns: int
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Doer:
    """Something with effects and acts: an option, a consequence, a step of an initiative."""

    node: str
    who: Text
    via: str
    effects: tuple[Effect, ...]
    acts: tuple[ActSpec, ...]
    begins: str | None = None


def story_of(scenario: Scenario) -> Story:
    """Return the story of a scenario."""
    links = [*_done(scenario), *_read(scenario), *_tested(scenario)]
    once = {(link.source, link.target, _said(link.who), _said(link.does)): link for link in links}
    times = Moments(scenario, [(link.source, link.target, link.after) for link in links if link.after is not None])
    nodes = sorted(_nodes(scenario, times), key=lambda node: node.moment)
    ids = {node.id for node in nodes}
    known = tuple(link for link in once.values() if {link.source, link.target} <= ids and link.source != link.target)
    ends = {link.target for link in known}
    there = tuple(node for node in nodes if node.kind != "about" or node.id in ends)
    return Story(scenario.title, scenario.turns, there, known)


def _said(text: Text) -> tuple[str, tuple[tuple[str, Param], ...]]:
    return text.key, tuple(text.params.items())


def doers(scenario: Scenario) -> Iterator[Doer]:
    """Yield everything that has effects and acts, in the order of the file."""
    for event in scenario.events:
        for option in event.options:
            who = Text("story.who.option", {"option": option.id})
            yield Doer(f"event.{event.id}", who, option.id, option.effects, option.acts)
    for name, consequence in scenario.consequences.items():
        who = Text("story.who.it")
        yield Doer(f"consequence.{name}", who, "", consequence.effects, consequence.acts)
    for name, initiative in scenario.initiatives.items():
        for step, stage in enumerate(initiative.stages, 1):
            who = Text("story.who.step", {"step": step})
            yield Doer(f"initiative.{name}", who, str(step), stage.effects, stage.acts, stage.begins)


def _done(scenario: Scenario) -> Iterator[Link]:
    """Yield what effects and acts lead to."""
    events = {event.id for event in scenario.events}
    for doer in doers(scenario):
        effects = (*doer.effects, *([Begin(begin=doer.begins)] if doer.begins else ()))
        for effect in effects:
            if isinstance(effect, Schedule):
                kind = "event" if effect.schedule in events else "consequence"
                does = Text("story.does.brings", {"n": effect.in_})
                target = f"{kind}.{effect.schedule}"
                yield Link(doer.node, target, "brings", doer.who, does, doer.via, effect.in_)
            else:
                target, does = _moved(effect)
                yield Link(doer.node, target, "makes", doer.who, does, doer.via)
        for name, commitment in scenario.commitments.items():
            if commitment.broken_by and any(_matches(commitment.broken_by, act) for act in doer.acts):
                yield Link(doer.node, f"commitment.{name}", "makes", doer.who, Text("story.does.breaks"), doer.via)


def _matches(pattern: Pattern, act: ActSpec) -> bool:
    return bool({*pattern.flags} & {*act.flags}) and (not pattern.to or act.to in pattern.to)


def _moved(effect: Effect) -> tuple[str, Text]:
    """Return the node that an effect moves, and how. A meter has none: such a node is not among those of a story."""
    group, target, says, field = _MOVES[type(effect)]
    value = getattr(effect, field) if field else None
    told = f"{value:+}".replace("-", "−") if says == "changes" else str(value).lower()
    return f"{group}.{getattr(effect, target)}", Text(f"story.does.{says}", {"value": told} if field else {})


_MOVES: dict[type, tuple[str, str, str, str]] = {
    Change: ("state", "change", "changes", "by"),
    Set: ("state", "set", "sets", "to"),
    Advance: ("state", "advance", "advances", "to"),
    Add: ("state", "to", "adds", "add"),
    Remove: ("state", "from_", "removes", "remove"),
    Begin: ("commitment", "begin", "begins", ""),
    End: ("commitment", "end", "ends", ""),
}
"""Verb to the kind of what it moves, the fields that name it and the value, and how it is said."""


def _read(scenario: Scenario) -> Iterator[Link]:
    """Yield what clauses and placeholders ask for."""
    for reading in readings(scenario):
        for name in reading.names:
            link = _asked(scenario, reading, name)
            if link:
                yield link


def _asked(scenario: Scenario, reading: Reading, name: str) -> Link | None:
    group, _, rest = name.partition(".")
    if group == "event" and reading.node.startswith("commitment."):
        return Link(reading.node, f"event.{rest}", "brings", reading.who, reading.does)
    if group in GROUPS and rest:
        source = f"{GROUPS[group]}.{rest}"
        return Link(source, reading.node, "recalls" if group in ANSWERED else "asks", reading.who, reading.does)
    if group in ("pledged", "pledge"):
        return Link("paper.paper", reading.node, "recalls", reading.who, reading.does)
    if name in scenario.state:
        return Link(f"state.{name}", reading.node, "asks", reading.who, reading.does)
    return None


def _tested(scenario: Scenario) -> Iterator[Link]:
    paper = scenario.white_paper
    for pledge in paper.pledges if paper else ():
        does = Text("story.does.tests", {"pledge": pledge.id})
        for event in pledge.tested_in:
            yield Link("paper.paper", f"event.{event}", "recalls", Text("story.who.it"), does)


def _nodes(scenario: Scenario, times: Moments) -> Iterator[Node]:
    for event in scenario.events:
        id = f"event.{event.id}"
        turn = event.turn or event.by or times.turn_of(id)
        yield Node(id, "event", form_of(event), event.title, times.of(id), turn, event.when, _comes(event), event.date)
    for name, consequence in scenario.consequences.items():
        id = f"consequence.{name}"
        note = Text("story.note.consequence")
        turn = times.turn_of(id)
        yield Node(id, "consequence", "consequence", consequence.title, times.of(id), turn, consequence.when, note)
    for name, spec in scenario.initiatives.items():
        note = Text("story.note.initiative", {"n": len(spec.stages)})
        yield Node(f"initiative.{name}", "initiative", "initiative", spec.name, 0, None, spec.when, note)
    for name, commitment in scenario.commitments.items():
        note = Text(f"story.note.{'held' if commitment.start else 'commitment'}")
        yield Node(f"commitment.{name}", "commitment", "commitment", commitment.name, 0, None, (), note)
    for name, variable in scenario.state.items():
        yield Node(f"state.{name}", "state", "state", variable.name, 0, None, (), Text(f"story.note.{variable.type}"))
    if scenario.white_paper:
        turn = scenario.white_paper.turn
        note = Text("story.note.turn", {"turn": turn})
        yield Node("paper.paper", "paper", "paper", Text("story.title.paper"), turn * 100 - 50, turn, (), note)
    yield from _last(scenario)


def _last(scenario: Scenario) -> Iterator[Node]:
    """Yield what is told at the end, and what is shown all along."""
    end = (scenario.turns + 1) * 100
    for number, passage in enumerate(scenario.endings):
        note = Text("story.note.ending", {"number": number + 1})
        yield Node(f"ending.{number + 1}", "ending", "ending", passage.text, end, None, passage.when, note)
    for name in ("powers", "legal", "map"):
        title, note = Text(f"story.title.{name}"), Text(f"story.note.{name}")
        yield Node(f"about.{name}", "about", "about", title, end + 100, None, (), note)


def form_of(event: Event) -> Form:
    """Return how an event comes: by a schedule, under clauses, on or by a turn for certain, or drawn."""
    if event.scheduled and event.turn is None:
        return "scheduled"
    if event.when:
        return "conditional"
    return "drawn" if event.turn is None and event.by is None else "guaranteed"


def _comes(event: Event) -> Text:
    """Return how an event comes, in a few words."""
    suffix = "_if" if event.when else ""
    if event.turn is not None:
        return Text(f"story.note.turn{suffix}", {"turn": event.turn})
    if event.scheduled:
        return Text(f"story.note.scheduled{suffix}")
    if event.by is not None:
        return Text(f"story.note.by{suffix}", {"turn": event.by})
    return Text(f"story.note.drawn{suffix}")
