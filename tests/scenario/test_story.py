"""The story of small scenarios: every node with its form and moment, every link with its reason."""

from typing import Any

import pytest

from game.scenario.effects import VERBS
from game.scenario.model import Scenario
from game.scenario.story import Link, Story, form_of, story_of
from game.text import Text
from tests.engine.build import act, commitment, event, initiative, option, scenario, seated, stage

Data = dict[str, Any]
FLAG = {"type": "flag", "name": "Open"}


def back(**rest: Any) -> Data:
    """Return a consequence."""
    return {"title": "Back", "from": "north", "text": "Again.", **rest}


def links(story: Story) -> list[tuple[str, str, str]]:
    return [(link.source, link.kind, link.target) for link in story.links]


def only(story: Story) -> Link:
    (link,) = story.links
    return link


def doing(*effects: Data, **rest: Any) -> Data:
    """Return an event on the first turn whose answer has these effects."""
    return event("e1", option("go", effects=effects), option("stay"), turn=1, **rest)


def test_a_story_without_links_has_its_events_in_the_order_of_their_turns() -> None:
    story = story_of(scenario(event("late", turn=3), event("early", turn=1)))
    assert [node.id for node in story.nodes if node.kind == "event"] == ["event.early", "event.late"]
    assert story.links == ()


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ({"turn": 1}, "guaranteed"),
        ({"by": 3}, "guaranteed"),
        ({"turn": 1, "scheduled": True}, "guaranteed"),
        ({"turn": 1, "when": ["turn > 0"]}, "conditional"),
        ({"by": 3, "when": ["turn > 0"]}, "conditional"),
        ({"when": ["turn > 0"]}, "conditional"),
        ({"scheduled": True}, "scheduled"),
        ({"scheduled": True, "when": ["turn > 0"]}, "scheduled"),
        ({}, "drawn"),
    ],
)
def test_the_form_of_an_event_tells_how_it_comes(given: Data, form: str) -> None:
    (one,) = scenario(event("e1", **given)).events
    assert form_of(one) == form


EFFECTS: list[tuple[Data, str, str, Text]] = [
    ({"schedule": "back", "in": 2}, "brings", "consequence.back", Text("story.does.brings", {"n": 2})),
    ({"schedule": "e2", "in": 1}, "brings", "event.e2", Text("story.does.brings", {"n": 1})),
    ({"begin": "pact"}, "makes", "commitment.pact", Text("story.does.begins")),
    ({"end": "pact"}, "makes", "commitment.pact", Text("story.does.ends")),
    ({"change": "grain", "by": -3}, "makes", "state.grain", Text("story.does.changes", {"value": "−3"})),
    ({"change": "grain", "by": 3}, "makes", "state.grain", Text("story.does.changes", {"value": "+3"})),
    ({"set": "flag", "to": True}, "makes", "state.flag", Text("story.does.sets", {"value": "true"})),
    ({"advance": "charter", "to": "high"}, "makes", "state.charter", Text("story.does.advances", {"value": "high"})),
    ({"add": "league", "to": "clubs"}, "makes", "state.clubs", Text("story.does.adds", {"value": "league"})),
    ({"remove": "league", "from": "clubs"}, "makes", "state.clubs", Text("story.does.removes", {"value": "league"})),
]


@pytest.mark.parametrize(("effect", "kind", "target", "does"), EFFECTS, ids=[str(effect) for effect, *_ in EFFECTS])
def test_an_effect_leads_to_what_it_moves_or_brings(effect: Data, kind: str, target: str, does: Text) -> None:
    state = {
        "grain": {"type": "number", "name": "Grain", "start": 5},
        "flag": FLAG,
        "charter": {"type": "ladder", "name": "Charter", "stages": ["low", "high"], "start": "low"},
        "clubs": {"type": "set", "name": "Clubs", "members": ["league"]},
    }
    small = scenario(doing(effect), event("e2", scheduled=True), state=state, consequences={"back": back()},
                     commitments={"pact": commitment()})  # fmt: skip
    link = only(story_of(small))
    assert (link.source, link.kind, link.target, link.does) == ("event.e1", kind, target, does)
    assert (link.who, link.via) == (Text("story.who.option", {"option": "go"}), "go")
    assert link.after == effect.get("in")


def test_every_verb_is_tried() -> None:
    assert {next(iter(effect)) for effect, *_ in EFFECTS} == set(VERBS)


def test_what_is_told_all_along_is_a_node_only_where_something_leads_to_it() -> None:
    assert [node.kind for node in story_of(scenario(event("e1", turn=1))).nodes] == ["event"]
    assert "about.powers" in {node.id for node in story_of(placed("verdict")).nodes}


def test_a_meter_is_no_part_of_the_story() -> None:
    assert story_of(scenario(doing({"change": "economy", "by": -3}))).links == ()


