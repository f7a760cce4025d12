"""Other ways to read it: every reason has its words, and the result speaks up only where a lens differs strongly."""

from dataclasses import replace
from typing import Any

import pytest

from game import engine
from game.engine.lenses import LENSES
from game.engine.scoring.balance import balance
from game.engine.state import State, Window
from game.views.language import language
from game.views.lenses import STRONG, disagreement, lenses_view
from game.views.reader import Reader
from tests.engine.build import flagged, judged, scenario

SAY = language()


def reader(state: State) -> Reader:
    small = scenario()
    return Reader(small, engine.observe(small, state, "home"), SAY)


def at(own: int | None) -> Reader:
    """Return a reader of a game to which the doctrine gives a balance."""
    state = judged(flagged("norm_ti", "rights"), kinds=["norm_vote"])
    windows = () if own is None else (Window(1, "e1", own, own),)
    found = reader(replace(state, windows=windows))
    assert balance(found.seen) == own
    return found


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_lens_has_its_words(lens: Any) -> None:
    keys = {f"lens.{lens.id}", f"lens.{lens.id}.whose"}
    keys |= {f"lens.because.{row.measure}_{side}" for row in lens.rows for side in ("for", "against")}
    assert [key for key in sorted(keys) if not SAY.has(key)] == []


def test_no_sentence_is_for_nothing() -> None:
    said = {key.removeprefix("lens.because.").rpartition("_")[0] for key in SAY.keys() if "lens.because" in key}  # noqa: SIM118
    assert said == {row.measure for lens in LENSES for row in lens.rows}


def test_page_gives_the_doctrine_first_and_each_lens_with_its_reasons() -> None:
    view = lenses_view(at(700))
    assert view.doctrine == SAY.t("lenses.doctrine", n=70)
    assert [lens.value for lens in view.lenses] == [int(lens.title.split(":")[1].split()[0]) for lens in view.lenses]
    assert all(lens.because.startswith("What decides it: ") for lens in view.lenses)
    assert SAY.t("flag.rights") in view.lenses[1].because


def test_before_anything_was_decided_there_is_no_lens() -> None:
    view = lenses_view(reader(engine.start(scenario(), 1)))
    assert view.lenses == ()
    assert view.doctrine == SAY.t("lenses.doctrine_untested")


def test_result_speaks_up_only_where_a_lens_differs_strongly() -> None:
    values = [lens.value for lens in lenses_view(at(500)).lenses]
    far = max(values)
    assert disagreement(at(10 * (far - STRONG))) == SAY.t("result.lens_higher", lens=SAY.t("lens.rules_and_rights"))
    near = sum(values) // 2
    assert abs(values[0] - values[1]) < 2 * STRONG
    assert disagreement(at(10 * near)) == ""
    assert disagreement(at(1000)).startswith("Not everybody")
    assert disagreement(at(None)) == ""
