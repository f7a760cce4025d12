"""Bundles: which files of a folder belong to a scenario, their limits, and the form in which they are kept."""

from pathlib import Path

import pytest

from game.errors import ScenarioError
from game.paths import SCENARIOS
from game.scenario.bundle import MOST_BYTES, MOST_FILES, Bundle, completed, files_of, has_main, language_of
from game.text import Text
from game.views.language import language


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def refusal(path: Path) -> str:
    with pytest.raises(ScenarioError) as caught:
        Bundle.from_path(path)
    assert language().say(caught.value.text)
    return caught.value.text.key


def test_the_main_file_comes_first_and_the_rest_by_name(tmp_path: Path) -> None:
    write(tmp_path, powers__b="b: 1", events__a="a: 1", scenario="id: x", aaa="c: 1")
    assert list(Bundle.from_path(tmp_path).files) == ["scenario.yaml", "aaa.yaml", "events/a.yaml", "powers/b.yaml"]


def test_a_single_file_is_a_bundle(tmp_path: Path) -> None:
    write(tmp_path, mine="id: x")
    assert Bundle.from_path(tmp_path / "mine.yaml").files == {"mine.yaml": "id: x"}


def test_translations_are_part_of_it_and_other_files_stay_out(tmp_path: Path) -> None:
    write(tmp_path, scenario="id: x", strings__az="title: y")
    (tmp_path / "notes.txt").write_text("nothing")
    assert list(Bundle.from_path(tmp_path).files) == ["scenario.yaml", "strings/az.yaml"]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("strings/az.yaml", "az"),
        ("strings/pt_BR.yaml", "pt_BR"),
        ("strings/az/events.yaml", "az/events"),
        ("scenario.yaml", None),
        ("events/strings.yaml", None),
        ("events/strings/az.yaml", None),
        ("strings.yaml", None),
    ],
)
def test_a_file_of_translations_is_called_after_its_language(name: str, language: str | None) -> None:
    assert language_of(name) == language


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret="key: 1")
    folder = write(tmp_path / "inside", scenario="id: x")
    try:
        (folder / "linked.yaml").symlink_to(outside / "secret.yaml")
        (folder / "events").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links for this user")
    assert list(Bundle.from_path(folder).files) == ["scenario.yaml"]


def test_a_folder_without_the_main_file_is_none(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, other="id: x", another="id: x")) == "error.no_scenario"
    assert refusal(tmp_path / "nowhere") == "error.no_scenario"


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    write(tmp_path, scenario="id: x", **{f"events__e{number}": "" for number in range(MOST_FILES)})
    assert refusal(tmp_path) == "error.too_many_files"


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    write(tmp_path, scenario="#" * MOST_BYTES)
    Bundle.from_path(tmp_path)
    write(tmp_path, scenario="#" * (MOST_BYTES + 1))
    assert refusal(tmp_path) == "error.file_too_large"
    assert refusal(tmp_path / "scenario.yaml") == "error.file_too_large"


@pytest.mark.parametrize(
    ("bad", "key", "line"),
    [
        (b"title: \xff\xfe", "not_utf8", 1),
        ("id: x\r\ntitle: Türkiye".encode("latin-1"), "not_utf8", 2),
        ("id: x\n\n\ntitle: “x”".encode("cp1252"), "not_utf8", 4),
        ("title: x".encode("utf-16"), "not_utf8_but_16", None),
        (b"PK\x03\x04\x14\x00\xff", "not_text", None),
    ],
)
def test_what_is_no_utf8_is_refused(tmp_path: Path, bad: bytes, key: str, line: int | None) -> None:
    (tmp_path / "scenario.yaml").write_bytes(bad)
    with pytest.raises(ScenarioError) as caught:
        Bundle.from_path(tmp_path)
    assert (caught.value.text.key, caught.value.text.params.get("line")) == (f"error.{key}", line)
    assert language().say(caught.value.text)


