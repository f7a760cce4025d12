"""Reading YAML: words stay words, every key and value knows its place, and what cannot be read says where."""

from time import process_time
from typing import Any

import pytest

from game.scenario.source import place_of, read


def data(text: str) -> Any:
    source = read("a.yaml", text)
    assert source.problems == []
    return source.data


def problems(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.place.line, p.place.column) for p in read("a.yaml", text).problems]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2008-08-08", "2008-08-08"),
        ("27 March 2014", "27 March 2014"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0871", "0871"),
        ("0x10", "0x10"),
        ("0o10", "0o10"),
        ("1_000", "1_000"),
        ("1.5", "1.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("0", 0),
        ("7", 7),
        ("+12", 12),
        ("-3", -3),
        ("2014", 2014),
        ('"2014"', "2014"),
        ("'true'", "true"),
        ('""', ""),
        ("|\n  7\n", "7\n"),
        (">-\n  no\n", "no"),
        ("=", "="),
        ("9" * 60, "9" * 60),
    ],
)
def test_scalars_are_what_a_lecturer_means(written: str, read_as: object) -> None:
    found = data(f"key: {written}")["key"]
    assert found == read_as
    assert type(found) is type(read_as)


def test_keys_are_words_too() -> None:
    assert data("no: 1\non: 2\n2014: 3\ntrue: 4\n") == {"no": 1, "on": 2, "2014": 3, "true": 4}


def test_every_key_and_value_knows_its_place() -> None:
    source = read("a.yaml", "first: 1\nevents:\n  - id: one\n    options:\n      - label: Say it\n  - {id: two}\n")
    assert source.data["events"][1] == {"id": "two"}
    places = {path: (place.line, place.column) for path, place in source.values.items()}
    assert places[("first",)] == (1, 8)
    assert places[("events", 0, "id")] == (3, 9)
    assert places[("events", 0, "options", 0, "label")] == (5, 16)
    assert places[("events", 1, "id")] == (6, 10)
    keys = {path: (place.line, place.column) for path, place in source.keys.items()}
    assert keys[("events",)] == (2, 1)
    assert keys[("events", 0, "options")] == (4, 5)
    assert keys[("events", 0, "options", 0, "label")] == (5, 9)


def test_columns_count_letters_and_not_bytes() -> None:
    assert read("a.yaml", "{é: ü, x: 1}").values[("x",)].column == 11


def test_the_nearest_place_above_stands_for_what_is_missing() -> None:
    source = read("a.yaml", "a: 1\nevents:\n  - id: one\n")
    place = place_of(source, ("events", 0, "title"))
    assert (place.path, place.line) == ("a.yaml", 3)


def test_a_key_given_twice_names_both_lines() -> None:
    source = read("a.yaml", "title: One\nturns: 3\ntitle: Two\n")
    (problem,) = source.problems
    assert (problem.code, problem.place.line) == ("SC106", 3)
    assert problem.params["name"] == "title"
    assert problem.params["first"].split(":")[-1] == "1"
    assert source.data == {"title": "One", "turns": 3}


