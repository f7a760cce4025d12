"""A3: foreign bases and the use of the territory."""

import pytest

from tests.engine.build import flagged, found, judged


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("base",), {"base": -30}),
        (("territory_use",), {"territory_use": -35}),
        (("surveillance",), {"surveillance": -20}),
        (("base", "surveillance"), {"base": -30, "surveillance": -20}),
        (("transit", "alliance"), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A3") == result
