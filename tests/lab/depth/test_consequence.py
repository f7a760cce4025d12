"""Long-range consequence: nothing where no choice matters, all where the first one decides, and by what it is known."""

from typing import Any

import pytest

from game.lab.depth import consequence
from game.lab.depth.memory import dead, remembering, writers
from game.scenario.model import Scenario
from tests.engine.build import Data, event, initiative, option, scenario
from tests.lab.depth.games import inside, plain, pool_of, values

pytestmark = pytest.mark.slow

MATTERS = ["chose.e1 == go"]


def three(last: Data, first: Data | None = None, **rest: Any) -> Scenario:
    """Return a game of three turns: a first choice, an idle one, and an event that may know of the first."""
    return scenario(first or plain("e1", 1), plain("e2", 2), last, turns=3, **rest)


def found(small: Scenario) -> dict[str, float | None]:
    return values(consequence.measure(pool_of(small)))


def test_where_choice_never_matters_nothing_changes() -> None:
    measured = consequence.measure(pool_of(three(plain("e3", 3))))
    assert values(measured) == {"any": 0, "remembered": 0, "beyond": 0, "each": 0, "dead": 0}
    assert inside(measured, "any", 0)


@pytest.mark.parametrize(
    "last",
    [
        plain("e3", 3, when=MATTERS),
        event("e3", option("go", when=MATTERS, otherwise="No."), option("stay"), turn=3),
        plain("e3", 3, scene=[{"text": "You went."}, {"text": "Again.", "when": MATTERS}]),
        plain("e3", 3, cables=[{"from": "north", "text": "Well."}, {"from": "north", "text": "So.", "when": MATTERS}]),
    ],
    ids=["it comes or not", "an option", "a scene", "a cable"],
)
def test_where_the_first_choice_is_remembered_the_third_event_changes(last: Data) -> None:
    """A swap of the first of two answers shows both of its sides, so the change is certain."""
    measured = consequence.measure(pool_of(three(last)))
    assert values(measured) == {"any": 1, "remembered": 1, "beyond": 1, "each": 1, "dead": 0}
    assert inside(measured, "any", 1)


def test_a_line_that_is_quoted_is_remembered_but_not_beyond_quoting() -> None:
    first = event("e1", option("go", line="We go"), option("stay", line="We stay"), turn=1)
    assert found(three(plain("e3", 3, scene=[{"text": "You said: {line.e1}."}]), first)) == {
        "any": 1, "remembered": 1, "beyond": 0, "each": 1, "dead": 0,
    }  # fmt: skip


def test_what_hangs_on_a_meter_is_a_change_and_no_memory() -> None:
    first = event("e1", option("go", effects=[{"change": "economy", "by": 20}]), option("stay"), turn=1)
    last = plain("e3", 3, scene=[{"text": "So."}, {"text": "Rich.", "when": ["economy >= 65"]}])
    assert found(three(last, first)) == {"any": 1, "remembered": 0, "beyond": 1, "each": 1, "dead": 0}


def test_the_next_event_is_too_near_to_count() -> None:
    knows = plain("e2", 2, scene=[{"text": "So."}, {"text": "You went.", "when": MATTERS}])
    assert found(scenario(plain("e1", 1), knows, plain("e3", 3), turns=3))["any"] == 0


def test_news_of_an_earlier_answer_is_memory() -> None:
    first = event("e1", option("go", effects=[{"schedule": "later", "in": 2}]), option("stay"), turn=1)
    later = {"later": {"title": "Late", "from": "north", "text": "It comes back."}}
    assert found(three(plain("e3", 3), first, consequences=later))["remembered"] == 1


def test_the_shares_are_of_what_a_swap_could_reach() -> None:
    """Of four events the third and the fourth are late enough; the first choice changes the fourth alone."""
    small = scenario(plain("e1", 1), plain("e2", 2), plain("e3", 3), plain("e4", 4, when=MATTERS), turns=4)
    measured = consequence.measure(pool_of(small))
    # Where e4 does not come, there is nothing of it to change, so the share lies between 1/2 and 0 of what there is.
    assert 0 < (values(measured)["any"] or 0) <= 0.5
    assert (values(measured)["each"] or 0) < (values(measured)["any"] or 0)


STATE = {"seen": {"type": "flag", "name": "Seen"}, "lost": {"type": "flag", "name": "Lost"}}


def test_memory_that_only_its_own_event_reads_is_dead() -> None:
    sets = [{"set": "seen", "to": True}, {"set": "lost", "to": True}]
    first = event("e1", option("go", effects=sets), option("stay"), turn=1, when=["not lost"])
    small = three(plain("e3", 3, when=["not seen"]), first, state=STATE)
    assert writers(small) == {"seen": {"e1"}, "lost": {"e1"}}
    assert dead(small) == 0.5
    assert dead(three(plain("e3", 3))) == 0


def test_state_that_many_events_write_is_no_memory_of_a_decision() -> None:
    sets = option("go", effects=[{"set": "seen", "to": True}])
    few = scenario(
        *(event(f"e{n}", sets, option("stay")) for n in range(3)), plain("last", 5, when=["seen"]), state=STATE
    )
    many = scenario(
        *(event(f"e{n}", sets, option("stay")) for n in range(4)), plain("last", 5, when=["seen"]), state=STATE
    )
    assert remembering(few)["last", "event"]
    assert not remembering(many)["last", "event"]


def test_initiatives_go_with_a_swapped_answer() -> None:
    """The answer alone is swapped: what the home country did besides stays, so that nothing else can differ."""
    last = plain("e3", 3, scene=[{"text": "So."}, {"text": "Talks.", "when": ["stage.talks > 0"]}])
    assert found(three(last, initiatives={"talks": initiative(credit=1)}))["any"] == 0
