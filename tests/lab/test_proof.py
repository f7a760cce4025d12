"""Proof: what is proved never to come never comes, in every game of small scenarios; and clauses measured alike."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.cameo import RUNG
from game.engine.vocabulary import vocabulary
from game.lab.coverage_report import simulate
from game.lab.distance import distance, short_of
from game.scenario.check_proofs import check_proofs
from game.scenario.expression import compile_clause
from game.scenario.lookup import Lookup
from game.scenario.model import Scenario
from game.scenario.names import FlagType, NumberType, SetType, Type, WordType
from game.scenario.narrow import Domain, Holding, possible, whole
from game.scenario.problems import Problem
from game.scenario.reach import prove
from game.scenario.report import Report
from game.scenario.source import Source, show
from game.scenario.terms import part_of
from game.scenario.things import Thing, answer_of, declared
from tests.engine.build import act, commitment, event, initiative, option, scenario, stage
from tests.lab.planted import LONELY, barely, dead, flag, games, marked, met, number

JUDGED = ("event", "option", "step", "commitment")
"""Kinds that a finished game remembers."""

NAMES: dict[str, Type] = {
    "fish": NumberType(0, 20), "wood": NumberType(-5, 5), "shown": FlagType(), "open": FlagType(),
    "charter": WordType(("none", "drafted", "sealed"), ordered=True), "ferry": WordType(("nobody", "upland", "delta")),
    "clubs": SetType(("league", "pilots")),
}  # fmt: skip
CLAUSES = st.lists(
    st.sampled_from([
        "fish >= 16", "fish < 3", "fish == 7", "fish != 7", "3 < fish <= 9", "fish + wood > 20", "fish - wood * 2 < 0",
        "16 <= fish", "wood == -5", "-wood > 3", "shown", "not shown", "shown == open", "shown != open",
        "charter >= drafted", "charter < sealed", "charter == none", "ferry == upland", "ferry != nobody",
        "ferry in (upland, delta)", "ferry not in (upland, delta)", "league in clubs", "pilots not in clubs",
        "not (league in clubs or shown)", "not (fish > 3 and not shown)", "shown or fish > 18", "fish > wood",
        "not 3 < fish <= 9", "true", "fish > 3 or wood > 3 and open",
    ]),
    min_size=1, max_size=4,
)  # fmt: skip
FACTS = st.fixed_dictionaries({
    "fish": st.integers(0, 20), "wood": st.integers(-5, 5), "shown": st.booleans(), "open": st.booleans(),
    "charter": st.sampled_from(["none", "drafted", "sealed"]), "ferry": st.sampled_from(["nobody", "upland", "delta"]),
    "clubs": st.frozensets(st.sampled_from(["league", "pilots"])),
})  # fmt: skip


class Given:
    """Facts that are given."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def value(self, name: str) -> Any:
        return self._values[name]


def holds(clause: str, facts: dict[str, Any]) -> bool:
    return bool(compile_clause(clause, NAMES).holds(Given(facts)))


@given(CLAUSES, FACTS)
def test_a_clause_is_at_no_distance_where_it_is_true(clauses: list[str], facts: dict[str, Any]) -> None:
    for clause in clauses:
        found = distance(part_of(clause, NAMES), lambda atom: short_of(atom, facts.__getitem__))
        assert (found == 0) == holds(clause, facts)


@given(CLAUSES, FACTS, FACTS)
def test_what_is_true_of_something_in_a_domain_can_be(
    clauses: list[str], facts: dict[str, Any], others: dict[str, Any]
) -> None:
    """A domain that holds both: narrowing may only say no where every clause cannot be true together."""

    def look(name: str) -> Domain:
        one, other, kind = facts[name], others[name], NAMES[name]
        if isinstance(kind, NumberType):
            return NumberType(min(one, other), max(one, other))
        return Holding(one | other, one & other) if isinstance(kind, SetType) else frozenset({one, other})

    parts = [part_of(clause, NAMES) for clause in clauses]
    if all(holds(clause, facts) for clause in clauses):
        assert possible(parts, look) is not None
        assert possible(parts, lambda name: whole(NAMES[name])) is not None


