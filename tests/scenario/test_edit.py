"""Edits by spans: only what is meant changes, whatever the line ends, quotation marks and blocks around it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import ScenarioError
from game.scenario.bundle import Bundle
from game.scenario.edit import Edit, Line, applied, line_edits, lines_of, offsets, onto, scalars, write

WAYS = {
    "plain": "a: one two three\n",
    "quoted": "a: 'one two three' # two\n",
    "doubly quoted": 'a: "one two three"\n',
    "folded": "a: >-\n  one\n  two\n  three\nb: 1\n",
    "literal": "a: |\n  one two\n  three\n",
    "over two lines": "a: one\n  two three\n",
    "in a flow map": "{a: one two three, b: 1}\n",
    "after other letters": "ə: ünïcödé\na: one two three\n",
    "after an apostrophe": "a: 'it''s one two three'\n",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_a_word_is_found_however_its_text_is_written(text: str) -> None:
    (scalar,) = [one for one in scalars("x.yaml", text) if "two" in one.value]
    start = offsets(text, scalar)[scalar.value.index("two")]
    assert text[start : start + 3] == "two"
    assert applied(text, [Edit(start, start + 3, "2")]) == text[:start] + "2" + text[start + 3 :]


def test_a_sign_that_is_written_by_its_number_is_not_found() -> None:
    text = 'a: "\\u0041"\n'
    with pytest.raises(ValueError, match="substring"):
        offsets(text, scalars("x.yaml", text)[1])


@given(st.lists(st.text("ab:\t ’", max_size=6), min_size=1), st.data())
def test_line_edits_make_one_text_of_the_other(lines: list[str], data: st.DataObject) -> None:
    changed = [data.draw(st.sampled_from([line, "new"])) for line in lines]
    before, after = "\n".join(lines), "\n".join(changed)
    assert applied(before, line_edits(before, after)) == after


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_ends_of_lines_and_the_mark_before_the_text_stay(mark: str, ending: str) -> None:
    raw = mark + ending.join(["a: 1", "b: 2", "c: 3", ""])
    plain = Bundle({"scenario.yaml": raw}).files["scenario.yaml"]
    edits = [*line_edits(plain, plain.replace("2", "22")), Edit(0, 0, "z: 0\n")]
    assert onto(raw, edits) == mark + ending.join(["z: 0", "a: 1", "b: 22", "c: 3", ""])


def test_lines_are_shown_before_and_after() -> None:
    bundle = Bundle({"scenario.yaml": "a: 1\nb: 2"})
    edits = {"scenario.yaml": [Edit(0, 0, "z: 0\n"), Edit(8, 9, "22")]}
    put_in, changed = lines_of(bundle, [edits])
    assert put_in == Line("scenario.yaml", 1, "", "z: 0")
    assert changed == Line("scenario.yaml", 2, "b: 2", "b: 22")


def test_files_are_written_and_keep_their_rights(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_bytes(b"a: 1\r\n")
    (tmp_path / "scenario.yaml").chmod(0o640)
    write(tmp_path, {"scenario.yaml": [Edit(3, 4, "one")]})
    assert (tmp_path / "scenario.yaml").read_bytes() == b"a: one\r\n"
    assert (tmp_path / "scenario.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["scenario.yaml"]


def test_a_file_with_the_other_ending_is_written_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "more.yml").write_text("a: 1\n")
    write(tmp_path, {"more.yaml": [Edit(3, 4, "2")]})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("more.yml", "a: 2\n")]


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    with pytest.raises(ScenarioError):
        write(tmp_path, {"a.yaml": [Edit(3, 4, "2")], "gone/b.yaml": [Edit(0, 0, "x")]})
    assert (tmp_path / "a.yaml").read_text() == "a: 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
