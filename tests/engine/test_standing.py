"""Standing: what powers remember, and the ladder with its hysteresis."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.engine.standing import hostile_rung, reacted, remember, shaken, slighted, trusted
from game.engine.state import Appraisal, Standing

READINGS = st.integers(-3000, 3000)
CALM = Standing(0, 0)


@given(st.lists(READINGS, max_size=20))
def test_standing_stays_within_its_bounds(totals: list[int]) -> None:
    standing = CALM
    for total in totals:
        standing = remember(standing, Appraisal(total, ()))
        assert -1000 <= standing.trust <= 1000
        assert 0 <= standing.grievance <= 10_000


def test_a_loss_is_remembered_longer_than_a_gain() -> None:
    hurt = remember(remember(CALM, Appraisal(-500, ())), Appraisal(500, ()))
    assert hurt.grievance > 0


def test_grievance_fades_when_nothing_happens() -> None:
    standing = replace(CALM, grievance=8000)
    for _ in range(12):
        standing = remember(standing, Appraisal(0, ()))
    assert standing.grievance < 500


def test_the_ladder_goes_down_with_grievance() -> None:
    assert [hostile_rung(replace(CALM, grievance=g)) for g in (0, 2000, 3500, 5000, 6500, 8000)] == [
        0,
        -1,
        -2,
        -3,
        -4,
        -5,
    ]


def test_a_power_climbs_only_after_two_calm_turns() -> None:
    angry = replace(CALM, grievance=5000, rung=-3)
    still = replace(angry, grievance=4500)
    assert hostile_rung(still) == -3
    first = reacted(replace(angry, grievance=3900), -3)
    assert first.calm == 1
    assert hostile_rung(first) == -2


def test_a_power_that_found_only_a_colder_lever_goes_on_calming() -> None:
    calming = reacted(Standing(0, 3900, -3), -3)
    assert reacted(calming, -4).calm == 2
    assert reacted(calming, -2).calm == 0


def test_between_two_answers_no_grievance_fades() -> None:
    hurt = replace(CALM, grievance=4000, trust=400)
    assert shaken(hurt, Appraisal(-500, ())).grievance == 6000
    assert shaken(hurt, Appraisal(-500, ())).trust == remember(hurt, Appraisal(-500, ())).trust


@given(READINGS, st.integers(-1000, 1000), st.integers(0, 10_000))
def test_between_two_answers_a_kindness_never_costs_trust_and_what_is_nothing_to_a_power_moves_nothing(
    read: int, trust: int, grievance: int
) -> None:
    before = Standing(trust, grievance)
    after = shaken(before, Appraisal(read, ()))
    assert (after.trust - trust) * read >= 0
    assert shaken(before, Appraisal(0, ())) == before


def test_slights_and_trust_are_bounded() -> None:
    assert slighted(replace(CALM, grievance=9900), 500).grievance == 10_000
    assert trusted(replace(CALM, trust=-990), -60).trust == -1000
