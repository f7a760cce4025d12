"""Uses of the commentary in what is said about it: answers, places where the record is wider, reading."""

from game.views import principles
from tests.principles.use import Use
from tests.removal import InCode, Sentence
from tests.views import test_principles


def _not_told(register: str) -> InCode:
    return InCode(f"the notes of {register}", principles, register, lambda _: {})


_ANSWERED = test_principles.test_what_the_author_says_of_others_is_marked_as_his_and_answered

DEBRIEF = (
    Use(("S17",), Sentence("principle.S17.answer"), _ANSWERED),
    Use(("S76",), Sentence("principle.S76.answer"), _ANSWERED),
    Use(("S78",), Sentence("principle.S78.answer"), _ANSWERED),
    Use(
        ("S81", "S82", "S83", "S84"),
        _not_told("WIDER"),
        test_principles.test_the_principles_of_bandung_that_the_commentary_leaves_out_are_told,
    ),
    Use(
        ("S7", "S29", "S67"),
        _not_told("WIDER"),
        test_principles.test_where_a_text_says_more_than_the_commentary_quotes,
    ),
    Use(
        ("S89", "S92"),
        _not_told("READING"),
        test_principles.test_what_others_have_written_stands_with_what_it_bears_on,
    ),
)
"""What is said about the commentary."""
