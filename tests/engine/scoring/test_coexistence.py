"""A6: force, threats, meddling, assurances, steps towards peace, and who began."""

from typing import Any

import pytest

from game.engine import Press
from game.engine.actions.press import TermSpec
from game.engine.scoring import authored
from game.engine.state import Act
from tests.engine.build import (
    Data,
    act,
    answered,
    event,
    flagged,
    found,
    judged,
    judged_after,
    option,
    past,
    pressed,
    scenario,
    talks,
)


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((flagged("force"),), {"force": -25}),
        ((flagged("interference"),), {"interference": -15}),
        ((flagged("interference", "force"),), {"force": -25}),
        ((flagged("assurance"),), {"assurance": 5}),
        ((act("north", "138", "military"),), {"threat": -10}),
        ((act("north", "139"), act("south", "150", "military")), {"threat": -10}),
        ((act("north", "138", "military", "force"),), {"force": -25}),
        ((act("north", "130", "political", "interference"),), {"interference": -15}),
        ((act("north", "144", "economic"),), {"pressure": -5}),
        ((act("north", "163", "economic"),), {"pressure": -5}),
        ((act("north", "163", "economic"), act("south", "130")), {"threat": -10, "pressure": -5}),
        ((act("north", "161"), act("south", "166", "military", "withdrawal")), {}),
        ((act("north", "120"), act("south", "111")), {}),
        ((act("north", "087"),), {"peaceful": 5}),
        ((act("north", "0871"), act("south", "087")), {"peaceful": 5}),
    ],
)
def test_table(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert found(judged(*acts), "A6") == result


@pytest.mark.parametrize("cameo", ["038", "046"])
def test_talks_about_the_own_dispute_are_peaceful_means(cameo: str) -> None:
    assert found(judged(act("north", cameo), kinds=["core_interest"]), "A6") == {"peaceful": 5}
    assert found(judged(act("north", cameo), kinds=["project"]), "A6") == {}


def test_pressure_is_the_designers_judgement() -> None:
    assert authored(judged(act("north", "144", "economic")), "A6") == 50


def threatened(*acts: Data, **term: Any) -> dict[str, int]:
    """Return what is found in acts that answer a turn in which the north has tied a threat to the other option."""
    small = scenario(event("e1", option("go", *acts), option("stay")))
    spec = TermSpec(**{"option": "stay", "lever": "refuse", "kind": "threat", **term})
    return found(answered(small, pressed(small, talks(small), north=Press(term=spec))), "A6")


MEDDLE, THREATEN = act("north", "113", "political", "interference"), act("north", "131")


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((MEDDLE,), {"interference": -15, "answered": 8}),
        ((THREATEN,), {"threat": -10, "answered": 5}),
        ((MEDDLE, THREATEN), {"interference": -15, "threat": -10, "answered": 13}),
        ((MEDDLE, act("south", "131")), {"interference": -15, "threat": -10}),
        ((flagged("force"),), {"force": -25}),
        ((act("north", "144"),), {"pressure": -5}),
    ],
)
def test_whoever_coerced_first_has_lost_the_claim_on_restraint(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert threatened(*acts) == result
    assert found(judged_after((past("north", "163"),), *acts), "A6") == result


@pytest.mark.parametrize(
    ("term", "excused"),
    [({"public": False}, False), ({"kind": "reward", "lever": "praise"}, False), ({"option": "go"}, True)],
)
def test_threat_in_public_is_coercion(term: dict[str, Any], excused: bool) -> None:
    assert ("answered" in threatened(MEDDLE, **term)) is excused


@pytest.mark.parametrize(
    ("before", "excused"),
    [
        (past("north", "131"), True),
        (past("north", "152"), True),
        (past("north", "144"), True),
        (past("north", "172"), True),
        (past("north", "120"), False),
        (past("north", "161"), False),
        (past("south", "163"), False),
        (past("home", "163", 1, "north"), False),
        (past("north", "163", 3), True),
        (past("north", "163", 4), False),
    ],
)
def test_what_is_coercion_and_how_long_it_excuses(before: Act, excused: bool) -> None:
    assert ("answered" in found(judged_after((before,), MEDDLE), "A6")) is excused
