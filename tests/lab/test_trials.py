"""The tests inside a scenario file: they are played as a person would, and say where and why they fail."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.lab.inspect import inspect
from game.lab.trials import failures
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.load import load_path, load_scenario, require
from game.scenario.model import Scenario, Trial
from game.views.language import language

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny"
SHIPPED = sorted(path.parent for path in SCENARIOS.glob("*/scenario.yaml"))


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    return require(load_path(TINY, vocabulary()))


def told(scenario: Scenario, play: list[str], expect: list[str], seed: int = 1) -> list[tuple[str, str]]:
    trial = Trial(name="mine", seed=seed, play=tuple(play), expect=tuple(expect))
    found = failures(scenario.model_copy(update={"tests": (trial,)}))
    assert {one.code for one in found} <= {"trial"}
    return [(one.where, language().say(one.text)) for one in found]


@pytest.mark.slow
@pytest.mark.parametrize("path", [TINY, *SHIPPED], ids=lambda path: path.name)
def test_the_tests_of_shipped_scenarios_hold(path: Path) -> None:
    scenario = require(load_path(path, vocabulary()))
    assert scenario.tests
    assert failures(scenario) == ()


def test_what_is_true_is_no_failure(tiny: Scenario) -> None:
    assert told(tiny, ["weir_letter/read_gauge"], ["chose.weir_letter == read_gauge", "turn == 1", "gauge_shown"]) == []


def test_expectations_are_asked_when_the_powers_have_reacted(tiny: Scenario) -> None:
    before = told(tiny, [], ["rung.delta == 0", "turn == 1", "chose.weir_letter == none"])
    after = told(tiny, ["weir_letter/back_delta"], ["rung.delta > 0", "turn == 1"])
    assert (before, after) == ([], [])


def test_pledges_are_kept(tiny: Scenario) -> None:
    assert told(tiny, ["weir_letter/read_gauge", "fever/open_all"], ["pledged.same_water", "turn == 2"]) == []


def test_each_clause_that_is_not_true_is_told_with_what_is(tiny: Scenario) -> None:
    found = told(tiny, ["weir_letter/read_gauge"], ["gauge_shown", "fish == 3", "charter == sealed", "league in clubs"])
    assert [where for where, _ in found] == ["tests[0].expect[1]", "tests[0].expect[2]", "tests[0].expect[3]"]
    assert "`fish == 3` is not true (fish = 14)" in found[0][1]
    assert "charter = drafted" in found[1][1]
    assert "clubs = (pilots)" in found[2][1]


def test_a_locked_option_says_so(tiny: Scenario) -> None:
    poor = tiny.model_copy(
        update={
            "meters": tiny.meters.model_copy(update={"economy": tiny.meters.economy.model_copy(update={"start": 20})})
        }
    )
    play = ["weir_letter/back_delta", "fever/charge", "league_vote/join"]
    ((where, sentence),) = told(poor, play, ["turn == 3"])
    assert where == "tests[0].play[1]"
    assert "fever/charge is locked on turn 2" in sentence


def test_another_event_says_which_one_it_is(tiny: Scenario) -> None:
    ((where, sentence),) = told(tiny, ["weir_letter/read_gauge", "league_vote/join"], ["turn == 2"])
    assert where == "tests[0].play[1]"
    assert "answers league_vote/join, but on turn 2 the event is fever" in sentence


def test_an_option_that_is_not_there_says_so(tiny: Scenario) -> None:
    ((where, sentence),) = told(tiny, ["weir_letter/nothing"], ["turn == 1"])
    assert (where, "there is no option weir_letter/nothing" in sentence) == ("tests[0].play[0]", True)


def test_initiatives_are_taken_up_beside_the_answer(tiny: Scenario) -> None:
    assert told(tiny, ["weir_letter/back_delta+second_lamp"], ["stage.second_lamp == 1", "credit == 45"]) == []


@pytest.mark.parametrize("besides", ["lake_table", "second_lamp+second_lamp", "second_lamp+lake_table"])
def test_what_the_rules_do_not_allow_beside_an_answer_says_so(tiny: Scenario, besides: str) -> None:
    """The table comes from turn 2 on and takes two points of attention; nothing is taken up twice."""
    ((where, sentence),) = told(tiny, [f"weir_letter/read_gauge+{besides}"], ["turn == 1"])
    assert where == "tests[0].play[0]"
    assert f"do not allow all that stands behind the + in weir_letter/read_gauge+{besides}" in sentence


def test_a_game_that_is_over_says_so(tiny: Scenario) -> None:
    play = ["weir_letter/read_gauge", "fever/open_all", "league_vote/vote_only", "fever/open_all", "fever/open_all"]
    ((where, sentence),) = told(tiny, play, ["turn == 5"])
    assert where == "tests[0].play[4]"
    assert "the game is over on turn 4" in sentence


def test_the_same_seed_is_the_same_game(tiny: Scenario) -> None:
    play, never = ["weir_letter/read_gauge", "fever/open_all"], ["trust.upland + trust.delta + economy * 1000 == 7"]
    games = [told(tiny, play, never, seed=9) for _ in range(2)]
    assert games[0] == games[1]


def test_check_runs_them(tmp_path: Path) -> None:
    text = (TINY / "scenario.yaml").read_text(encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(
        text.replace("- charter == drafted", "- charter == sealed"), encoding="utf-8"
    )
    inspection = inspect(tmp_path)
    assert [one.code for one in inspection.complaints] == ["trial"]
    assert inspection.faulty


def test_a_scenario_that_must_not_be_played_is_not(tiny: Scenario) -> None:
    del tiny
    loaded = load_scenario(Bundle.from_path(TINY), vocabulary())
    assert loaded.errors == ()
