"""Outlook: said once for all who share it, by whom it concerns, and not for those who have said it themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pytest

from game import engine
from game.engine.state import BEFORE_ANSWER, Cause
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.board import expected
from game.views.language import language
from game.views.outlook import expectations
from game.views.reader import Reader
from tests.engine.build import scenario

SIGNED: Mapping[tuple[Cause, str], int] = {("option", "august_2008"): -1}
"""What moves a meter where a test says nothing of it."""


@dataclass(frozen=True)
class Told:
    """A forecast of six futures."""

    warm: Mapping[str, int] = field(default_factory=dict)
    cold: Mapping[str, int] = field(default_factory=dict)
    worst: Mapping[str, int] = field(default_factory=dict)
    meters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    causes: Mapping[str, Mapping[tuple[Cause, str], int]] = field(
        default_factory=lambda: dict.fromkeys(("security", "economy", "support", "credit"), SIGNED)
    )
    refusals: Mapping[str, int] = field(default_factory=dict)
    tally: tuple[int, int] | None = None
    ends: int = 0
    futures: int = 6


@pytest.fixture(scope="module")
def reader() -> Reader:
    deck: Scenario = load(Path("crossroads"))
    return Reader(deck, engine.observe(deck, engine.start(deck, 1), deck.home.id), language())


def lines(reader: Reader, told: Told, priced: frozenset[str] = frozenset()) -> list[str]:
    return [line for one in expectations(reader, told, priced) for line in one.lines]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(), []),
        (
            Told(cold={"georgia": 6, "russia": 6, "turkiye": 4}, worst={"georgia": -1, "russia": -2, "turkiye": -1}),
            ["Moscow, Tbilisi: displeasure.", "Ankara: displeasure, likely."],
        ),
        (Told(cold={"russia": 3}, worst={"russia": -3}), ["Moscow: a hard reply, about even."]),
        (Told(cold={"russia": 1}, worst={"russia": -1}), ["Moscow: displeasure, possibly."]),
        (Told(warm={"georgia": 4, "russia": 3}), ["Tbilisi: goodwill, likely."]),
        (Told(warm={"georgia": 6, "russia": 6}), ["Tbilisi, Moscow: goodwill."]),
        (
            Told(meters={"security": (3, 5), "economy": (3, 4), "support": (-12, -3), "credit": (-20, -20)}),
            [
                "Security: better, by signing.",
                "Economy: better, by signing.",
                "Support abroad, Credit: much worse, by signing.",
            ],
        ),
        (Told(meters={"security": (-2, 2), "economy": (-4, 4)}), ["Economy: better or worse, by signing."]),
        (Told(meters={"economy": (0, 0, 4, 0, 0, 0)}), ["Economy: better, possibly, by signing."]),
        (Told(meters={"economy": (-3, -9, -4, 0, -3, -3)}), ["Economy: worse, likely, by signing."]),
        (Told(ends=2), ["Security: gives out, and the game ends, possibly."]),
        (Told(refusals={"russia": 2, "turkiye": 2}), ["Moscow, Ankara: a refusal, possibly."]),
    ],
)  # fmt: skip
def test_what_is_said(reader: Reader, told: Told, said: list[str]) -> None:
    assert lines(reader, told) == said


@pytest.mark.parametrize(
    ("changes", "causes", "said"),
    [
        ((-4, -4), {("reaction", "russia"): -8, ("option", "e"): -3, ("vote", "e"): 3}, "worse, when Moscow reacts"),
        ((-4, -4), {("reaction", "russia"): -3, ("option", "e"): -8, ("prize", "turkiye"): 30}, "worse, by signing"),
        ((4, 4), {("reaction", "russia"): -30, ("prize", "turkiye"): 38}, "better, as Ankara pays"),
        ((4, 4), {("accepted", ""): 8, ("option", "e"): 0}, "better, through good offices"),
        ((4, 4), {("guarantee", "georgia"): 8}, "better, as Tbilisi makes good"),
        ((-4, 4), {("reaction", "russia"): -9, ("reaction", "georgia"): 8}, "better or worse, when Moscow reacts"),
    ],
)  # fmt: skip
def test_what_moves_a_meter_most_that_way_is_named(
    reader: Reader, changes: tuple[int, ...], causes: Mapping[tuple[Cause, str], int], said: str
) -> None:
    assert lines(reader, Told(meters={"economy": changes}, causes={"economy": causes})) == [f"Economy: {said}."]


def test_whatever_can_follow_from_an_answer_has_its_words() -> None:
    besides = {"initiative", "effort", "declined"}
    forecast = set(get_args(Cause)) - set(BEFORE_ANSWER) - besides
    assert {key.partition(".")[2] for key in language().keys() if key.startswith("through.")} == forecast  # noqa: SIM118  # it is no mapping
    assert {key.partition(".")[2] for key in language().keys() if key.startswith("why.")} == set(get_args(Cause))  # noqa: SIM118  # the same


def test_each_official_speaks_of_what_is_its_own(reader: Reader) -> None:
    told = Told(
        cold={"russia": 6}, meters={"security": (-4,), "economy": (9,), "support": (4,)}, refusals={"georgia": 1}
    )
    said = {one.office: len(one.lines) for one in expectations(reader, told, frozenset())}
    assert said == {"Foreign ministry": 3, "Defence ministry": 1, "Finance ministry": 1}
    outlook = Told(tally=(100, 10))
    assert (
        expected(reader, [outlook]) == "Mission to the UN expects of the vote: about 100 for it, about 10 against it."
    )


def test_where_nobody_is_named_the_first_office_speaks_for_everything() -> None:
    small = scenario()
    seen = Reader(small, engine.observe(small, engine.start(small, 1), "home"), language())
    told = Told(cold={"north": 6}, meters={"economy": (9,)})
    assert [one.office for one in expectations(seen, told, frozenset())] == ["D"]
    assert seen.speaker("votes") == "D"


def test_three_that_mind_it_most_are_named(reader: Reader) -> None:
    powers = list(reader.scenario.powers)[:5]
    told = Told(cold=dict.fromkeys(powers, 6), worst={power: -1 - number for number, power in enumerate(powers)})
    (deep,) = lines(reader, told)
    assert deep.startswith(", ".join(reader.short(power) for power in powers[:1:-1]) + ":")


def test_whoever_has_put_a_price_on_it_has_spoken(reader: Reader) -> None:
    told = Told(warm={"georgia": 6}, cold={"russia": 6, "iran": 6}, worst={"russia": -4, "iran": -1})
    assert lines(reader, told, frozenset({"georgia", "russia"})) == ["Tehran: displeasure."]
