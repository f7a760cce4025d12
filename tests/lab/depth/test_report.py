"""The report: twelve metrics in their order, the same from the same seed, and each with what its target needs."""

import pytest

from game.lab.depth import METRICS, STAGES, DepthReport, depth_report
from game.lab.depth.base import Figure, Target, Verdict
from game.players import POLICIES
from game.scenario.model import Scenario
from tests.engine.build import scenario
from tests.lab.depth.games import plain

TWELVE = (
    "consequence", "coverage", "distance", "entropy", "dominance", "regret", "luck", "skill", "strategies", "reading",
    "reactivity", "forecasts",
)  # fmt: skip
COUNTED = {
    "dead", "never", "best_in_all", "pieces", "events", "hinted", "label", "second_language", "glance", "words_each",
    "minutes",
}  # fmt: skip
"""Figures without an interval: counted in the file, or only told beside another one."""


@pytest.fixture(scope="module")
def small() -> Scenario:
    return scenario(*(plain(f"e{turn}", turn) for turn in range(1, 4)), turns=3)


@pytest.fixture(scope="module")
def found(small: Scenario) -> DepthReport:
    return depth_report(small, 40)


def test_the_register_has_the_twelve_in_their_order() -> None:
    assert tuple(metric.id for metric in METRICS) == TWELVE
    assert all(metric.source and metric.targets for metric in METRICS)


@pytest.mark.slow
def test_every_target_has_its_figure(found: DepthReport) -> None:
    for metric, one in zip(METRICS, found.metrics, strict=True):
        assert set(metric.targets) <= {figure.name for figure in one.figures}
        assert {figure.name for figure in one.figures if figure.target} == set(metric.targets)


@pytest.mark.slow
def test_whatever_is_measured_in_play_has_an_interval_with_its_value(found: DepthReport) -> None:
    for one in found.metrics:
        for figure in one.figures:
            if figure.value is None or (figure.name in COUNTED and one.id != "distance"):
                continue
            assert figure.interval is not None, (one.id, figure.name)
            low, high = figure.interval
            assert low - 1e-9 <= figure.value <= high + 1e-9, (one.id, figure)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_report(small: Scenario, found: DepthReport) -> None:
    assert depth_report(small, 40) == found
    assert depth_report(small, 40, seed=7) != found


@pytest.mark.slow
def test_a_deck_where_choice_never_matters_is_found_out(found: DepthReport) -> None:
    figures = {(one.id, figure.name): figure for one in found.metrics for figure in one.figures}
    assert figures["consequence", "any"].verdict == "failed"
    assert figures["regret", "middle"].value == 0
    assert figures["luck", "choice"].value == 0
    assert figures["reactivity", "differ"].value == 0
    assert not any(one.met for one in found.metrics if one.id in ("consequence", "regret", "luck", "reactivity"))


@pytest.mark.slow
def test_whoever_is_given_takes_the_place_of_a_rung(small: Scenario) -> None:
    told = depth_report(small, 20, policies={"learned": POLICIES["first"]})
    assert told.learning == 0
    assert next(f.value for one in told.metrics if one.id == "entropy" for f in one.figures) is None  # six games
    assert told.games == 20 + 4 + 4 + 20 + 100 + 2 * 2 + 2


@pytest.mark.slow
def test_whoever_waits_hears_how_far_each_stage_has_come(small: Scenario) -> None:
    heard: list[tuple[str, int, int]] = []
    depth_report(small, 20, policies={"learned": POLICIES["first"]}, tell=lambda *come: heard.append(come))
    for stage in STAGES:
        come = [(done, of) for name, done, of in heard if name == stage]
        assert come == sorted(come)
        assert come[-1][0] == come[-1][1] == {"learning": 1, "games": 20 + 4 + 4 + 20 + 100, "metrics": 12}[stage]
    assert [name for name in STAGES for one in heard if one[0] == name] == [one[0] for one in heard]


@pytest.mark.slow
def test_one_play_is_too_few_and_no_fault(small: Scenario) -> None:
    assert len(depth_report(small, 1, policies={"learned": POLICIES["chance"]}).metrics) == 12


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (Target(least=0.6, fails=0.4), 0.6, "met"),
        (Target(least=0.6, fails=0.4), 0.5, "missed"),
        (Target(least=0.6, fails=0.4), 0.3, "failed"),
        (Target(most=0.15, fails=0.25), 0.2, "missed"),
        (Target(most=0.15, fails=0.25), 0.3, "failed"),
        (Target(least=0.85, under=1.0), 1.0, "missed"),
        (Target(least=0.85, under=1.0), 0.99, "met"),
        (Target(least=0.25, most=0.5), 0.6, "missed"),
        (Target(most=0), None, "missed"),
        (None, 0.5, "told"),
    ],
)
def test_verdicts(target: Target | None, value: float | None, verdict: Verdict) -> None:
    assert Figure("x", value, target=target).verdict == verdict


@pytest.mark.parametrize(
    ("interval", "sure"), [((0.7, 0.9), True), ((0.5, 0.9), False), (None, True)], ids=["above", "across", "counted"]
)
def test_an_interval_that_reaches_over_the_target_is_not_sure(interval: tuple[float, float] | None, sure: bool) -> None:
    assert Figure("x", 0.8, interval, target=Target(least=0.6)).sure is sure
