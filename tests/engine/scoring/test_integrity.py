"""A5: the norm upheld, set aside, or met with silence."""

import pytest

from tests.engine.build import event, flagged, found, judged, option, played, scenario


@pytest.mark.parametrize(
    ("flags", "kind", "result"),
    [
        (("norm_ti",), "norm_vote", {"norm_ti": 10}),
        (("norm_ti",), "core_interest", {"norm_ti": 10}),
        (("against_norm",), "norm_vote", {"against_norm": -20}),
        (("norm_ti", "against_norm"), "norm_vote", {"norm_ti": 10, "against_norm": -20}),
        (("defer",), "norm_vote", {"silent": -8}),
        (("defer",), "third_party_dispute", {}),
    ],
)
def test_table(flags: tuple[str, ...], kind: str, result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags), kinds=[kind]), "A5") == result


UP, DOWN, SILENT = "norm_ti", "against_norm", "defer"


@pytest.mark.parametrize(
    ("before", "now", "result"),
    [
        ((), UP, {"norm_ti": 10}),
        ((UP,), UP, {"norm_ti": 5, "consistent": 4}),
        ((UP,), SILENT, {"silent": -8, "selective": -5}),
        ((UP,), DOWN, {"against_norm": -20, "selective": -5}),
        ((SILENT,), UP, {"norm_ti": 10, "selective": -5}),
        ((SILENT,), SILENT, {"silent": -8}),
        ((DOWN,), SILENT, {"silent": -8}),
        ((UP, UP), UP, {"norm_ti": 3, "consistent": 4}),
        ((SILENT, UP), UP, {"norm_ti": 5, "selective": -5}),
    ],
)
def test_like_cases(before: tuple[str, ...], now: str, result: dict[str, int]) -> None:
    flags = (*before, now)
    events = [event(f"e{n}", option("go", flagged(f)), turn=n, kinds=["norm_vote"]) for n, f in enumerate(flags, 1)]
    state = played(scenario(*events), *["go"] * len(flags))
    assert found(state, "A5", turn=len(flags)) == result


def test_selective_finding_names_the_latest_case_that_differs() -> None:
    flags = (UP, UP, SILENT)
    events = [event(f"e{n}", option("go", flagged(f)), turn=n, kinds=["norm_vote"]) for n, f in enumerate(flags, 1)]
    state = played(scenario(*events), "go", "go", "go")
    (one,) = [f for f in state.findings if f.because.key == "finding.A5.selective"]
    assert one.because.params == {"event": "e2"}


def test_like_cases_are_tests_of_the_norm_only() -> None:
    small = scenario(
        event("e1", option("go", flagged(UP)), turn=1, kinds=["core_interest"]),
        event("e2", option("go", flagged(SILENT)), turn=2, kinds=["norm_vote"]),
        event("e3", option("go", flagged(UP)), turn=3, kinds=["core_interest"]),
    )
    state = played(small, "go", "go", "go")
    assert found(state, "A5", turn=2) == {"silent": -8}
    assert found(state, "A5", turn=3) == {"norm_ti": 5}
