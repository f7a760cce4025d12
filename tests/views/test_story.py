"""The story in words and as a picture: labels within their boxes, all within the canvas, Mermaid that parses."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.scenario.load import load_path, require
from game.scenario.story import Story, story_of
from game.views.language import PSEUDO, language
from game.views.story import Picture, story_json, story_view
from game.views.story_lines import WIDTH
from game.views.story_mermaid import mermaid
from game.views.story_shapes import LARGE, PAD, SMALL, USUAL, length, shape, wrapped
from tests.engine.build import commitment, event, option, scenario
from tests.views.thirty import EVENTS, thirty

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
HOSTILE = '</text><script>alert("1")</script> & \\ ]]> {{ 7 * 7 }} `x` # %% --> |end| “q”'


@dataclass(frozen=True)
class Counted:
    """Counts as games would give them: everything in half of them, but for what is named."""

    story: Story
    plays: int = 10
    other: tuple[tuple[str, int], ...] = ()

    @property
    def nodes(self) -> dict[str, int]:
        return {node.id: 5 for node in self.story.nodes} | dict(self.other)

    @property
    def options(self) -> dict[tuple[str, str], int]:
        return {("event.e1", "go"): 4, ("event.e1", "stay"): 1}

    @property
    def links(self) -> list[int]:
        return [5] * len(self.story.links)


@cache
def told_of(name: str) -> Story:
    """Return the story of a scenario of the tests."""
    return story_of(thirty() if name == "thirty" else require(load_path(SCENARIOS / name, vocabulary())))


STORIES = ["tiny", *(pytest.param(name, marks=pytest.mark.slow) for name in ("skeleton", "thirty"))]


def picture(story: Story, counted: bool = False) -> Picture:
    return story_view(language(), story, Counted(story) if counted else None).picture


def small(title: str = "An event", **rest: object) -> Story:
    first = event(
        "e1", option("go", effects=[{"schedule": "back", "in": 2}]), option("stay"), turn=1, title=title, **rest
    )
    back = {"title": "Back", "from": "north", "text": "Again."}
    return story_of(scenario(first, event("e2"), consequences={"back": back}, commitments={"pact": commitment()}))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("counted", [False, True], ids=["bare", "weighed"])
def test_every_word_stands_within_its_box_and_every_box_within_the_canvas(name: str, counted: bool) -> None:
    drawn = picture(told_of(name), counted)
    assert drawn.width <= 1280
    for one in drawn.shapes:
        left, top = map(int, re.findall(r"-?\d+", one.outline)[:2])
        box = WIDTH[{"initiative": 0, "commitment": 0, "state": 0, "consequence": 2}.get(one.form, 1)]
        left -= 8 if one.form == "conditional" else 14 if one.form in ("drawn", "state") else 0
        left -= 10 if one.form == "initiative" else 0
        assert left >= 0
        assert left + box <= drawn.width
        sized = [(one.label.note, SMALL), *((words, LARGE if one.label.large else USUAL) for words in one.label.title)]
        for words, size in sized:
            assert words.x == left + PAD
            assert words.x + length(words.text, size) <= left + box - PAD
            assert top < words.y < drawn.height
        assert one.label.share.x <= left + box
        note, share = one.label.note, one.label.share
        assert note.x + length(note.text, SMALL) + length(share.text, SMALL) <= share.x


@pytest.mark.parametrize("name", STORIES)
def test_no_two_labels_stand_on_each_other(name: str) -> None:
    places = [
        (words.x, words.y) for one in picture(told_of(name)).shapes for words in (one.label.note, *one.label.title)
    ]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", STORIES)
def test_every_link_is_in_the_table_with_its_reason(name: str) -> None:
    story = told_of(name)
    view = story_view(language(), story)
    assert len(view.rows) == len(story.links) == len(story_json(language(), story)["links"])
    assert all(row.because.endswith(".") and "{" not in row.because and row.share == "" for row in view.rows)


@pytest.mark.parametrize("name", STORIES)
def test_every_line_of_the_picture_tells_reasons_of_the_table(name: str) -> None:
    view = story_view(language(), told_of(name))
    told = {row.because for row in view.rows}
    for line in (line for one in view.picture.shapes for line in one.lines):
        assert set(line.title.split("\n")[1:]) <= told


@pytest.mark.slow
def test_the_picture_of_thirty_events_has_them_all_in_their_order() -> None:
    drawn = [one for one in picture(told_of("thirty")).shapes if one.id.startswith("event.")]
    assert len(drawn) == EVENTS
    dated = {node.id: node.turn for node in told_of("thirty").nodes if node.form == "guaranteed"}
    tops = [one.label.note.y for one in sorted(drawn, key=lambda one: dated.get(one.id) or 0) if one.id in dated]
    assert tops == sorted(tops)


@pytest.mark.parametrize("name", STORIES)
def test_forms_and_kinds_that_occur_stand_in_the_legend_and_no_others(name: str) -> None:
    drawn = picture(told_of(name))
    assert {one.form for one in drawn.samples} - {""} == {one.form for one in drawn.shapes}
    assert {one.kind for one in drawn.samples} - {""} == {line.kind for one in drawn.shapes for line in one.lines}
    assert all(one.x + length(one.text, SMALL) <= drawn.width for one in drawn.samples)
    assert max(one.y for one in drawn.samples) < drawn.top
    assert drawn.top + max(one.label.note.y for one in drawn.shapes) < drawn.height


def test_a_narrow_picture_has_room_at_its_sides_and_a_legend_of_rows() -> None:
    told = story_of(
        scenario(
            event("e1", turn=1),
            event("e2", when=["turn > 1"]),
            event("e3", scene=[{"text": "A.", "when": ["chose.e1 == go"]}]),
            event("e4", scheduled=True),
            endings=[{"text": "The end."}],
        )
    )
    drawn = picture(told, counted=True)
    assert drawn.width >= 898
    assert len({one.y for one in drawn.samples}) == 2
    assert max(one.y for one in drawn.samples) < drawn.top
    assert all(one.x + length(one.text, SMALL) <= drawn.width for one in drawn.samples)


def test_each_form_has_an_outline_of_its_own() -> None:
    forms = (
        "guaranteed",
        "conditional",
        "scheduled",
        "drawn",
        "consequence",
        "commitment",
        "initiative",
        "paper",
        "ending",
    )
    assert len({shape(form, 0, 0, 100, 50) for form in forms}) == len(forms)


def test_the_weight_tells_how_often_something_came() -> None:
    story = small()
    other = (("event.e1", 10), ("event.e2", 0), ("consequence.back", 1))
    drawn = {one.id: one for one in story_view(language(), story, Counted(story, other=other)).picture.shapes}
    told = {name: (one.weight, one.label.share.text) for name, one in drawn.items()}
    assert told == {
        "event.e1": ("most", "100 %"),
        "event.e2": ("never", "never"),
        "consequence.back": ("rare", "10 %"),
    }
    assert drawn["event.e1"].title.split("\n")[-2:] == ["go: 40 %", "stay: 10 %"]
    assert [line.weight for line in drawn["event.e1"].lines] == ["often"]


def test_without_games_nothing_has_a_weight() -> None:
    drawn = picture(small())
    assert {one.weight for one in drawn.shapes} == {"plain"}
    assert {one.label.share.text for one in drawn.shapes} == {""}


def test_what_is_linked_with_nothing_is_not_drawn_unless_it_is_an_event_or_an_end() -> None:
    story = small()
    assert "commitment.pact" in {node.id for node in story.nodes}
    assert [one.id for one in picture(story).shapes] == ["event.e1", "event.e2", "consequence.back"]


@pytest.mark.slow
def test_the_same_story_gives_the_same_picture() -> None:
    first, again = story_view(language(), story_of(thirty())), story_view(language(), story_of(thirty()))
    assert first == again
    assert mermaid(language(), story_of(thirty())) == mermaid(language(), story_of(thirty()))


def test_data_has_what_the_picture_leaves_out() -> None:
    told = story_json(language(), told_of("tiny"), Counted(told_of("tiny")))
    assert {"about.powers", "about.legal", "about.map"} <= {node["id"] for node in told["nodes"]}
    weir = next(node for node in told["nodes"] if node["id"] == "event.weir_letter")
    assert (weir["form"], weir["turn"], weir["games"]) == ("guaranteed", 1, 5)
    assert told["links"][0] == {
        "from": "event.weir_letter",
        "to": "state.ferry",
        "kind": "makes",
        "via": "back_upland",
        "after": None,
        "because": "Answer back_upland sets it to upland_boats.",
        "games": 5,
    }


def test_everything_that_is_said_goes_through_the_catalogue() -> None:
    view = story_view(language(PSEUDO), small())
    words = [one.label.note.text for one in view.picture.shapes] + [one.text for one in view.picture.samples]
    assert all(text.startswith("⟦") for text in [view.picture.title, view.picture.describes, *words])
    assert all(row.because.startswith("⟦") and row.source.startswith("⟦") for row in view.rows)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A word", ["A word"]),
        ("  A\n word ", ["A word"]),
        ("One two three four five six seven eight", ["One two three four", "five six seven …"]),
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschif…"]),
        ("水" * 30, ["水水水水水水水水…"]),
        ("", [""]),
    ],
)
def test_words_fit_into_their_room(text: str, lines: list[str]) -> None:
    found = wrapped(text, 10, 100)
    assert found == lines
    assert all(length(line, 10) <= 100 for line in found)


NODE = re.compile(
    r'  (\w+)(\["[^"]*"\]|\{\{"[^"]*"\}\}|\[/"[^"]*"/\]|\[/"[^"]*"\\\]|\[\\"[^"]*"\\\]|\(\["[^"]*"\]\)|>"[^"]*"\]'
    r'|\[\["[^"]*"\]\]|\(\("[^"]*"\)\)|\("[^"]*"\)|\[\("[^"]*"\)\])'
)
EDGE = re.compile(r'  (\w+) (?:-->|--o|-\.->|--x)(?:\|"\+\d+(?:–\d+)?"\|)? (\w+)')
STYLE = re.compile(r"  (?:linkStyle (\d+)|style (\w+)) stroke-width:\d+px")


def parsed(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the ids and the edges of a flowchart; every line of it must be one of those that there are."""
    first, *rest = text.removesuffix("\n").split("\n")
    assert first == "flowchart TB"
    ids: list[str] = []
    edges: list[tuple[str, str]] = []
    for line in rest:
        if node := NODE.fullmatch(line):
            ids.append(node[1])
        elif edge := EDGE.fullmatch(line):
            edges.append((edge[1], edge[2]))
        else:
            style = STYLE.fullmatch(line)
            assert style, line
            assert style[2] in ids if style[2] else int(style[1]) < len(edges)
    return ids, edges


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("counted", [False, True], ids=["bare", "weighed"])
def test_mermaid_parses_and_has_what_the_picture_has(name: str, counted: bool) -> None:
    story = told_of(name)
    ids, edges = parsed(mermaid(language(), story, Counted(story) if counted else None))
    drawn = picture(story)
    assert sorted(ids) == sorted(one.id.replace(".", "_") for one in drawn.shapes)
    assert len(ids) == len(set(ids))
    assert len(edges) == sum(len(one.lines) for one in drawn.shapes)
    assert {end for edge in edges for end in edge} <= set(ids)


def test_mermaid_puts_odd_names_into_numbers() -> None:
    text = mermaid(language(), small(HOSTILE))
    ids, _ = parsed(text)
    assert "event_e1" in ids
    (line,) = (line for line in text.split("\n") if line.startswith("  event_e1["))
    assert not set("<>&`{}\\|") & set(line)
    assert "#60;/text#62;" in line


def test_an_event_called_end_is_no_word_of_mermaid() -> None:
    ids, _ = parsed(mermaid(language(), story_of(scenario(event("end", turn=1)))))
    assert ids == ["event_end"]
