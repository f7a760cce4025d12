"""Drafts of a White Paper: the first three that fit are offered, and what stands too far behind never is."""

import pytest

from game.engine import vocabulary
from game.engine.cameo import RUNG
from game.scenario.bundle import Bundle
from game.scenario.drafts import Drafts, drafts_of
from game.scenario.load import load_scenario, require
from game.scenario.model import Scenario
from game.scenario.reach import prove
from game.scenario.things import Thing

SAME_WATER = "      when:\n        - chose.weir_letter != back_upland\n"
LAST = "    - id: own_boats\n"


def loaded(text: str) -> Scenario:
    return require(load_scenario(Bundle({"scenario.yaml": text}), vocabulary()))


def drafts(scenario: Scenario) -> Drafts:
    assert scenario.white_paper
    found = drafts_of(scenario.names, scenario, scenario.white_paper)
    assert found
    return found


@pytest.mark.parametrize(
    ("clauses", "never"),
    [
        (SAME_WATER, set()),
        ("", {3}),
        ("      when:\n        - turn >= 1\n", set()),
        ("      when:\n        - chose.weir_letter != back_upland or chose.weir_letter == back_upland\n", {3}),
    ],
)
def test_whoever_stands_behind_three_that_always_fit_is_never_offered(
    tiny_text: str, clauses: str, never: set[int]
) -> None:
    assert drafts(loaded(tiny_text.replace(SAME_WATER, clauses))).never == never


def test_what_never_fits_is_no_matter_of_its_place(tiny_text: str) -> None:
    text = tiny_text.replace(SAME_WATER, "").replace(LAST, f"{LAST}      when:\n        - chose.weir_letter == none\n")
    assert drafts(loaded(text)).never == set()


def test_the_proof_knows_it_too(tiny_text: str) -> None:
    open_one, shut = (prove(loaded(text), RUNG) for text in (tiny_text, tiny_text.replace(SAME_WATER, "")))
    pledge = Thing("pledge", "own_boats")
    assert (open_one.is_proved(pledge), shut.is_proved(pledge)) == (False, True)
    assert shut.bars(pledge) == ()
