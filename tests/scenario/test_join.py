"""Files joined to one say the same, and keep every comment; what cannot be joined is refused."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.errors import ScenarioError
from game.paths import SCENARIOS
from game.scenario.bundle import MAIN, Bundle
from game.scenario.digest import rules_hash
from game.scenario.join import joined
from game.scenario.load import load_scenario
from game.scenario.source import read
from game.views.language import language

SKELETON = Path(__file__).parent.parent / "scenarios" / "skeleton"


@pytest.mark.slow
@pytest.mark.parametrize("path", [SCENARIOS / "latch", SKELETON], ids=lambda path: path.name)
def test_a_joined_scenario_is_the_same(path: Path) -> None:
    bundle = Bundle.from_path(path)
    one = Bundle({MAIN: joined(bundle)})
    first, second = (load_scenario(each, vocabulary()) for each in (bundle, one))
    assert first.scenario is not None
    assert second.scenario is not None
    assert rules_hash(second.scenario) == rules_hash(first.scenario)
    assert second.scenario == first.scenario
    assert joined(one) == one.files[MAIN]


@pytest.mark.parametrize(
    ("main", "other", "result"),
    [
        ("a: 1\n", "b: 2\n", "a: 1\nb: 2\n"),
        ("events:\n- id: x\n", "events:\n    - id: y\n", "events:\n- id: x\n- id: y\n"),
        ("events:\n    - id: x\n", "events:\n- id: y\n", "events:\n    - id: x\n    - id: y\n"),
        ("# head\n\na: 1\n# of b\nb: [x]\n", "# of c\nc: 2\n", "# head\n\na: 1\n# of b\nb: [x]\n# of c\nc: 2\n"),
        ("e:\n  - 1\n", "# why\ne:\n  # two\n  - 2 # 2\n", "e:\n  - 1\n  # why\n  # two\n  - 2 # 2\n"),
        ("e:\n  - x: |\n      a: 1\n\n       b\n", "e:\n- y\n", "e:\n  - x: |\n      a: 1\n\n       b\n  - y\n"),
        ("powers:\n  a:\n    x: 1\n", "powers:\n  b:\n    x: 2\n", "powers:\n  a:\n    x: 1\n  b:\n    x: 2\n"),
        ("a: 1\n", "# nothing yet\n", "a: 1\n# nothing yet\n"),
    ],
)  # fmt: skip
def test_lines_are_moved_and_never_written_anew(main: str, other: str, result: str) -> None:
    assert joined(Bundle({MAIN: main, "other.yaml": other})) == result


def test_one_file_stays_as_it_is() -> None:
    assert joined(Bundle({MAIN: "a: [  1 ]  # so\n\n"})) == "a: [  1 ]  # so\n\n"


@pytest.mark.parametrize(
    ("main", "other", "why"),
    [
        ("a: 1\n", "a: 2\n", "“a” in other.yaml, line 1"),
        ("a: [1]\n", "a: [2]\n", "brackets"),
        ("a: {x: 1}\n", "a:\n  y: 2\n", "brackets"),
        ("a: 1\n", "b: [\n", "line 2 of other.yaml"),
        ("a: 1\n", "\n- 1\n", "line 2 of other.yaml"),
        ("a:\n  x: 1\n", "a:\n  x: 2\n", "“a.x” in other.yaml, line 2"),
        ("a:\n  x: 1\n", "a:\n  - 2\n", "“a” in other.yaml, line 1"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_reason(main: str, other: str, why: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        joined(Bundle({MAIN: main, "other.yaml": other}))
    assert why in language().say(refused.value.text)


AZ = "# allow: SC501 few\n# ours\ntitle: Göl\nhome.brief: |\n  bir\n\n   iki\n"
TR = "strings:\n tr:\n  title: Göl\n"
IN_ONE = (
    "strings:\n  # allow: SC501 few\n  az:\n    # ours\n    title: Göl\n    home.brief: |\n      bir\n\n       iki\n"
)


@pytest.mark.parametrize(
    ("main", "files", "result"),
    [
        ("a: 1\n", {"az": AZ}, f"a: 1\n{IN_ONE}"),
        ("a: 1\n", {"az": "b: 1\n", "tr": "c: 2\n"}, "a: 1\nstrings:\n  az:\n    b: 1\n  tr:\n    c: 2\n"),
        (f"{TR}a: 1\n", {"az": "title: Göl\n"}, f"{TR} az:\n   title: Göl\na: 1\n"),
        ("a: 1\n", {"az": "# nothing yet\n"}, "a: 1\n# nothing yet\n"),
    ],
)  # fmt: skip
def test_translations_stand_below_their_languages(main: str, files: dict[str, str], result: str) -> None:
    assert joined(Bundle({MAIN: main, **{f"strings/{name}.yaml": text for name, text in files.items()}})) == result


@pytest.mark.slow
def test_a_translated_scenario_is_the_same_in_one_file(tiny_text: str) -> None:
    main, az = tiny_text[: tiny_text.index("\nstrings:\n")], "# allow: SC501 only the title\ntitle: Göl\n"
    bundle = Bundle({MAIN: main, "strings/az.yaml": az})
    first, second = (load_scenario(one, vocabulary()) for one in (bundle, Bundle({MAIN: joined(bundle)})))
    assert first.scenario is not None
    assert second.scenario == first.scenario
    assert second.scenario.strings == first.scenario.strings == {"az": {"title": "Göl"}}
    assert second.problems == first.problems == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- x\n", "line 1 of strings/az.yaml"),
        ("title: a\ntitle: b\n", "line 2 of strings/az.yaml"),
        ("---\ntitle: a\n", "a line of ---"),
    ],
)
def test_translations_that_cannot_be_joined_are_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        joined(Bundle({MAIN: "a: 1\n", "strings/az.yaml": text}))
    assert why in language().say(refused.value.text)


def test_what_is_joined_is_read_as_before() -> None:
    files = {MAIN: "a:\n  - >-\n    x\n    y\n", "b.yaml": "a:\n    - |2\n        z\n    - w\n"}
    assert read(MAIN, joined(Bundle(files))).data == {"a": ["x y", "  z\n", "w"]}
