"""A5: the norm upheld, set aside, or met with silence."""

import pytest

from tests.engine.build import flagged, found, judged


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