def test_another_ending_is_the_same(tmp_path: Path) -> None:
    for name in ("scenario.yml", "events/a.YML", "events/b.Yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("id: x")
    assert list(Bundle.from_path(tmp_path).files) == ["scenario.yaml", "events/a.yaml", "events/b.yaml"]
    assert has_main(tmp_path)
    (tmp_path / "scenario.yaml").write_text("id: y")
    assert refusal(tmp_path) == "error.file_twice"


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, scenario="id: x", more="a: 1")
    for name in ("._scenario.yaml", "__MACOSX/a.yaml", ".git/config.yaml", ".vscode/b.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\0\5\26")
    assert list(Bundle.from_path(tmp_path).files) == ["scenario.yaml", "more.yaml"]


@pytest.mark.parametrize(
    ("names", "near"),
    [
        (["scenario.yaml.txt"], "scenario.yaml.txt"),
        (["Scenario.yaml", "events.yaml"], "Scenario.yaml"),
        (["lamp.yaml", "notes.txt"], "lamp.yaml"),
        (["lamp.yml"], "lamp.yml"),
        (["events.yaml", "powers.yaml"], None),
        (["notes.txt", "._scenario.yaml"], None),
    ],
)
def test_a_file_that_was_meant_is_named(tmp_path: Path, names: list[str], near: str | None) -> None:
    for name in names:
        (tmp_path / name).write_text("id: x")
    with pytest.raises(ScenarioError) as caught:
        Bundle.from_path(tmp_path)
    assert caught.value.text.params.get("near") == near
    assert caught.value.text.key == ("error.no_scenario_near" if near else "error.no_scenario")
    assert language().say(caught.value.text)


def test_a_scenario_one_folder_below_is_named(tmp_path: Path) -> None:
    write(tmp_path / "mine", scenario="id: x")
    with pytest.raises(ScenarioError) as caught:
        Bundle.from_path(tmp_path)
    assert caught.value.text == Text(
        "error.no_scenario_below", {"path": str(tmp_path), "below": str(tmp_path / "mine")}
    )


def test_json_and_back(tiny_bundle: Bundle) -> None:
    again = Bundle.from_json(tiny_bundle.to_json())
    assert again.files == tiny_bundle.files
    assert again.to_json() == tiny_bundle.to_json()
    assert again.hash == tiny_bundle.hash


def test_the_order_of_files_is_the_same_after_json(tmp_path: Path) -> None:
    bundle = Bundle.from_path(write(tmp_path, scenario="id: x", aaa="b: 1"))
    assert list(Bundle.from_json(bundle.to_json()).files) == list(bundle.files)


def test_order_line_ends_and_a_byte_order_mark_do_not_change_the_hash(tmp_path: Path) -> None:
    one = write(tmp_path / "one", scenario="id: x\nturns: 1\n", b="b: 1\n", a="a: 1\n")
    two = write(tmp_path / "two", a="a: 1\r\n", b="b: 1\r", scenario="\ufeffid: x\r\nturns: 1\r\n")
    assert Bundle.from_path(one).hash == Bundle.from_path(two).hash


def test_any_byte_and_any_name_changes_the_hash() -> None:
    files = {"scenario.yaml": "id: x\n", "events/a.yaml": "a: 1\n"}
    others = [
        {**files, "scenario.yaml": "id: x\n\n"},
        {**files, "scenario.yaml": "id: y\n"},
        {**files, "events/a.yaml": "a: 1 # why\n"},
        {"scenario.yaml": files["scenario.yaml"], "events/b.yaml": files["events/a.yaml"]},
        {"scenario.yaml": files["scenario.yaml"]},
    ]
    assert len({Bundle(each).hash for each in [files, *others]}) == len(others) + 1


def test_a_deck_is_completed_by_the_shipped_scenario_and_by_nothing_twice() -> None:
    deck = Bundle({"scenario.yaml": "id: x\nfrom: chronicle\n"})
    whole = completed(deck)
    assert set(whole.files) == {"scenario.yaml", *(f"chronicle/{name}" for name in files_of(SCENARIOS / "chronicle"))}
    assert completed(whole) == whole
    own = Bundle({**deck.files, "chronicle/scenario.yaml": "id: chronicle\n"})
    assert completed(own) == own, "a scenario of that name that came along is the one that is meant"


@pytest.mark.parametrize("main", ["id: x\n", "id: x\nfrom: nowhere\n"])
def test_nothing_is_added_where_nothing_shipped_is_meant(main: str) -> None:
    bundle = Bundle({"scenario.yaml": main})
    assert completed(bundle) == bundle
