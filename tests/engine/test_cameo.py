"""The CAMEO table: values as published, codes as strings, rungs in order."""

import pytest

from game.engine.cameo import GOLDSTEIN, RUNG, is_material_conflict, is_material_cooperation


@pytest.mark.parametrize(
    ("code", "tenths"),
    [
        ("010", 0),
        ("046", 70),
        ("057", 80),
        ("074", 85),
        ("112", -20),
        ("125", -50),
        ("138", -70),
        ("164", -65),
        ("190", -100),
    ],
)
def test_goldstein_values_are_those_of_the_published_table(code: str, tenths: int) -> None:
    assert GOLDSTEIN[code] == tenths


@pytest.mark.parametrize(
    ("code", "rung"),
    [("073", 4), ("057", 3), ("061", 3), ("045", 2), ("051", 2), ("046", 1), ("010", 0), ("111", -1), ("120", -2),
     ("138", -3), ("161", -3), ("163", -4), ("172", -4), ("152", -5)],
)  # fmt: skip
def test_rung_follows_the_class_of_the_code(code: str, rung: int) -> None:
    assert RUNG[code] == rung


def test_combat_has_no_rung() -> None:
    assert not [code for code in RUNG if code[:2] in ("18", "19", "20")]


def test_ten_is_not_a_statement() -> None:
    assert "10" not in GOLDSTEIN
    assert all(isinstance(code, str) and len(code) >= 3 for code in GOLDSTEIN)


def test_material_classes() -> None:
    assert is_material_cooperation("061")
    assert is_material_cooperation("057")
    assert not is_material_cooperation("051")
    assert is_material_conflict("163")
    assert not is_material_conflict("111")