@pytest.mark.parametrize(
    "clauses",
    [["fish > 7", "fish < 8"], ["shown", "not shown"], ["ferry == upland", "ferry != upland"], ["fish > 20"],
     ["charter > drafted", "charter < sealed"], ["league in clubs", "league not in clubs"],
     ["fish + wood > 25"], ["fish >= 5", "fish in (3, 4)"]],
)  # fmt: skip
def test_contradictions_are_seen(clauses: list[str]) -> None:
    assert possible([part_of(clause, NAMES) for clause in clauses], lambda name: whole(NAMES[name])) is None


def dead_of(small: Scenario) -> set[Thing]:
    reach = prove(small, RUNG)
    return {one.thing for one in declared(small) if reach.is_proved(one.thing)}


@pytest.mark.slow
def test_every_game_agrees_on_what_is_dead() -> None:
    """Here the proof is complete: it finds all that no game meets, and nothing that one does."""
    small, planted = dead()
    seen = {thing for state in games(small) for thing in met(state)}
    everything = {one.thing for one in declared(small) if one.thing.kind in JUDGED}
    assert {one for one in dead_of(small) if one.kind in (*JUDGED, "consequence")} == planted
    assert {one for one in planted if one.kind in JUDGED} == everything - seen


@pytest.mark.slow
def test_what_is_barely_alive_is_not_proved_dead() -> None:
    small, planted = barely()
    last = list(games(small))
    assert not planted & dead_of(small)
    for thing in planted:
        assert 0 < sum(thing in met(state) for state in last) < len(last) / 100


def test_the_chain_of_cause_names_the_bound() -> None:
    small, _ = dead()
    reach = prove(small, RUNG)
    (bar,) = reach.bars(answer_of("third", "net"))
    assert (bar.clause, bar.ranges["fish"]) == ("fish >= 16", NumberType(10, 15))


WHEN = st.lists(
    st.sampled_from([
        "fish >= 13", "fish <= 8", "shown", "not shown", "chose.e0 == a", "chose.e1 == b", "chose.e2 != none",
        "turn >= 2", "turn == 3", "year > 2000", "event.e1", "charter >= drafted", "league in clubs",
        "league not in clubs", "stage.build >= 1", "held.pact", "rung.north < 0", "rung.west < 0", "threat.north > 20",
        "tilt.strait != 0", "not (chose.e0 == b)", "pledged.one", "not pledged.two", "trust.west > 0", "stage.ask >= 1",
        "credit >= 50", "chose.e3 in (a, b)", "fish + turn > 13",
    ]),
    max_size=2,
)  # fmt: skip
EFFECTS = st.lists(
    st.sampled_from([
        {"change": "fish", "by": 2}, {"change": "fish", "by": -2}, {"set": "shown", "to": True},
        {"advance": "charter", "to": "drafted"}, {"add": "league", "to": "clubs"}, {"begin": "pact"},
        {"remove": "league", "from": "clubs"}, {"schedule": "note", "in": 1}, {"schedule": "e2", "in": 1},
        {"set": "fish", "to": 12},
    ]),
    max_size=2,
)  # fmt: skip
TIMES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {},
        {"turn": 1},
        {"turn": 2},
        {"turn": 3},
        {"by": 2},
        {"by": 3},
        {"scheduled": True},
        {"once": False},
        {"once": False, "cooldown": 1},
        {"weight": 0},
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw two texts, the second with clauses."""
    return [{"text": "So."}, {"text": "Or so.", "when": draw(WHEN)}]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw a scenario of three turns with clauses and effects of every kind."""
    events = []
    for place in range(4):
        times = draw(TIMES)
        events.append(
            event(
                f"e{place}",
                option("a", effects=draw(EFFECTS)),
                option("b", when=draw(WHEN), otherwise="No.", effects=draw(EFFECTS), after=draw(texts())),
                when=draw(WHEN) if place else [],
                scene=draw(texts()),
                year=2000 + place,
                threats={"north": 15 * place},
                dispute=draw(st.sampled_from([None, "strait"])),
                **times,
            )
        )
    steps = initiative(stage(effects=draw(EFFECTS)), stage(), when=draw(WHEN), otherwise="No.", credit=1)
    words = {"type": "ladder", "name": "L", "stages": ["none", "drafted"], "start": "none"}
    clubs = {"type": "set", "name": "S", "members": ["league"], "start": draw(st.sampled_from([[], ["league"]]))}
    asked = initiative(stage(**{"with": ["west"]}), credit=1, again=draw(st.sampled_from([None, 1])))
    pledges = [
        {
            "id": name,
            "text": "T",
            "hard": "H",
            "when": draw(WHEN),
            "tested_in": ["e0"],
            "broken_by": {"flags": ["base"]},
        }
        for name in ("one", "two", "three")
    ]
    call = {"from": "north", "when": draw(WHEN) or ["turn >= 2"], "text": "Come.", "acts": [act()]}
    note = {**marked("note"), "when": draw(WHEN), "effects": [*draw(EFFECTS), {"change": "economy", "by": 1}]}
    return scenario(
        *events,
        turns=3,
        powers=LONELY,
        state={"fish": number(10, min=6, max=14), "shown": flag(), "charter": words, "clubs": clubs},
        consequences={"note": note},
        commitments={"pact": commitment(kind="base", start=False, call=call)},
        initiatives={"build": steps, "ask": asked},
        white_paper={"turn": 2, "intro": "I.", "pledges": pledges},
        endings=[*({"text": "E.", "when": draw(WHEN)} for _ in range(2)), {"text": "E."}],
    )  # fmt: skip


