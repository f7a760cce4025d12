"""A2: blocs, and that an accession is not made good by anything."""

import pytest

from game.engine.scoring import values
from tests.engine.build import event, flagged, found, judged, option, played, scenario


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
