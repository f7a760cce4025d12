"""Outlook: said once for all who share it, and not for those who have said it themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game import engine
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.language import language
from game.views.outlook import expectations
from game.views.reader import Reader


@dataclass(frozen=True)
class Told:
    """A forecast of six futures."""

    warm: Mapping[str, int] = field(default_factory=dict)
    cold: Mapping[str, int] = field(default_factory=dict)
    worst: Mapping[str, int] = field(default_factory=dict)
    meters: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    refusals: Mapping[str, int] = field(default_factory=dict)
    tally: tuple[int, int] | None = None
    ends: int = 0
    futures: int = 6


@pytest.fixture(scope="module")
def reader() -> Reader:
    deck: Scenario = load(Path("crossroads"))
    return Reader(deck, engine.observe(deck, engine.start(deck, 1), deck.home.id), language())


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(), ()),
        (
            Told(cold={"georgia": 6, "russia": 6, "turkiye": 4}, worst={"georgia": -1, "russia": -2, "turkiye": -1}),
            ("Would take it badly, almost surely: Russia, Georgia.", "Would take it badly, likely: Türkiye."),
        ),
        (Told(cold={"russia": 3}, worst={"russia": -3}), ("Would hit back hard, about even: Russia.",)),
        (Told(cold={"russia": 1}, worst={"russia": -1}), ("Would take it badly, possibly: Russia.",)),
        (Told(warm={"georgia": 4, "russia": 3}), ("Would welcome it: Georgia.",)),
        (
            Told(meters={"security": (3, 5), "economy": (1, 3), "support": (-12, -2), "credit": (-20, -20)}),
            ("Would gain: Security, Economy.", "Would suffer badly: Support abroad."),
        ),
        (Told(meters={"security": (-2, 2), "economy": (-4, 4)}), ("May go either way: Economy.",)),
        (Told(ends=2), ("May give out, and with it the game, possibly: Security.",)),
        (Told(refusals={"russia": 2, "turkiye": 2}), ("May decline, possibly: Russia, Türkiye.",)),
    ],
)
def test_what_is_said(reader: Reader, told: Told, said: tuple[str, ...]) -> None:
    assert expectations(reader, told, frozenset()) == said


def test_three_that_mind_it_most_are_named(reader: Reader) -> None:
    powers = list(reader.scenario.powers)[:5]
    told = Told(cold=dict.fromkeys(powers, 6), worst={power: -1 - number for number, power in enumerate(powers)})
    (deep,) = expectations(reader, told, frozenset())
    assert deep.endswith(": " + ", ".join(reader.name(power) for power in powers[:1:-1]) + ".")


def test_whoever_has_put_a_price_on_it_has_spoken(reader: Reader) -> None:
    told = Told(warm={"georgia": 6}, cold={"russia": 6, "iran": 6}, worst={"russia": -4, "iran": -1})
    said = expectations(reader, told, frozenset({"georgia", "russia"}))
    assert said == ("Would take it badly, almost surely: Iran.",)
