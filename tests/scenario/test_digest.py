"""The digest of the rules: prose and teaching leave it alone, whatever the rules read changes it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.digest import rules_hash
from game.scenario.model import Scenario
from game.scenario.source import read
from tests.scenario.conftest import TINY

Path = tuple[str | int, ...]

TOLD = frozenset(
    {
        "title", "summary", "content_note", "name", "capital", "office", "brief", "short", "say", "intro", "text",
        "hard", "label", "line", "otherwise", "why", "because", "date", "deadline", "note", "questions", "who",
        "elsewhere", "says", "symbol", "account", "hardest_question", "publisher",
    }
)  # fmt: skip
"""Keys of prose, wherever they stand."""
UNREAD = frozenset(
    {
        "record",
        "language",
        "teaching",
        "sources",
        "debrief",
        "tests",
        "endings",
        "briefings",
        "wants",
        "opposes",
        "objection",
        "legal",
        "speaks_for",
        "strings",
        "opportunity",
        "reviewed",
        "cabinet",
        "says_next",
        "controversies",
    }
)
"""Keys below which no rule reads anything. `record` of a consequence is told, too."""


@cache
def plain() -> Any:
    return read("scenario.yaml", (TINY / "scenario.yaml").read_text(encoding="utf-8")).data


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    else:
        yield path, value


def with_leaf(path: Path, new: Any) -> Any:
    def copy(value: Any, rest: Path) -> Any:
        if not rest:
            return new
        if isinstance(value, dict):
            return {key: copy(item, rest[1:]) if key == rest[0] else item for key, item in value.items()}
        return [copy(item, rest[1:]) if number == rest[0] else item for number, item in enumerate(value)]

    return copy(plain(), path)


def is_told(path: Path) -> bool:
    if UNREAD & set(path) or path[0] == "map" and path[-1] == "side":
        return True
    if path[-2:-1] == ("offices",) or "seat" in path and path[-1] in ("wants", "red_lines"):
        return True
    return path[-1] in TOLD


PROSE = [path for path, value in leaves(plain()) if is_told(path) and isinstance(value, str) and path[0] != "map"]
READ = [path for path, _ in leaves(plain()) if not is_told(path) and path[0] not in ("map", "minutes")]


def hash_of(data: Any) -> str:
    return rules_hash(Scenario.model_validate(data))


@cache
def original() -> str:
    return hash_of(plain())


def other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


@given(
    st.sampled_from([path for path in PROSE if path[-1] not in ("sources", "option")]), st.text(min_size=1, max_size=30)
)
def test_prose_leaves_the_rules_alone(path: Path, text: str) -> None:
    try:
        changed = Scenario.model_validate(with_leaf(path, text))
    except ValueError:  # an id or clause of what is told only
        return
    assert rules_hash(changed) == original()


@pytest.mark.slow
def test_whatever_the_rules_read_changes_the_digest() -> None:
    values = dict(leaves(plain()))
    assert len(READ) > 300
    assert [path for path in READ if original() in (hash_of(new) for new in changed_at(path, values[path]))] == []


def changed_at(path: Path, value: Any) -> Iterator[Any]:
    """Yield the scenario with another value at a path, if the format has one there."""
    for new in (other(value), value - 1 if isinstance(value, int) else "other"):
        changed = with_leaf(path, new)
        try:
            Scenario.model_validate(changed)
        except ValueError:  # out of bounds, or not a word of the format
            continue
        yield changed
        return


def test_who_gives_advice_is_told_only() -> None:
    for key in ("wants", "opposes"):
        assert hash_of(with_leaf(("events", 0, "options", 0, key, "office"), "another")) == original()


def test_a_test_inside_the_file_is_no_rule() -> None:
    assert hash_of({**plain(), "tests": []}) == original()


def test_what_is_left_out_is_what_it_stands_for() -> None:
    data = with_leaf(("events", 0, "cables", 1), {**plain()["events"][0]["cables"][1], "urgent": False})
    assert hash_of(data) == original()


def test_the_order_of_keys_does_not_matter_and_that_of_lists_does() -> None:
    assert hash_of(dict(reversed(list(plain().items())))) == original()
    assert hash_of({**plain(), "events": list(reversed(plain()["events"]))}) != original()


def test_the_order_of_powers_matters_since_they_are_settled_in_it() -> None:
    assert hash_of({**plain(), "powers": dict(reversed(list(plain()["powers"].items())))}) != original()


def test_the_digest_is_the_same_whatever_the_file_looks_like() -> None:
    rewritten = yaml.safe_dump(plain(), allow_unicode=True, width=40, default_flow_style=None, sort_keys=False)
    assert hash_of(read("scenario.yaml", rewritten).data) == original()
