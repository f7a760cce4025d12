"""A2: blocs, and that an accession is not made good by anything."""

import pytest

from game.engine.scoring import values
from game.engine.scoring.blocs import BINDING
from tests.engine.build import Data, act, event, flagged, found, judged, option, played, scenario, seated


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("bloc_member",), {"bloc_member": -50}),
        (("bloc_application",), {"bloc_application": -25}),
        (("bloc_application", "bloc_member"), {"bloc_member": -50}),
        (("alliance",), {"alliance": -15}),
        (("base", "multilateral"), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A2") == result


def test_accession_sets_the_axis_to_nothing_for_good() -> None:
    praise = {"axis": "A2", "points": 20, "because": "So.", "origin": "seed"}
    small = scenario(
        event("e1", option("go", flagged("bloc_member")), turn=1),
        event("e2", option("go", points=[praise, praise, praise, praise]), turn=2),
    )
    assert values(small, played(small, "go", "go"))["A2"] == 0


def test_application_leaves_something() -> None:
    small = scenario(event("e1", option("go", flagged("bloc_application"))))
    assert values(small, played(small, "go"))["A2"] == 25


def test_alliance_is_the_designers_judgement_and_moves_nothing() -> None:
    small = scenario(event("e1", option("go", flagged("alliance"))))
    assert values(small, played(small, "go"))["A2"] == 50


RIVALS = {"north": seated(rivals={"south": 40}), "south": seated(), "west": seated(rivals={"south": 39})}
DEAL = {to: act(to, "061", "economic") for to in RIVALS}


def partners(*turns: tuple[Data, ...]) -> dict[str, int]:
    """Return what is found on the last turn, after these acts turn by turn."""
    events = [event(f"e{n}", option("go", *acts), turn=n) for n, acts in enumerate(turns, 1)]
    state = played(scenario(*events, powers=RIVALS), *["go"] * len(turns))
    return found(state, "A2", turn=len(turns))


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (((DEAL["north"], DEAL["south"]),), {"several": 4}),
        (((DEAL["north"],), (DEAL["south"],)), {"several": 4}),
        (((DEAL["south"],), (DEAL["north"],)), {"several": 4}),
        (((DEAL["north"],), (act(),), (act(),), (DEAL["south"],)), {"several": 4}),
        (((DEAL["north"],), (act(),), (act(),), (act(),), (DEAL["south"],)), {}),
        (((DEAL["north"], DEAL["south"]), (DEAL["north"],)), {"several": 2}),
        (((DEAL["north"],), (act("south", "051"),)), {}),
        (((DEAL["south"], DEAL["west"]),), {}),
        (((DEAL["north"],),), {}),
        (((flagged("bloc_member"),), (DEAL["north"], DEAL["south"])), {}),
    ],
)
def test_partners_on_both_sides_of_a_rivalry(turns: tuple[tuple[Data, ...], ...], result: dict[str, int]) -> None:
    assert partners(*turns) == result


@pytest.mark.parametrize("flag", sorted(BINDING))
def test_what_binds_is_no_partnership(flag: str) -> None:
    assert "several" not in partners((DEAL["north"], {**DEAL["south"], "flags": [flag]}))
