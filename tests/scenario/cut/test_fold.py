"""Folding: what is settled is worked out, what is open stays, and both together are true when the whole clause is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.cut.fold import Among, Between, Rung, Value, fold
from game.scenario.expression import compile_clause
from game.scenario.names import FlagType, NumberType, SetType, Type, WordType

SETTLED: dict[str, Value] = {
    "chose.bali": "none",
    "held.nam": False,
    "year": Between(2008, 2014),
    "yes.vote": 0,
    "clubs": frozenset({"league"}),
    "charter": Rung("drafted", ("idea", "drafted", "signed")),
    "ferry": "nobody",
    "shown": True,
    "radar": Among(frozenset({"leased", "joint"})),
}


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("chose.bali == join", False),
        ("chose.bali != join", True),
        ("chose.bali in (join, none)", True),
        ("chose.bali not in (join, observer)", True),
        ("not held.nam", True),
        ("held.nam or economy > 3", "economy > 3"),
        ("held.nam and economy > 3", False),
        ("shown and economy > 3 and trust.iran < 0", "economy > 3 and trust.iran < 0"),
        ("not (shown and economy > 3)", "not economy > 3"),
        ("radar == western", False),
        ("radar != western", True),
        ("radar == joint", "radar == joint"),
        ("radar in (western, ended)", False),
        ("year >= 2008", True),
        ("year > 2014", False),
        ("2014 < year", False),
        ("year >= 2010", "year >= 2010"),
        ("year == 2010", "year == 2010"),
        ("year == 2020", False),
        ("year != 2020", True),
        ("yes.vote > 30", False),
        ("yes.vote + 1 >= 1", True),
        ("-1 < yes.vote < 5", True),
        ("league in clubs", True),
        ("pilots in clubs", False),
        ("pilots not in clubs", True),
        ("charter >= drafted", True),
        ("signed > charter", True),
        ("charter == signed", False),
        ("ferry == nobody", True),
        ("shown", True),
        ("true", True),
        ("economy >= 30", "economy >= 30"),
        ("chose.su24 == brother", "chose.su24 == brother"),
        ("this is ( no clause", "this is ( no clause"),
        ("year == 'x'", "year == 'x'"),
    ],
)
def test_what_is_left_of_a_clause(clause: str, left: bool | str) -> None:
    assert fold(clause, SETTLED.get) == left


NAMES: dict[str, Type] = {
    "flag_a": FlagType(),
    "flag_b": FlagType(),
    "many": NumberType(0, 9),
    "few": NumberType(0, 9),
    "chose.x": WordType(("go", "stay", "none")),
    "chose.y": WordType(("go", "stay", "none")),
    "clubs": SetType(("go", "stay")),
}
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "flag_a": st.booleans(),
    "flag_b": st.booleans(),
    "many": st.integers(0, 9),
    "few": st.integers(0, 9),
    "chose.x": st.sampled_from(["go", "stay", "none"]),
    "chose.y": st.sampled_from(["go", "stay", "none"]),
    "clubs": st.frozensets(st.sampled_from(["go", "stay"])),
}
ATOMS = st.one_of(
    st.sampled_from(["flag_a", "flag_b", "go in clubs", "stay not in clubs", "many < few", "many + few > 9"]),
    st.builds("{} {} {}".format, st.sampled_from(["many", "few"]), st.sampled_from(["<", ">=", "==", "!="]),
              st.integers(0, 9)),
    st.builds("{} {} {}".format, st.sampled_from(["chose.x", "chose.y"]), st.sampled_from(["==", "!="]),
              st.sampled_from(["go", "stay", "none"])),
    st.sampled_from(["chose.x in (go, none)", "chose.y not in (go, stay)"]),
)  # fmt: skip
CLAUSES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=5,
)


class World:
    """Facts as a map."""

    def __init__(self, values: dict[str, Value]) -> None:
        self._values = values

    def value(self, name: str) -> int | bool | str | frozenset[str]:
        found = self._values[name]
        assert not isinstance(found, Among | Between | Rung)
        return found


@given(CLAUSES, st.fixed_dictionaries(VALUES), st.sets(st.sampled_from(sorted(VALUES))))
def test_what_is_left_is_true_when_the_whole_is(clause: str, values: dict[str, Value], known: set[str]) -> None:
    whole = bool(compile_clause(clause, NAMES).holds(World(values)))
    left = fold(clause, lambda name: values[name] if name in known else None)
    assert whole == (left if isinstance(left, bool) else bool(compile_clause(left, NAMES).holds(World(values))))


@given(CLAUSES, st.fixed_dictionaries(VALUES))
def test_nothing_is_open_where_everything_is_settled(clause: str, values: dict[str, Value]) -> None:
    assert isinstance(fold(clause, values.get), bool)
