"""The examiner: what it finds is what `check` finds; what takes too long is ended, and the next is checked."""

import re
from collections.abc import Iterator

import pytest

from game.errors import ScenarioError
from game.lab.examine import examine
from game.paths import SCENARIOS
from game.rooms.examiner import Examiner
from game.scenario.bundle import Bundle
from tests.scenario.apart import apart

pytestmark = pytest.mark.slow
SU24 = "events/04_su24.yaml"
MANY = 4_000
SLOW = Bundle(
    {
        "scenario.yaml": "format: 1\nstate:\n"
        + "".join(f"  name_of_{n}_thing: {{type: flag, name: x}}\n" for n in range(MANY))
        + "tests:\n"
        + "".join(f"  - {{name: t{n}, seed: 1, play: [], expect: [nome_of_{n}_thign]}}\n" for n in range(MANY))
    }
)
"""Thousands of unknown names, each like thousands of known ones: more than anybody should wait for."""


@pytest.fixture
def sound() -> Bundle:
    """A scenario in which nothing is wrong."""
    return apart(SCENARIOS / "crossroads")


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    """An examiner that is not patient."""
    made = Examiner(seconds=4)
    yield made
    made.close()


def test_it_finds_what_a_check_finds_and_remembers_it(examiner: Examiner, sound: Bundle) -> None:
    broken = Bundle({**sound.files, "scenario.yaml": sound.files["scenario.yaml"].replace("minutes:", "minuets:", 1)})
    for bundle in (sound, broken, sound, broken):
        assert examiner.examine(bundle) == examine(bundle)
    assert examiner.checked == 2
    assert examiner.examine(sound).playable
    assert not examiner.examine(broken).playable


def test_what_takes_too_long_is_ended_and_the_next_is_checked(examiner: Examiner, sound: Bundle) -> None:
    examiner.examine(sound)
    impatient = Examiner(seconds=0.001)
    try:
        for _ in range(2):
            with pytest.raises(ScenarioError) as refused:
                impatient.examine(SLOW)
            assert refused.value.text.key == "error.check_stopped"
    finally:
        impatient.close()
    assert examiner.examine(Bundle({"scenario.yaml": "format: 1\n"})).findings != ()


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
        "[" * 100_000,
        "a: " + "{b: " * 20_000,
        "- " * 50_000,
        "title: '" + "<script>" * 1000 + "'",
        "events: [{id: a, when: ['" + "(" * 5_000 + "']}]",
        "? " * 20_000,
        "a: !!python/object/apply:os.system ['true']\n",
        "\x00",
    ],
)
def test_hostile_text_has_findings_and_no_end_of_the_process(examiner: Examiner, text: str) -> None:
    found = examiner.examine(Bundle({"scenario.yaml": text}))
    assert found.count > 0
    assert not found.playable


def test_complaints_about_decisions_have_a_place(sound: Bundle) -> None:
    harmless = re.sub(r"(?m)^(\s+)- change: (security|economy|support)\n\s+by: -\d+\n", "", sound.files[SU24])
    found = examine(Bundle({**sound.files, SU24: harmless}))
    spoken = [one for one in found.findings if one.where.partition("/")[0] == "su24"]
    assert [one for one in spoken if (one.path, bool(one.line)) != (SU24, True)] == []