@pytest.mark.slow
@given(scenarios(), st.integers(1, 1000))
def test_nothing_that_is_proved_dead_is_ever_met(small: Scenario, seed: int) -> None:
    """In every game of a seed."""
    gone = dead_of(small)
    for state in games(small, seed):
        assert not gone & met(state)


def injected(**inject: Any) -> Scenario:
    """Return a scenario in which only an inject brings about what an answer needs."""
    drought = {**marked("drought"), "note": "For a class.", "effects": [{"set": "shown", "to": True}], **inject}
    answers = option("go"), option("see", when=["shown"], otherwise="No.")
    return scenario(event("first", *answers), powers=LONELY, state={"shown": flag()}, injects={"drought": drought})


@pytest.mark.parametrize(
    ("inject", "is_dead"), [({}, False), ({"when": ["turn > 0"]}, False), ({"when": ["shown"]}, True)]
)
def test_what_a_facilitator_may_put_in_counts_while_its_clauses_can_be_true(
    inject: dict[str, Any], is_dead: bool
) -> None:
    assert prove(injected(**inject), RUNG).is_proved(answer_of("first", "see")) == is_dead


def told(small: Scenario) -> list[Problem]:
    """Return what a check proves of a scenario."""
    look = Lookup(small, vocabulary(), Report(Source()))
    for own in declared(small):
        look.clauses(own.clauses, own.asked_at)
    look.writes |= {*small.state}
    look.report.problems.clear()
    check_proofs(look)
    return look.report.problems


def test_a_check_tells_the_same_with_the_chain_of_causes() -> None:
    """Of what belongs to a dead event nothing is told besides."""
    net = "third/net ← fish >= 16 (fish: 10–15)"
    assert [(one.code, one.params["what"], one.detail, one.params["chain"]) for one in told(dead()[0])] == [
        ("SC440", "crowded", "crowded", ""), ("SC440", "never", "unscheduled", f"echo ← {net}"),
        ("SC440", "torn", "crowded", ""), ("SC440", "shown", "crowded", ""),
        ("SC442", "echo", "unscheduled", net), ("SC441", "first/locked", "", ""), ("SC441", "second/shout", "", ""),
        ("SC441", "third/net", "", ""),
        ("SC442", "closed", "chain", "first/locked ← chose.third == go (chose.third: none)"),
    ]  # fmt: skip


def test_what_is_scheduled_too_late_is_told() -> None:
    late = [{"schedule": "note", "in": 2}, {"schedule": "never", "in": 2}]
    first, last = event("first", turn=1), event("last", option("go", effects=late), option("stay"), turn=2)
    small = scenario(
        first, last, event("never", scheduled=True), event("third"), consequences={"note": marked("note")}, turns=3
    )
    assert [(one.code, one.where, one.detail) for one in told(small)] == [
        ("SC440", "events[2].id", "late"), ("SC442", "consequences.note", "late"),
    ]  # fmt: skip


@pytest.mark.slow
@given(scenarios(), st.integers(1, 1000))
def test_a_clause_that_is_told_to_be_always_true_always_is(small: Scenario, seed: int) -> None:
    idle = {(one.where.rpartition("[")[0], one.params["clause"]) for one in told(small) if one.code == "SC446"}
    places = {own.thing: show(own.asked_at) for own in declared(small)}
    for stood in simulate(small, 6, seed, most=20).clauses:
        if (places[Thing(stood.kind, stood.name)], stood.clause) in idle:
            assert stood.true == stood.asked