CLAUSES: list[tuple[str, str, str]] = [
    ("flag", "state.flag", "asks"),
    ("held.pact", "commitment.pact", "asks"),
    ("stage.fair > 0", "initiative.fair", "asks"),
    ("chose.e1 == go", "event.e1", "recalls"),
    ("event.e1", "event.e1", "recalls"),
    ("yes.e1 > 3", "event.e1", "recalls"),
    ("adopted.e1", "event.e1", "recalls"),
    ("pledged.calm", "paper.paper", "recalls"),
]
VOTE = {"symbol": "A/1", "title": "A text", "of": 2, "rolls": {"v": {"lean": 0}}, "votes": {"go": "yes", "stay": "no"}}
PAPER = {
    "turn": 2,
    "intro": "So.",
    "pledges": [
        {"id": name, "text": "We.", "hard": "We do.", "tested_in": ["e1"], "broken_by": {"flags": ["base"]}}
        for name in ("calm", "open", "fair")
    ],
}


def asking(**parts: Any) -> Scenario:
    """Return a scenario that has everything that clauses can ask for, and something that asks."""
    given: Data = {
        "state": {"flag": FLAG},
        "commitments": {"pact": commitment()},
        "initiatives": {"fair": initiative()},
        "voters": {"v": {"name": "V"}},
        "white_paper": PAPER,
    }
    return scenario(event("e1", turn=1, vote=VOTE), **{**given, **parts})


def asked(story: Story) -> list[Link]:
    """Return the links besides the tests of the White Paper."""
    return [link for link in story.links if link.does.key != "story.does.tests"]


@pytest.mark.parametrize(("clause", "source", "kind"), CLAUSES, ids=[clause for clause, *_ in CLAUSES])
def test_a_clause_leads_from_what_it_asks_for(clause: str, source: str, kind: str) -> None:
    (link,) = asked(story_of(asking(consequences={"back": back(when=[clause])})))
    assert (link.source, link.kind, link.target) == (source, kind, "consequence.back")
    assert (link.who, link.does) == (Text("story.who.it"), Text("story.does.comes", {"clause": clause}))


@pytest.mark.parametrize(
    "clause", ["trust.north > 0", "economy > 3", "tilt.strait < 9", "turn > 1", "share.energy.north > 9"]
)
def test_what_every_answer_moves_is_no_link(clause: str) -> None:
    assert asked(story_of(asking(consequences={"back": back(when=[clause])}))) == []


def test_a_clause_that_does_not_compile_leads_to_nothing() -> None:
    assert asked(story_of(asking(consequences={"back": back(when=["nobody >", "flags"])}))) == []


def placed(part: str) -> Scenario:
    """Return a scenario in which one part of the second event asks for the flag."""
    when = {"when": ["flag"]}
    of_event: dict[str, Data] = {
        "event": when,
        "scene": {"scene": [{"text": "A.", **when}]},
        "cable": {"cables": [{"from": "north", "text": "A.", **when}]},
    }
    of_option: dict[str, Data] = {
        "option": {**when, "otherwise": "No."},
        "after": {"after": [{"text": "A.", **when}]},
        "points": {"points": [{"axis": "A1", "points": 1, "because": "So.", "origin": "designers", **when}]},
    }
    second = event("e2", option("go", **of_option.get(part, {})), option("stay"), **of_event.get(part, {}))
    parts: dict[str, Data] = {
        "initiative": {"initiatives": {"fair": initiative(**when, otherwise="No.")}},
        "ending": {"endings": [{"text": "The end.", **when}]},
        "verdict": {"powers": {"north": seated(verdicts=[{"say": "Well.", **when}]), "south": seated()}},
        "legal": {"legal": [{"flags": ["base"], "text": "Well.", **when}]},
    }
    return scenario(event("e1", turn=1), second, **{"state": {"flag": FLAG}, **parts.get(part, {})})


PLACES: list[tuple[str, str, Text, str]] = [
    ("event", "event.e2", Text("story.who.it"), "comes"),
    ("scene", "event.e2", Text("story.who.part", {"part": "scene"}), "counts"),
    ("cable", "event.e2", Text("story.who.part", {"part": "cables"}), "counts"),
    ("option", "event.e2", Text("story.who.option", {"option": "go"}), "open"),
    ("after", "event.e2", Text("story.who.option_part", {"option": "go", "part": "after"}), "counts"),
    ("points", "event.e2", Text("story.who.option_part", {"option": "go", "part": "points"}), "counts"),
    ("initiative", "initiative.fair", Text("story.who.it"), "open"),
    ("ending", "ending.1", Text("story.who.it"), "shown"),
    ("verdict", "about.powers", Text("story.who.power", {"power": "P"}), "counts"),
    ("legal", "about.legal", Text("story.who.it"), "counts"),
]


@pytest.mark.parametrize(("part", "target", "who", "does"), PLACES, ids=[part for part, *_ in PLACES])
def test_the_reason_says_which_part_asks_and_what_for(part: str, target: str, who: Text, does: str) -> None:
    (link,) = (one for one in story_of(placed(part)).links if one.source == "state.flag")
    assert (link.target, link.who) == (target, who)
    assert link.does == Text(f"story.does.{does}", {"clause": "flag"})


