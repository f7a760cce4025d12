"""A12: acting and waiting, when it is ripe and when it is not."""

from dataclasses import replace

import pytest

from game.engine.scoring.base import IRREVERSIBLE
from game.engine.scoring.patience import Patience, timing
from game.engine.state import PledgeState
from tests.engine.build import event, flagged, found, judged, option, played, scenario


@pytest.mark.parametrize(
    ("flags", "ripeness", "result"),
    [
        (("initiative",), 50, {"resolve": 6}),
        (("initiative",), 49, {"rash": -6}),
        (("defer",), 50, {"missed": -6}),
        (("defer",), 49, {"waited": 6}),
        (("defer", "initiative"), 80, {"resolve": 6}),
        (("counter_offer",), 80, {"resolve": 6}),
        (("counter_offer",), 20, {"rash": -6}),
        (("announced",), 80, {}),
        (("announced",), 10, {}),
    ],
)
def test_table(flags: tuple[str, ...], ripeness: int, result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags), ripeness=ripeness), "A12") == result


@pytest.mark.parametrize("flag", sorted(IRREVERSIBLE))
def test_what_cannot_be_taken_back_is_acting(flag: str) -> None:
    assert found(judged(flagged(flag), ripeness=10), "A12") == {"rash": -6}


@pytest.mark.parametrize(
    ("choices", "measured"),
    [(("act", "wait"), 1000), (("wait", "act"), 0), (("act", "act"), 500), (("wait", "wait"), 500), (("act",), None)],
)
def test_only_timing_measures_more_than_the_middle(choices: tuple[str, ...], measured: int | None) -> None:
    options = (option("act", flagged("initiative")), option("wait", flagged("defer")))
    small = scenario(event("e1", *options, turn=1, ripeness=90), event("e2", *options, turn=2, ripeness=10))
    assert Patience().measure(small, played(small, *choices)) == measured


@pytest.mark.parametrize(
    ("flags", "used"),
    [(("host",), 1000), (("norm_ti",), 1000), (("reciprocal", "defer"), 0), (("multilateral",), 0), (("force",), 1000)],
)
def test_ripe_moment_is_used_by_what_commits(flags: tuple[str, ...], used: int) -> None:
    small = scenario(event("e1", option("act", flagged(*flags)), option("wait"), turn=1, ripeness=90))
    assert timing(small, played(small, "act")) == (used, None)


@pytest.mark.parametrize(("kept", "broken", "measured"), [(0, 0, 500), (1, 0, 667), (1, 1, 500), (0, 2, 333)])
def test_own_limits_are_the_third_share(kept: int, broken: int, measured: int) -> None:
    options = (option("act", flagged("initiative")), option("wait", flagged("defer")))
    small = scenario(event("e1", *options, turn=1, ripeness=90), event("e2", *options, turn=2, ripeness=10))
    state = replace(played(small, "act", "act"), pledges={"p0": PledgeState("keep", kept, broken)})
    assert Patience().measure(small, state) == measured


@pytest.mark.parametrize(
    ("choices", "passive"),
    [
        (("wait", "wait", "wait"), True),
        (("wait", "wait"), False),
        (("act", "wait", "wait"), False),
        (("wait", "act", "wait"), False),
        (("wait", "wait", "act"), False),
        (("wait", "stay", "wait"), False),
        (("act", "wait", "wait", "wait"), True),
    ],
)
def test_three_ripe_moments_in_a_row_are_a_habit(choices: tuple[str, ...], passive: bool) -> None:
    options = (option("act", flagged("initiative")), option("wait", flagged("defer")), option("stay"))
    small = scenario(*(event(f"e{n}", *options, turn=n, ripeness=90) for n in range(1, 6)))
    last = found(played(small, *choices), "A12", turn=len(choices))
    assert (last.get("passive") == -4) is passive


def test_unripe_moments_between_are_left_out_of_the_row() -> None:
    options = (option("act", flagged("initiative")), option("wait", flagged("defer")))
    ripe = (90, 10, 90, 10, 90)
    small = scenario(*(event(f"e{n}", *options, turn=n, ripeness=r) for n, r in enumerate(ripe, 1)))
    assert found(played(small, *["wait"] * 5), "A12", turn=5) == {"missed": -6, "passive": -4}
    assert found(played(small, *["wait"] * 4), "A12", turn=4) == {"waited": 6}
