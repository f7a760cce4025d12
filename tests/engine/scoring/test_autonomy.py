"""A1: what counts for and against autonomy of decision."""

import pytest

from tests.engine.build import flagged, found, judged


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("initiative",), {"initiative": 5}),
        (("limits_sovereignty",), {"limits_sovereignty": -15}),
        (("tied_ideology",), {"tied_ideology": -10}),
        (("initiative", "tied_ideology"), {"initiative": 5, "tied_ideology": -10}),
        (("alliance", "base", "takes_side", "defer"), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A1") == result
