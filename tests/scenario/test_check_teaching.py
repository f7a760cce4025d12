"""Checks of what is for people only: where opportunities lead, what facts rest on and say, who has which office."""

import pytest

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.check_teaching import UNCERTAIN
from game.scenario.digest import rules_hash
from game.scenario.load import load_scenario, require
from game.scenario.model import Scenario

DOUBT = "Upland is said to have shut the weir at night, which Upland denies."


def codes(text: str) -> list[str]:
    return [problem.code for problem in load_scenario(Bundle({"scenario.yaml": text}), vocabulary()).problems]


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("      option: read_gauge\n    briefings:", "      initiative: second_lamp\n    briefings:", []),
        (
            "      option: read_gauge\n    briefings:",
            "      option: read_gauge\n      initiative: second_lamp\n    briefings:",
            ["SC333"],
        ),
        ("      option: read_gauge\n    briefings:", "    briefings:", ["SC333"]),
        ("      option: read_gauge\n    briefings:", "      option: open_all\n    briefings:", ["SC301"]),
        ("      offices: [treasury]\n", "      offices: [harbour]\n", ["SC334"]),
        ("      offices: [treasury]\n", "      offices: [treasury, harbour]\n", ["SC334"]),
        ("          sources: [almanac]\n          uncertain: true\n", "          sources: [almanac]\n", ["SC463"]),
        (
            "          sources: [almanac]\n          uncertain: true\n",
            "          sources: [almanac, gauge_book]\n",
            [],
        ),
        (DOUBT, "Upland shut the weir at night.", ["SC464"]),
        ("    cites: [S22]\n    after: weir_letter\n", "    cites: [S220]\n    after: weir_letter\n", ["SC301"]),
        ("    after: weir_letter\n    minutes: 20\n", "    after: weir_word\n    minutes: 20\n", ["SC301"]),
    ],
)
def test_what_is_complained_of(tiny_text: str, old: str, new: str, found: list[str]) -> None:
    assert codes(changed(tiny_text, old, new)) == found


@pytest.mark.parametrize("word", UNCERTAIN)
def test_each_word_of_doubt_is_enough(tiny_text: str, word: str) -> None:
    assert codes(changed(tiny_text, DOUBT, f"That the weir was shut at night is {word.upper()} on the shore.")) == []


def test_words_of_doubt_are_looked_for_in_english_only(tiny_text: str) -> None:
    turkish = changed(tiny_text, DOUBT, "Bent gece kapatıldı.").replace("language: en\n", "language: tr\n")
    assert "SC464" not in codes(turkish)


def test_a_source_of_facts_and_sides_alone_is_used(tiny_text: str) -> None:
    assert "SC409" not in codes(tiny_text)
    bare = tiny_text.replace("sources: [gauge_book]", "sources: [almanac]\n          uncertain: true", 1)
    assert "SC409" not in codes(bare), "a side of a controversy rests on it too"


def test_none_of_it_is_read_by_the_rules(tiny: Scenario) -> None:
    home = tiny.home.model_copy(update={"cabinet": {}})
    events = tuple(event.model_copy(update={"opportunity": None}) for event in tiny.events)
    powers = {
        name: power.model_copy(update={"seat": power.seat and power.seat.model_copy(update={"reviewed": None})})
        for name, power in tiny.powers.items()
    }
    bare = tiny.model_copy(update={"home": home, "events": events, "powers": powers, "controversies": {}})
    assert rules_hash(bare) == rules_hash(tiny)


def test_what_they_say_can_be_translated(tiny_text: str) -> None:
    keys = {
        "home.cabinet.pier.watches": "Ob man morgen noch so antworten kann.",
        "events.fever.opportunity.text": "Beide Ufer schicken ohnehin Boote.",
        "events.weir_letter.teaching.facts.1.text": "Das Wehr soll nachts geschlossen worden sein.",
        "powers.upland.seat.reviewed.by": "Die Schule am Wehr",
        "controversies.number_neutral.sides.0.arguments.1": "Man kann sie morgen noch einmal lesen.",
    }
    lines = "".join(f"    {key}: {said}\n" for key, said in keys.items())
    text = changed(tiny_text, "    title: Der See\n", f"    title: Der See\n{lines}")
    loaded = load_scenario(Bundle({"scenario.yaml": text}), vocabulary())
    assert loaded.problems == ()
    assert set(keys) <= set(require(loaded).strings["de"])
