"""The report of depth in words: a sentence for every figure and procedure, and targets as people say them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from game.lab.depth import METRICS, STAGES, DepthReport, Figure, Found, Target, depth_report
from game.lab.depth.base import ENOUGH
from game.players import POLICIES
from game.views.depth import depth_json, depth_lines
from game.views.language import PSEUDO, language
from tests.engine.build import event, scenario


def of(*figures: Figure, metric: str = "luck", **rest: object) -> DepthReport:
    """Return a report of one metric."""
    found = Found(metric, figures, 100, "Somebody 1979")
    return replace(DepthReport("lake", 1000, (1, 1000), 1200, True, 5000, "power", (found,)), **rest)  # type: ignore[arg-type]


def line(figure: Figure, metric: str = "luck") -> str:
    """Return the line of a figure."""
    return next(one for one in depth_lines(language(), of(figure, metric=metric)) if one.startswith("   - "))


@dataclass(frozen=True)
class Case:
    """A figure and what has to be said of it."""

    figure: Figure
    said: Sequence[str]
    unsaid: Sequence[str] = field(default=())


@pytest.mark.parametrize(
    "case",
    [
        Case(
            Figure("choice", 0.7, (0.62, 0.79), target=Target(least=0.6, most=0.85)),
            ["70.0% (62.0% to 79.0%)", "60% to 85%", "Met."], ["over"],
        ),
        Case(Figure("choice", 0.5, (0.4, 0.7), target=Target(least=0.6)), ["60% or more", "Not met.", "reaches over"]),
        Case(Figure("choice", 0.3, (0.2, 0.35), target=Target(least=0.6, fails=0.4)), ["Far from it."], ["over"]),
        Case(Figure("choice", None, target=Target(least=0.6)), ["too few games", "Not met."]),
        Case(Figure("choice", 0.0, target=Target(most=0)), ["Target: none. Met."]),
        Case(Figure("choice", 0.9999, target=Target(least=0.85, under=1)), ["99.99%", "less than 100%"]),
        Case(Figure("choice", 0.5), ["50.0%"], ["Target"]),
        Case(Figure("choice", 9000.4, unit="number", target=Target(most=9000)), ["9000", "9000 or less", "Not met."]),
        Case(Figure("choice", 1.234, (1, 2), "decimal", Target(most=2.2)), ["1.23 (1.00 to 2.00)", "2.2 or less"]),
    ],
)  # fmt: skip
def test_figures_are_said_with_interval_target_and_verdict(case: Case) -> None:
    told = line(case.figure)
    assert all(part in told for part in case.said)
    assert not any(part in told for part in case.unsaid)


def test_what_to_do_is_said_only_where_something_is_to_be_done() -> None:
    good, bad = (of(Figure("choice", value, target=Target(least=0.6))) for value in (0.7, 0.5))
    assert not any("What to do" in one for one in depth_lines(language(), good))
    assert any("What to do" in one for one in depth_lines(language(), bad))
    assert depth_json(language(), good)["metrics"][0]["advice"] == ""


def test_the_head_says_how_much_was_played_and_on_what_the_player_learned() -> None:
    head = "\n".join(depth_lines(language(), of())[:3])
    assert all(
        word in head for word in ("lake", "1000 plays", "seeds 1 to 1000", "5000 games", "1200", "no report uses")
    )
    assert "SEEDS OF THIS REPORT" in "\n".join(depth_lines(language(), of(apart=False)))
    assert "learned" not in "\n".join(depth_lines(language(), of(learning=0))[:3])


def test_few_plays_are_called_a_first_look() -> None:
    few = language().t("depth.few")
    assert str(ENOUGH) in few
    assert few in depth_lines(language(), of(plays=ENOUGH - 1))
    assert few not in depth_lines(language(), of(plays=ENOUGH))


def test_programs_are_told_what_people_are_told_and_the_numbers() -> None:
    figure = Figure("choice", 0.7, (0.62, 0.79), target=Target(least=0.6, most=0.85))
    (said,) = depth_json(language(), of(figure))["metrics"][0]["figures"]
    assert line(figure).endswith(said.pop("said"))
    assert said == {
        "name": "choice", "value": 0.7, "interval": [0.62, 0.79], "target": {"least": 0.6, "most": 0.85},
        "verdict": "met", "sure": True,
    }  # fmt: skip
    (untargeted,) = depth_json(language(), of(Figure("choice", 0.7)))["metrics"][0]["figures"]
    assert (untargeted["target"], untargeted["interval"]) == (None, None)


@pytest.mark.slow
def test_whatever_is_measured_has_its_sentence() -> None:
    """In the pseudo-locale too, in which every sentence of the catalogue is marked."""
    small = scenario(event("e1", turn=1), event("e2", turn=2), turns=2)
    report = depth_report(small, 12, policies={"learned": POLICIES["chance"]})
    lines = depth_lines(language(PSEUDO), report)
    assert all("⟦" in one for one in lines if one)
    said = depth_json(language(), report)
    assert [one["id"] for one in said["metrics"]] == [metric.id for metric in METRICS]
    assert all(one["procedure"].count(". ") == 0 and one["procedure"].endswith(".") for one in said["metrics"])
    assert json.loads(json.dumps(said)) == said


def test_every_metric_says_what_to_do() -> None:
    assert all(language().has(f"depth.{metric.id}.{what}") for metric in METRICS for what in ("do", "how"))


def test_every_stage_of_the_work_has_its_name() -> None:
    assert all(language().has(f"depth.progress.{stage}") for stage in STAGES)
