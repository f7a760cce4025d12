"""The legal adviser: whose clause is touched, when it holds, what a treaty adds, and what has to be read."""

from typing import Any

import pytest

from game import engine
from game.scenario.events import ActSpec
from game.views.language import language
from game.views.legal import WARNED_FLAGS, legal_notes, must_be_read
from game.views.reader import Reader
from tests.engine.build import act, event, flagged, option, orders, scenario, talks

GENERAL = language().t("legal.note")
NOTES: list[dict[str, Any]] = [
    {"flags": ["base", "force"], "text": "No bases.", "by_treaty": "But for a treaty.", "when": ["turn == 1"]},
    {"flags": ["bloc_member"], "text": "No blocs."},
    {"flags": ["base"], "text": "Not yet.", "when": ["turn > 1"]},
]


def reader(*acts: Any, legal: list[dict[str, Any]] = NOTES, phase: str = "orders", **rest: Any) -> Reader:
    small = scenario(event("e1", option("go", *acts, **rest), option("stay")), legal=legal)
    state = orders(small) if phase == "orders" else talks(small)
    return Reader(small, engine.observe(small, state, "home"), language())


def notes(*acts: Any, legal: list[dict[str, Any]] = NOTES) -> tuple[str, ...]:
    return legal_notes(reader(*acts, legal=legal), tuple(ActSpec.model_validate(one) for one in acts or (act(),)))


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ((), ()),
        (("host",), ()),
        (("base",), ("No bases.",)),
        (("base", "by_treaty"), ("No bases.", "But for a treaty.")),
        (("bloc_member", "by_treaty"), ("No blocs.",)),
        (("base", "bloc_member"), ("No bases.", "No blocs.")),
        (("force",), ("No bases.",)),
        (("alliance",), (GENERAL,)),
    ],
)
def test_notes(flags: tuple[str, ...], said: tuple[str, ...]) -> None:
    assert notes(flagged(*flags)) == said


def test_treaty_of_another_act_is_no_treaty_for_this_one() -> None:
    assert notes(flagged("base"), flagged("host", "by_treaty")) == ("No bases.",)


@pytest.mark.parametrize("flag", sorted(WARNED_FLAGS))
def test_scenario_without_notes_has_one_sentence_for_what_binds(flag: str) -> None:
    assert notes(flagged(flag), legal=[]) == (GENERAL,)


@pytest.mark.parametrize(("phase", "choice", "due"), [("orders", "go", True), ("talks", "go", False)])
def test_what_has_to_be_read_before_signing(phase: str, choice: str, due: bool) -> None:
    assert must_be_read(reader(flagged("base"), phase=phase), choice) is due


@pytest.mark.parametrize("choice", ["stay", "nothing"])
def test_other_answers_need_no_reading(choice: str) -> None:
    assert not must_be_read(reader(flagged("base")), choice)


def test_locked_answer_is_refused_for_that_and_not_for_its_note() -> None:
    assert not must_be_read(reader(flagged("base"), when=["turn > 3"], otherwise="No."), "go")
