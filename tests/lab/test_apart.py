"""Apart: policies that look different are told apart, and those that do not are not."""

from game.lab.apart import confusions

LOUD, QUIET = [[90.0, 10.0], [80.0, 20.0]], [[10.0, 90.0], [20.0, 80.0]]


def test_what_looks_different_is_told_apart() -> None:
    found = confusions({"loud": LOUD, "quiet": QUIET}, {"loud": [[85.0, 20.0]], "quiet": [[15.0, 70.0], [60.0, 40.0]]})
    assert found == {"loud": {"loud": 100.0}, "quiet": {"loud": 50.0, "quiet": 50.0}}


def test_what_looks_alike_is_not() -> None:
    assert confusions({"one": LOUD, "two": LOUD}, {"two": LOUD}) == {"two": {"one": 100.0}}


def test_each_measure_weighs_by_how_much_games_differ_in_it() -> None:
    known = {"one": [[0.0, 1.0], [100.0, 1.1]], "two": [[0.0, 2.0], [100.0, 2.1]]}
    assert confusions(known, {"two": [[0.0, 2.05], [100.0, 2.05]]}) == {"two": {"two": 100.0}}


def test_what_a_game_did_not_show_decides_nothing() -> None:
    known = {"loud": [[90.0, None], [80.0, None]], "quiet": [[10.0, None]]}
    found = confusions(known, {"loud": [[85.0, None]], "quiet": [[15.0, 1.0], [20.0, None]]})
    assert found == {"loud": {"loud": 100.0}, "quiet": {"quiet": 100.0}}
