"""The story as a picture and as a table: boxes with short labels, lines, a legend, and every link with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from game.scenario.story import Link, LinkKind, Node, Story
from game.views.language import Language
from game.views.story_columns import LEFT, MIDDLE, RIGHT, Box
from game.views.story_legend import Sample, legend
from game.views.story_lines import WIDTH, Plan, plan
from game.views.story_shapes import Label, height_of, label_of, shape

COLUMN = {"initiative": LEFT, "commitment": LEFT, "state": LEFT, "consequence": RIGHT}
"""What does not stand in the middle: what lasts is on the left, what comes back on the right."""
UNDRAWN = ("about",)
"""What stands in the table alone: half of all things lead to it, and it leads to nothing."""
THERE = ("state", "about")
"""What is there in every game, and therefore has no weight."""
FRAMED, FRAME = ("paper", "ending"), 10
"""Forms that have a line within their outline, and the height that it takes."""
ALWAYS = ("event", "ending")
"""What is drawn also where nothing leads to it or from it."""
FORMS = (
    "guaranteed", "conditional", "scheduled", "drawn", "paper", "ending",
    "consequence", "initiative", "commitment", "state",
)  # fmt: skip
KINDS: tuple[LinkKind, ...] = ("brings", "makes", "recalls", "asks")
STEPS = ((0, "never"), (100, "rare"), (350, "some"), (700, "often"), (1000, "most"))
"""Up to how many games of a thousand something is drawn how heavily."""


class Weights(Protocol):
    """In how many of `plays` games each node came and each link was walked; `links` stand in the story's order."""

    @property
    def plays(self) -> int: ...
    @property
    def nodes(self) -> Mapping[str, int]: ...
    @property
    def options(self) -> Mapping[tuple[str, str], int]: ...
    @property
    def links(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Shape:
    """One box of the picture: its outline, its words, and what is told of it when a pointer rests on it."""

    id: str
    form: str
    weight: str
    outline: str
    label: Label
    title: str
    lines: tuple["Line", ...]
    """The lines that leave it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the picture."""

    kind: str
    weight: str
    path: str
    head: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, in pixels."""

    width: int
    height: int
    top: int
    """Where the legend ends; what stands in boxes and lines counts from there."""
    title: str
    describes: str
    shapes: tuple[Shape, ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One link in words."""

    source: str
    target: str
    because: str
    share: str
    """In how many of the games, in words; nothing where none were played."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story of a scenario for a page: a picture, and a table for whoever has none."""

    picture: Picture
    rows: tuple[Row, ...]
    plays: int


def story_view(language: Language, story: Story, weights: Weights | None = None) -> StoryView:
    """Return the story in a language, with weights where games were played."""
    teller = Teller(language, story, weights)
    rows = tuple(
        Row(teller.name(link.source), teller.name(link.target), teller.because(link), teller.share_of_link(place))
        for place, link in enumerate(story.links)
    )
    return StoryView(_picture(teller), rows, weights.plays if weights else 0)


def story_json(language: Language, story: Story, weights: Weights | None = None) -> dict[str, Any]:
    """Return the story as data: nodes, links with their reasons, and counts where games were played."""
    teller = Teller(language, story, weights)
    nodes = [
        {
            "id": node.id, "kind": node.kind, "form": node.form, "title": teller.name(node.id),
            "comes": teller.note(node), "turn": node.turn, "when": list(node.when),
            **_counted(teller.count(node), teller.answers(node)),
        }
        for node in story.nodes
    ]  # fmt: skip
    links = [
        {
            "from": link.source, "to": link.target, "kind": link.kind, "via": link.via, "after": link.after,
            "because": teller.because(link), **({"games": weights.links[place]} if weights else {}),
        }
        for place, link in enumerate(story.links)
    ]  # fmt: skip
    return {"title": story.title, "plays": weights.plays if weights else 0, "nodes": nodes, "links": links}


def _counted(count: int | None, answers: Mapping[str, int]) -> dict[str, Any]:
    """Return the counts of a node, where there are any."""
    return ({} if count is None else {"games": count}) | ({"answers": dict(answers)} if answers else {})


class Teller:
    """Puts nodes and links of a story into words."""

    def __init__(self, language: Language, story: Story, weights: Weights | None) -> None:
        self.language, self.story, self.weights = language, story, weights
        self.nodes = {node.id: node for node in story.nodes}
        self.merged = _merged(story)
        """The lines to draw, each with the places of the links that it stands for."""
        self._linked = {end for source, target, _ in self.merged for end in (source, target)}

    def name(self, node: str) -> str:
        """Return what a node is called."""
        return self.language.say(self.nodes[node].title)

    def because(self, link: Link) -> str:
        """Return the reason of a link as a sentence."""
        return self.language.t("story.row", who=self.language.say(link.who), does=self.language.say(link.does))

    def note(self, node: Node) -> str:
        """Return how a node comes, in a few words."""
        waits = sorted({link.after for link in self.story.links if link.target == node.id and link.after is not None})
        if node.kind != "consequence" or not waits:
            note = self.language.say(node.note) if node.note else ""
            return self.language.t("story.dated", note=note, date=self.language.say(node.date)) if node.date else note
        least, most = waits[0], waits[-1]
        if least == most:
            told = self.language.t("story.waits", n=least)
        else:
            told = self.language.t("story.waits_between", least=least, most=most)
        return self.language.t("story.waits_if", waits=told) if node.when else told

    def told(self, node: Node) -> str:
        """Return all that is to be said of a node besides its links."""
        answers = [f"{answer}: {self.percent(count)}" for answer, count in self.answers(node).items()]
        return "\n".join([self.name(node.id), self.note(node), *node.when, *answers])

    def answers(self, node: Node) -> dict[str, int]:
        """Return in how many games each answer of an event was given, or each step done."""
        options = self.weights.options if self.weights else {}
        return {option: count for (of, option), count in sorted(options.items()) if of == node.id}

    def is_drawn(self, node: Node) -> bool:
        """Return whether a picture shows a node: what is linked with nothing stands in the table alone."""
        return node.kind not in UNDRAWN and (node.id in self._linked or node.kind in ALWAYS)

    def count(self, node: Node) -> int | None:
        """Return in how many games a node came; None where none were played, or it is there in each."""
        return self.weights.nodes[node.id] if self.weights and node.kind not in THERE else None

    def share_of_link(self, place: int) -> str:
        """Return in how many of the games a link was walked."""
        return self.percent(self.weights.links[place]) if self.weights else ""

    def percent(self, count: int) -> str:
        """Return a count of games as a share in words."""
        plays = self.weights.plays if self.weights else 0
        share = self.language.t("story.share", percent=_percent(count, plays))
        return share if count else self.language.t("story.never")

    def weight(self, count: int | None) -> str:
        """Return how heavily something is drawn."""
        if self.weights is None or count is None:
            return "plain"
        of_thousand = -(-count * 1000 // max(1, self.weights.plays))
        return next(name for upto, name in STEPS if of_thousand <= upto)

    def weight_of(self, places: Sequence[int]) -> str:
        """Return how heavily a line is drawn that stands for some links: as the most walked of them."""
        return self.weight(max(self.weights.links[place] for place in places) if self.weights else None)


def _percent(count: int, plays: int) -> int:
    """Return a share in percent; what came at all is never 0."""
    return max(min(count, 1), round(100 * count / plays)) if plays else 0


def _picture(teller: Teller) -> Picture:
    story, weights = teller.story, teller.weights
    nodes = [node for node in story.nodes if teller.is_drawn(node)]
    labels = {node.id: _label(teller, node) for node in nodes}
    boxes = [_box(node, labels[node.id]) for node in nodes]
    kinds = [kind for kind in KINDS if any(key[2] == kind for key in teller.merged)]
    forms = [form for form in FORMS if any(node.form == form for node in nodes)]
    planned = plan(boxes, list(teller.merged))
    lines = _lines(teller, planned)
    samples, top = legend(teller.language, forms, kinds, weights.plays if weights else 0, planned.width)
    title = teller.language.t("story.title", scenario=story.title)
    describes = teller.language.t("story.describe", events=sum(node.kind == "event" for node in nodes))
    if weights:
        describes += " " + teller.language.t("story.describe_plays", plays=weights.plays)
    shapes = tuple(_shape(teller, planned, node, labels[node.id], tuple(lines.get(node.id, ()))) for node in nodes)
    return Picture(planned.width, top + planned.height, top, title, describes, shapes, samples)


def _box(node: Node, label: Label) -> Box:
    room = FRAME if node.form in FRAMED else 0
    return Box(node.id, COLUMN.get(node.kind, MIDDLE), node.moment, height_of(label) + room)


def _label(teller: Teller, node: Node) -> Label:
    """Return the words in a box."""
    count = teller.count(node)
    share = "" if count is None else teller.percent(count)
    width = WIDTH[COLUMN.get(node.kind, MIDDLE)]
    return label_of(teller.note(node), teller.name(node.id), share, width, large=node.kind == "event")


def _merged(story: Story) -> dict[tuple[str, str, str], list[int]]:
    merged: dict[tuple[str, str, str], list[int]] = {}
    for place, link in enumerate(story.links):
        if link.target.partition(".")[0] not in UNDRAWN:
            merged.setdefault((link.source, link.target, link.kind), []).append(place)
    return merged


def _lines(teller: Teller, planned: Plan) -> dict[str, list[Line]]:
    """Return the lines by the node that they leave."""
    lines: dict[str, list[Line]] = {}
    for course in planned.courses:
        places = teller.merged[course.key]
        source, target, kind = course.key
        reasons = [teller.because(teller.story.links[place]) for place in places]
        title = "\n".join([f"{teller.name(source)} → {teller.name(target)}", *reasons])
        lines.setdefault(source, []).append(Line(kind, teller.weight_of(places), course.path, course.head, title))
    return lines


def _shape(teller: Teller, planned: Plan, node: Node, label: Label, lines: tuple[Line, ...]) -> Shape:
    box = planned.boxes[node.id]
    left, width = planned.columns[box.column], WIDTH[box.column]
    count = teller.count(node)
    return Shape(
        id=node.id,
        form=node.form,
        weight=teller.weight(count),
        outline=shape(node.form, left, box.top, width, box.height),
        label=label.at(left, box.top, width, box.height),
        title=teller.told(node),
        lines=lines,
    )
