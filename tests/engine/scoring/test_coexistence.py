"""A6: force, and nothing but force."""

from tests.engine.build import act, flagged, found, judged


def test_force_costs() -> None:
    assert found(judged(flagged("force")), "A6") == {"force": -25}


def test_a_hard_word_is_no_force() -> None:
    assert found(judged(act("north", "138", "military")), "A6") == {}
