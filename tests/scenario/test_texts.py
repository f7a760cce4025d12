"""Texts: each has one key, which says where it stands, and retelling touches nothing else."""

from game.scenario.digest import rules_hash
from game.scenario.model import Scenario
from game.scenario.texts import has_stray_brace, is_unfinished, placeholders, retold, texts


def test_every_text_has_a_key_of_its_own(crossroads: Scenario, tiny: Scenario) -> None:
    for deck in (crossroads, tiny):
        keys = [told.key for told in texts(deck)]
        assert len(keys) == len(set(keys)) > 200


def test_keys_have_ids_where_there_are_any_and_numbers_elsewhere(tiny: Scenario) -> None:
    found = {told.key: told for told in texts(tiny)}
    option = found["events.weir_letter.options.back_upland.label"]
    assert option.text == "Say that the weir is a matter for Upland alone"
    assert option.path == ("events", 0, "options", 0, "label")
    for key in (
        "title", "home.offices.harbour", "meters.security.words.0.say", "events.weir_letter.scene.1.text",
        "powers.upland.seat.goals.0.text", "white_paper.pledges.open_door.hard", "injects.drought.note", "debrief.0",
        "events.weir_letter.briefings.delta", "legal.0.by_treaty", "events.weir_letter.tracks.ferry_right.name",
    ):  # fmt: skip
        assert key in found, key


def test_translations_are_no_texts_of_their_own(tiny: Scenario) -> None:
    assert tiny.strings
    assert [told.key for told in texts(tiny) if told.key.startswith("strings")] == []


def test_retelling_reaches_every_text_and_nothing_else(tiny: Scenario) -> None:
    louder = retold(tiny, lambda one: one.text.upper())
    assert [told.text for told in texts(louder)] == [told.text.upper() for told in texts(tiny)]
    assert rules_hash(louder) == rules_hash(tiny)
    assert louder.strings is tiny.strings


def test_what_is_not_retold_is_the_very_same(tiny: Scenario) -> None:
    assert retold(tiny, lambda one: one.text) is tiny
    other = retold(tiny, lambda one: "The Pond" if one.key == "title" else one.text)
    assert (other.title, other.events, other.powers) == ("The Pond", tiny.events, tiny.powers)
    assert other.events is tiny.events


def test_what_stands_in_a_text() -> None:
    assert placeholders("“{line}” of {cause.year}, {line}") == ["line", "cause.year", "line"]
    assert [has_stray_brace(text) for text in ("{line}", "{line", "line}", "none")] == [False, True, True, False]
    assert [is_unfinished(text) for text in ("todo: more", "Todos los", "It is done")] == [True, False, False]
