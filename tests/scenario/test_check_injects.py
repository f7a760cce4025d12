"""Checks of injects: words that stand for somebody else, and what an inject brings through something else."""

import re

import pytest

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.names import VIEWERS


def codes(text: str) -> list[str]:
    return [problem.code for problem in load_scenario(Bundle({"scenario.yaml": text}), vocabulary()).problems]


def renamed(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![A-Za-z_]){old}(?![A-Za-z_])", new, text)


@pytest.mark.parametrize("name", VIEWERS)
@pytest.mark.parametrize("country", ["aldmere", "guild"])
def test_no_country_is_called_like_who_looks_on(tiny_text: str, country: str, name: str) -> None:
    assert codes(renamed(tiny_text, country, name)) == ["SC303"]


def test_no_event_is_called_like_the_word_for_injects(tiny_text: str) -> None:
    assert codes(renamed(tiny_text, "fever", "inject")) == ["SC303"]


@pytest.mark.parametrize(("text", "codes_of_it"), [("It came.", []), ("You wrote “{cause.line}”.", ["SC505"])])
def test_what_an_inject_brings_by_a_detour_quotes_no_choice(tiny_text: str, text: str, codes_of_it: list[str]) -> None:
    later = f"  later:\n    title: Later\n    from: delta\n    text: {text}\n"
    between = later.replace("later", "between").replace(text, "It went on.")
    between += "    effects:\n      - schedule: later\n        in: 1\n"
    brings = "    effects:\n      - schedule: between\n        in: 1\n    text: Nobody says who it was."
    whole = tiny_text.replace("\ninjects:\n", f"{later}{between}\ninjects:\n", 1)
    assert codes(whole.replace("    text: Nobody says who it was.", brings, 1)) == codes_of_it
