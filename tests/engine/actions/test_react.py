"""React: who may, when, which levers, and that a promise goes beyond the ladder."""

from dataclasses import replace

import pytest

from game import engine
from game.engine import Press, React
from game.engine.actions.press import TermSpec
from game.engine.actions.react import ReasonSpec, triggered_lever
from game.engine.state import Reason, State
from game.errors import BadForm, IllegalMove
from tests.engine.build import act, answered, event, option, orders, pressed, reacted, scenario, talks

SMALL = scenario(event("e1", turn=1), event("e2", turn=2))


def revealed(choice: str = "go") -> State:
    """Return a reveal in which the north has promised praise for `go`."""
    term = TermSpec(option="go", lever="praise", kind="reward")
    return answered(SMALL, pressed(SMALL, talks(SMALL), north=Press(term=term)), choice)


@pytest.mark.parametrize(
    ("seat", "lever", "key"),
    [
        ("home", "praise", "wrong_seat"),
        ("west", "praise", "wrong_seat"),
        ("north", "nothing", "lever_out_of_reach"),
        ("north", "show", "lever_out_of_reach"),
    ],
)
def test_checks(seat: str, lever: str, key: str) -> None:
    with pytest.raises(IllegalMove, match=key):
        engine.play(SMALL, revealed(), seat, React(lever=lever))


def test_phase() -> None:
    with pytest.raises(IllegalMove, match="wrong_phase"):
        engine.play(SMALL, orders(SMALL), "north", React(lever="praise"))


def test_what_is_settled_stays() -> None:
    state = revealed()
    for seat in ("north", "south"):
        state = engine.play(SMALL, state, seat, React(lever="remark"))
    assert state.phase == "reveal"
    assert engine.legal(SMALL, state, "north") == ()
    with pytest.raises(IllegalMove, match="already_settled"):
        engine.play(SMALL, state, "north", React(lever="praise"))


def test_reaction_can_be_changed_until_the_last_has_reacted() -> None:
    state = revealed()
    for lever in ("remark", "visit"):
        state = engine.play(SMALL, state, "north", React(lever=lever))
    assert (state.reactions["north"].lever, state.revisions["north"]) == ("visit", 3)


def test_promise_is_kept_whatever_the_rung() -> None:
    far = revealed()
    far = replace(far, standings={**far.standings, "north": replace(far.standings["north"], rung=-4)})
    assert React(lever="praise") not in engine.legal(SMALL, far, "north")
    assert reacted(SMALL, far, north="praise").history[0].reactions[0].honoured


def test_lever_that_was_not_promised_is_not_honoured() -> None:
    assert not engine.play(SMALL, revealed(), "north", React(lever="visit")).reactions["north"].honoured


@pytest.mark.parametrize(("choice", "lever"), [("go", "praise"), ("stay", None)])
def test_promise_is_tied_to_its_option(choice: str, lever: str | None) -> None:
    assert triggered_lever(revealed(choice), "north") == lever
    assert triggered_lever(revealed(choice), "south") is None


GIVEN = scenario(event("e1", option("go", act("north", "120"))))


@pytest.mark.parametrize(
    ("reason", "good"),
    [
        (("alignment", "north", -160), True),
        (("alignment", "north", 160), False),
        (("nonsense", "north", -160), False),
        (("alignment", "<b>", -160), False),
    ],
)
def test_reasons_are_those_that_the_power_has(reason: tuple[str, str, int], good: bool) -> None:
    kind, about, amount = reason
    move = React(lever="grumble", reasons=(ReasonSpec(kind=kind, about=about, amount=amount),))
    state = answered(GIVEN, orders(GIVEN))
    if good:
        assert engine.play(GIVEN, state, "north", move).reactions["north"].reasons == (Reason(kind, about, amount),)
    else:
        with pytest.raises(BadForm, match="bad_move"):
            engine.play(GIVEN, state, "north", move)


def test_three_reasons_at_most() -> None:
    with pytest.raises(ValueError, match="reasons"):
        React.model_validate({"lever": "praise", "reasons": [{"kind": "interest", "about": "gas", "amount": 1}] * 4})