def test_a_text_that_quotes_a_line_remembers_it() -> None:
    small = scenario(event("e1", turn=1), event("e2", scene=[{"text": "You said {line.e1} and {line.e1}."}]))
    link = only(story_of(small))
    assert (link.source, link.kind, link.target) == ("event.e1", "recalls", "event.e2")
    assert (link.who, link.does) == (Text("story.who.part", {"part": "scene"}), Text("story.does.quotes"))


@pytest.mark.parametrize("text", ["{line}", "{cause.line}", "a { brace", "}", "{}", "{0}"])
def test_other_braces_lead_to_nothing(text: str) -> None:
    assert story_of(scenario(event("e1", scene=[{"text": text}]))).links == ()


def test_an_event_that_asks_for_itself_has_no_link() -> None:
    assert story_of(scenario(event("e1", scene=[{"text": "A.", "when": ["chose.e1 == go"]}]))).links == ()


def test_what_the_tests_of_a_file_expect_leads_to_nothing() -> None:
    trial = {"name": "T", "play": ["e1/go"], "expect": ["chose.e1 == go"]}
    assert story_of(scenario(event("e1", turn=1), tests=[trial])).links == ()


def test_steps_begin_commitments_and_schedule() -> None:
    spec = initiative(stage(), stage(begins="pact", effects=[{"schedule": "back", "in": 3}]))
    story = story_of(scenario(event("e1", turn=1), initiatives={"fair": spec}, consequences={"back": back()},
                              commitments={"pact": commitment()}))  # fmt: skip
    assert links(story) == [
        ("initiative.fair", "brings", "consequence.back"),
        ("initiative.fair", "makes", "commitment.pact"),
    ]
    assert {(link.who.key, link.who.params["step"], link.via) for link in story.links} == {("story.who.step", 2, "2")}


def test_an_act_breaks_the_commitment_that_forbids_it() -> None:
    pact = commitment(broken_by={"flags": ["base"], "to": ["south"]})
    go, stay = (
        option("go", act("south", "010", "political", "base")),
        option("stay", act("north", "010", "political", "base")),
    )
    link = only(story_of(scenario(event("e1", go, stay, turn=1), commitments={"pact": pact})))
    assert (link.via, link.kind, link.target, link.does.key) == ("go", "makes", "commitment.pact", "story.does.breaks")


def test_a_commitment_calls_in_the_event_that_it_names() -> None:
    call = {"from": "north", "when": ["event.e1"], "text": "Come.", "acts": [act()]}
    link = only(story_of(scenario(event("e1", turn=1), commitments={"pact": commitment(call=call)})))
    assert (link.source, link.kind, link.target) == ("commitment.pact", "brings", "event.e1")
    assert link.does == Text("story.does.calls", {"clause": "event.e1"})


def test_the_white_paper_leads_to_the_events_that_test_it() -> None:
    story = story_of(asking())
    assert links(story) == [("paper.paper", "recalls", "event.e1")] * 3
    assert [link.does.params["pledge"] for link in story.links] == ["calm", "open", "fair"]


def moments(*events: Data, **rest: Any) -> dict[str, int]:
    return {node.id: node.moment for node in story_of(scenario(*events, **rest)).nodes}


def test_what_is_scheduled_comes_after_the_earliest_that_schedules_it() -> None:
    late = event("e2", option("go", effects=[{"schedule": "back", "in": 1}]), option("stay"), turn=4)
    found = moments(late, doing({"schedule": "back", "in": 2}), consequences={"back": back()})
    assert found["consequence.back"] == 300


def test_a_schedule_of_a_schedule_adds_up() -> None:
    chain = event("e2", option("go", effects=[{"schedule": "back", "in": 2}]), option("stay"), scheduled=True)
    found = moments(chain, doing({"schedule": "e2", "in": 1}), consequences={"back": back()})
    assert (found["event.e2"], found["consequence.back"]) == (200, 400)


def test_a_circle_of_schedules_comes_to_an_end() -> None:
    first = event("e2", option("go", effects=[{"schedule": "e3", "in": 1}]), option("stay"), scheduled=True)
    other = event("e3", option("go", effects=[{"schedule": "e2", "in": 1}]), option("stay"), scheduled=True)
    found = moments(first, other, doing({"schedule": "e2", "in": 1}))
    assert (found["event.e2"], found["event.e3"]) == (200, 300)
    assert moments(first, other) == {"event.e2": 0, "event.e3": 0}


def test_what_has_no_turn_stands_by_its_year_and_before_its_latest_turn() -> None:
    dated = [event(f"e{turn}", turn=turn, year=2000 + turn) for turn in (1, 2, 4)]
    found = moments(*dated, event("drawn", year=2003), event("by", year=2009, by=3), event("first", year=1999))
    assert (found["event.drawn"], found["event.by"], found["event.first"]) == (225, 275, 25)