@pytest.mark.parametrize(
    ("text", "items", "said"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", [{"b": 1, "c": 2}, {"b": 3, "c": 4}], [("dash", 4)]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n    d: 6\n  - b: 7\n",
         [{"b": 1, "c": 2}, {"b": 3, "c": 4}, {"b": 5, "d": 6}, {"b": 7}], [("dash", 4), ("dash", 6)]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n  - b: 4\n", [{"b": 1, "c": 2}, {"b": 4}], [("", 4)]),
        ("a:\n  - b: 1\n    b: 3\n", [{"b": 1}], [("", 3)]),
        ("a:\n  - {b: 1, c: 2, b: 3, d: 4}\n", [{"b": 1, "c": 2, "d": 4}], [("", 2)]),
    ],
)  # fmt: skip
def test_an_item_without_its_dash_is_one_of_its_own(text: str, items: object, said: object) -> None:
    source = read("a.yaml", text)
    assert source.data == {"a": items}
    assert [(problem.detail, problem.place.line) for problem in source.problems] == said
    assert {problem.code for problem in source.problems} == {"SC106"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\n\tb: 2\n", "SC102", 2),
        ("a:\n\t- 1\n", "SC102", 2),
        ("a: 1\nb: Course reader: chapter 4\n", "SC103", 2),
        ("a: [1, 2\nb: 3\n", "SC101", 1),
        ("a: 'unfinished\n", "SC110", 1),
        ("- a\n- b\n", "SC104", 1),
        ("just words\n", "SC104", 1),
        ("a: 1\n---\nb: 2\n", "SC104", 2),
        ("a: &x 1\n", "SC107", 1),
        ("a: *nothing\n", "SC107", 1),
        ("a: {<<: {b: 1}}\n", "SC107", 1),
        ("a: !!python/object/apply:os.system ['true']\n", "SC108", 1),
        ("a: !secret 1\n", "SC108", 1),
        ("a: \x07\n", "SC109", 1),
        ("? [1, 2]\n: 3\n", "SC115", 1),
        ("a: 1\n&a ", "SC101", 2),
        ("a: {line} is held\n", "SC133", 1),
        ("a:\n  - [Draft] is held\n", "SC133", 2),
        ("a: *boat*\n", "SC133", 1),
        ("a: ? boat\n", "SC133", 1),
        ("a: - boat\n", "SC133", 1),
        ("a: {b: 1}, {c: 2}\n", "SC101", 1),
        ("a: [!old]\n", "SC108", 1),
        ("a: 1\nb; 2\n# a note\n\nc: 3\n", "SC135", 2),
        ("a: 1\nb = 2\nc: 3\n", "SC135", 2),
        ("a: 1\nb：2\nc: 3\n", "SC135", 2),
        ("a: 1\nb:\u00a02\nc: 3\n", "SC135", 2),
        ("a:\n  - b; 2\n    c: 3\n", "SC135", 2),
        ("a: some\ntext goes on\nc: 3\n", "SC101", 2),
        ("a:\n  - {b: 1\n  - {c: 2}\n", "SC101", 2),
    ],
)
def test_what_cannot_be_read_says_where(text: str, code: str, line: int) -> None:
    assert [problem[:2] for problem in problems(text)] == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code", "column", "params"),
    [
        ('a: {to: north cameo: "051", c: 1}', "SC139", 15, {"name": "cameo"}),
        ('a: {to: north, cameo: "051" c: 1}', "SC139", 29, {"name": "c"}),
        ("a: {b: one two c: 1}", "SC139", 16, {"name": "c"}),
        ("a: {b: [1] c: 1}", "SC139", 12, {"name": "c"}),
        ("a: {b: 3 c: -1}", "SC139", 10, {"name": "c"}),
        ("a: {b: 35; c: 30}", "SC139", 10, {"given": ";"}),
        ('a: ["b" "c"]', "SC139", 9, {"name": '"'}),
        ("a: {b: It's: so}", "SC103", 12, {}),
        ('a: {b: "He said "no" to us", c: 1}', "SC110", 8, {}),
        ("a: {b: 'It's held', c: 1}", "SC110", 8, {}),
        ('a: {b: "Boat" is held}', "SC110", 8, {}),
    ],
)
def test_a_missing_comma_is_told_from_a_quotation_mark(
    text: str, code: str, column: int, params: dict[str, str]
) -> None:
    (problem,) = read("a.yaml", text).problems
    assert (problem.code, problem.place.column, problem.params) == (code, column, params)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_a_file_without_keys(text: str) -> None:
    source = read("a.yaml", text)
    assert source.data in ({}, None)


def test_a_billion_laughs_cost_nothing() -> None:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    began = process_time()
    assert "SC107" in {code for code, _, _ in problems(laughs)}
    assert process_time() - began < 0.2


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 200_000,
        "a: " + "[" * 200 + "]" * 200,
        "a: " + "{a: " * 5000,
        "".join(" " * n + "a:\n" for n in range(200)),
    ],
    ids=["open brackets", "brackets", "braces", "indents"],
)
def test_depth_is_a_fault_and_never_a_crash(text: str) -> None:
    began = process_time()
    assert {code for code, _, _ in problems(text)} <= {"SC101", "SC105"}
    assert problems(text)
    assert process_time() - began < 2


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    "text", ["b; 2\nc: 3", "a: *b*", "a: [!b]", "a: {b: 1 c: 2}", "a: {b} c", "a: - b", "a: 'b", "\tb: 1"]
)
def test_other_ends_of_lines_are_no_crash(text: str, sign: str) -> None:
    for written in (f"x: 1{sign}{sign}{text}", f"x: 1\n{sign * 3}{text}{sign}", text.replace("\n", sign) + sign * 2):
        assert problems(written) or read("a.yaml", written).data is not None


def test_a_megabyte_of_keys_is_read_in_time() -> None:
    text = "".join(f"key_{number}: a few words of text\n" for number in range(30_000))
    began = process_time()
    assert len(data(text)) == 30_000
    assert process_time() - began < 5


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("title: Boat #3 is held", "#3 is held"),
        ("title: Say that men # 11 of them # go home", "# 11 of them # go home"),
        ("title: It is held. #11 wait", "#11 wait"),
        ("title: #boat", "#boat"),
        ("- {title: It is held #3", None),
        ("title: It is held.  #11 wait", None),
        ("title: It is held. # from the file of 1951", None),
        ("title: It is held # allow: SC403 so it is called", None),
        ("title: It is held #", None),
        ("title: # not yet", None),
        ("title: It is held  # a working title", None),
        ('title: "Boat #3"', None),
        ("title: >-\n  Boat #3", None),
        ("title: Boat#3", None),
    ],
)
def test_a_note_that_looks_like_a_part_of_the_text_is_noted(line: str, left_out: str | None) -> None:
    cuts = read("a.yaml", f"# ü\n{line}\n").cuts
    assert [rest for _, rest in cuts.values()] == ([left_out] if left_out else [])
    if left_out:
        assert [place for place, _ in cuts.values()] == [("a.yaml", 2, line.index("#") + 1)]


@pytest.mark.parametrize("text", ["{", "[{", "{a", "x: {", 'x: "', "'", "x: [a,", "- {"])
def test_a_file_that_breaks_off_is_told_within_it(text: str) -> None:
    for problem in read("a.yaml", text).problems:
        assert problem.place.line == 1
        assert 1 <= problem.place.column <= len(text) + 1
