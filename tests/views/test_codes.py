"""The pages of codes in the studio: nothing is lost on the way, no mark is left over, links lead to other codes."""

import re

import pytest

from game.scenario.problems import LEVELS
from game.views.codes import Bit, Page, code_view, page
from game.views.language import language


def view_of(text: str) -> list[tuple[tuple[Bit, ...], str]]:
    """The blocks of a page with this text."""
    return [(one.bits, one.example) for one in code_view(language(), Page("SC101", "error", "a title", text)).blocks]


def test_paragraphs_and_examples_stand_apart() -> None:
    assert view_of("One\ntwo `a_b`.\n\nThree.\n\n```yaml\nx:\n\n  y: 1\n```\n\nFour.") == [
        ((Bit("One two "), Bit("a_b", code=True), Bit(".")), ""),
        ((Bit("Three."),), ""),
        ((), "x:\n\n  y: 1"),
        ((Bit("Four."),), ""),
    ]


def test_a_link_leads_to_another_code_and_nowhere_else() -> None:
    assert view_of("See [SC440](SC440.md), [x](https://x.org) and [y](nothing.md).") == [
        (
            (
                Bit("See "),
                Bit("SC440", url="/studio/codes/SC440"),
                Bit(", [x](https://x.org) and "),
                Bit("y"),
                Bit("."),
            ),
            "",
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("code", LEVELS)
def test_every_page_comes_over_whole(code: str) -> None:
    found = page(code)
    assert found is not None
    view = code_view(language(), found)
    told = " ".join(block.example or "".join(bit.text for bit in block.bits) for block in view.blocks)
    plain = re.sub(r"^```\w*$", "", found.text, flags=re.MULTILINE)
    assert re.findall(r"\w+", told) == re.findall(r"\w+", re.sub(r"\]\([\w-]+\.md\)", "", plain))
    assert not [bit for block in view.blocks for bit in block.bits if "`" in bit.text or "](" in bit.text]
