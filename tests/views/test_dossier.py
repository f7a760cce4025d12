"""The file: every axis opens to its findings and to what its measure looks at."""

from pathlib import Path

import pytest

from game import engine
from game.engine.scoring import AXES, balance
from game.engine.scoring.base import Axis
from game.engine.state import State
from game.engine.tables import tables
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views.dossier import AxisView, dossier_view
from game.views.language import language
from game.views.reader import Reader

MEASURED = {axis.id for axis in AXES if type(axis).measure is not Axis.measure}


@pytest.fixture(scope="module")
def deck() -> Scenario:
    return load(Path("crossroads"))


@pytest.fixture(scope="module")
def over(deck: Scenario) -> State:
    return play_game(deck, 3, PLAYERS["chance"]).state


def axes(deck: Scenario, state: State) -> dict[str, AxisView]:
    reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
    view = dossier_view(reader, "game", deck.home.id, 1)
    return {axis.id: axis for family in view.families for axis in family.axes}


def test_an_axis_opens_to_all_its_findings_of_the_game(deck: Scenario, over: State) -> None:
    told = axes(deck, over)
    assert set(told) == {axis.id for axis in AXES}
    years = {chapter.turn: tables(deck).events[chapter.event].year for chapter in over.history}
    for name, axis in told.items():
        found = [finding for finding in over.findings if finding.axis == name]
        assert [(one.turn, one.points) for one in axis.findings] == [(one.turn, one.points) for one in found]
        assert [one.year for one in axis.findings] == [years[one.turn] for one in found]
        assert [tuple(cite.id for cite in one.cites) for one in axis.findings] == [one.cites for one in found]
        assert all(one.because for one in axis.findings)
    assert sum(len(axis.findings) for axis in told.values()) == len(over.findings) > 5


def test_what_is_measured_is_said_with_its_number(deck: Scenario, over: State) -> None:
    for name, axis in axes(deck, over).items():
        measured = next(one for one in AXES if one.id == name).measure(deck, over)
        if name in MEASURED:
            number = language().t("dossier.unmeasured") if measured is None else str(measured // 10)
            assert axis.measure == language().t(f"measure.{name}", value=number)
            assert axis.parts.endswith(f"{number}.")
        else:
            assert axis.measure == language().t("measure.none")


def test_every_measure_has_its_sentence_and_nothing_else_has() -> None:
    told = {key.partition(".")[2] for key in language().keys() if key.startswith("measure.")}  # noqa: SIM118  # it is no mapping
    assert told == MEASURED | {"none"}


def test_before_anything_happened_nothing_is_claimed(deck: Scenario) -> None:
    for axis in axes(deck, engine.start(deck, 1)).values():
        assert axis.findings == ()


def test_shares_of_a_domain_add_up_to_a_hundred(deck: Scenario, over: State) -> None:
    reader = Reader(deck, engine.observe(deck, over, deck.home.id), language())
    domains = dossier_view(reader, "game", deck.home.id, 1).domains
    assert [sum(share.share for share in domain.shares) for domain in domains] == [100, 100, 100]


def test_the_file_says_which_axes_make_each_half(deck: Scenario, over: State) -> None:
    reader = Reader(deck, engine.observe(deck, over, deck.home.id), language())
    said = dossier_view(reader, "game", deck.home.id, 1).halves
    solidarity, neutrality = said.split("Neutrality is judged by:")
    for axis in AXES:
        name = language().t(f"axis.{axis.id}")
        assert (name in solidarity) == (axis.id in balance.SOLIDARITY_AXES)
        assert (name in neutrality) == (axis.id in balance.NEUTRALITY_AXES)
