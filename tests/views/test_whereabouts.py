"""Whereabouts: a path in words, as an author finds it in the file."""

import pytest

from game.views.language import language
from game.views.whereabouts import KINDS, in_words

DATA = {
    "events": [{"id": "one"}, {"id": "two", "options": [{"id": "go", "after": [{"text": "x"}]}], "kinds": ["x"]}],
    "powers": {"north": {"verdicts": [{"when": ["turn > 1"]}]}},
    "endings": ["spoilt"],
}


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("events[1].options[0].after[0].text", "event two, option go, text after it 1, text"),
        ("events[1].options[7].label", "event two, option 8, label"),
        ("events[1].kinds[0]", "event two, kinds 1"),
        ("powers.north.verdicts[0].when[0]", "power north, verdict 1, clause 1"),
        ("powers", "powers"),
        ("home.offices.sea", "home, offices, sea"),
        ("endings[0].text", "ending 1, text"),
        ("strings.de.events.one.title", "strings.de.events.one.title"),
        ("nowhere[3].at[1]", "nowhere 4, at 2"),
    ],
)
def test_a_path_is_told_in_words(where: str, words: str) -> None:
    assert in_words(language(), DATA, where) == words
    assert in_words(language(), None, where)


def test_every_kind_has_its_word() -> None:
    assert all(language().t(f"where.{kind}") for kind in KINDS)
