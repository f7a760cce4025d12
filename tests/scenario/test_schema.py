"""The schema: what it accepts the models accept, what it refuses they refuse, and it knows a scenario's own ids."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.bundle import own as own_files
from game.scenario.docstrings import models
from game.scenario.load import load_path, pooled, readable
from game.scenario.model import Scenario
from game.scenario.refs import MARK
from game.scenario.schema import schema, strings_schema
from game.scenario.source import read
from tests.scenario.conftest import TINY

pytestmark = pytest.mark.slow

Path = tuple[str | int, ...]
KNOWN = frozenset(
    {
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "default", "description", "enum", "enumDescriptions",
        "if", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern",
        "patternProperties", "properties", "propertyNames", "required", "then", "type",
    }
)  # fmt: skip
"""Keywords that the walk below understands; a schema with another would be walked wrongly."""
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip


class Walk:
    """As much of a validator of JSON Schema as the schema of the format needs."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root

    def wrong(self, value: Any, node: dict[str, Any] | None = None, path: Path = ()) -> list[Path]:
        """Return where a value does not fit."""
        node = self._root if node is None else node
        assert set(node) <= KNOWN | {"$schema", "$defs", "title"}, node.keys()
        if "$ref" in node:
            target = self._root["$defs"][node["$ref"].rpartition("/")[2]]
            return self.wrong(value, target, path)
        found = [] if self._fits(value, node) else [path]
        for branch in node.get("allOf", ()):
            if "if" not in branch or not self.wrong(value, branch["if"]):
                found += self.wrong(value, branch.get("then", branch), path)
        if "anyOf" in node and all(self.wrong(value, one) for one in node["anyOf"]):
            found.append(path)
        return found + list(self._inside(value, node, path))

    def _fits(self, value: Any, node: dict[str, Any]) -> bool:
        kind = node.get("type")
        if kind and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
            return False
        if "enum" in node and value not in node["enum"] or "const" in node and value != node["const"]:
            return False
        if isinstance(value, str):
            fits = node.get("minLength", 0) <= len(value) <= node.get("maxLength", len(value))
            return fits and re.search(node.get("pattern", ""), value) is not None
        if isinstance(value, int):
            return bool(node.get("minimum", value) <= value <= node.get("maximum", value))
        if isinstance(value, list):
            return bool(node.get("minItems", 0) <= len(value) <= node.get("maxItems", len(value)))
        return all(key in value for key in node.get("required", ())) if isinstance(value, dict) else True

    def _inside(self, value: Any, node: dict[str, Any], path: Path) -> Iterator[Path]:
        if isinstance(value, list) and "items" in node:
            for number, item in enumerate(value):
                yield from self.wrong(item, node["items"], (*path, number))
        for key, item in value.items() if isinstance(value, dict) else ():
            if "propertyNames" in node and self.wrong(key, node["propertyNames"]):
                yield (*path, key)
            patterns = [of for pattern, of in node.get("patternProperties", {}).items() if re.search(pattern, key)]
            rest = node.get("additionalProperties", {})
            of = node.get("properties", {}).get(key) or (patterns[0] if patterns else rest)
            if of is False:
                yield (*path, key)
            elif isinstance(of, dict):
                yield from self.wrong(item, of, (*path, key))


@cache
def general() -> dict[str, Any]:
    return schema(vocabulary())


@pytest.fixture(scope="module")
def own(tiny: Scenario) -> dict[str, Any]:
    """The schema of the invented scenario."""
    return schema(vocabulary(), tiny)


@cache
def plain() -> Any:
    return read("scenario.yaml", (TINY / "scenario.yaml").read_text(encoding="utf-8")).data


def scenarios() -> dict[str, Any]:
    folders = [*(path.parent for path in SCENARIOS.glob("*/scenario.yaml")), TINY, TINY.parent / "skeleton"]
    return {folder.name: folder for folder in folders}


def files(name: str) -> Iterator[tuple[str, Any]]:
    """Yield the data of every file of a scenario that is no file of translations, nor of what it is cut from."""
    for file, text in own_files(Bundle.from_path(scenarios()[name])).files.items():
        if not file.startswith("strings/"):
            yield file, read(file, text).data


@pytest.mark.parametrize("name", scenarios())
def test_every_scenario_fits_the_schema_in_general_and_its_own(name: str) -> None:
    """One that takes the rest from another fits its own alone: in general nobody knows that it says only a part."""
    loaded = load_path(scenarios()[name], vocabulary(), whole=True)
    own = schema(vocabulary(), readable(loaded), pooled(loaded.bundle).data)
    for file, data in files(name):
        assert loaded.scenario is not None
        assert loaded.scenario.pool or (file, Walk(general()).wrong(data)) == (file, [])
        assert (file, Walk(own).wrong(data)) == (file, [])


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("title: One", "titel: One", ("titel",)),
        ("meters:\n  security: {start: 55}", "meters:\n  security: {strt: 55}", ("meters", "security")),
        ("meters:\n  security: {start: 55}", "meters:\n  safety: {start: 55}", ("meters", "safety")),
        ("israel: null", "izrael: null", ("dependence", "military", "izrael")),
        ("minutes: 15", "minutes: soon", ("minutes",)),
        ("guard_unit]", "guard_units]", ("deck", "initiatives", 1)),
        ("  events:\n    - august_2008\n", "", ("deck",)),
    ],
)
def test_what_is_wrong_in_a_part_is_found_at_its_place(right: str, wrong: str, where: Path) -> None:
    loaded = load_path(scenarios()["drill_august"], vocabulary(), whole=True)
    own = schema(vocabulary(), readable(loaded), pooled(loaded.bundle).data)
    text = loaded.bundle.files["scenario.yaml"]
    assert right in text
    found = Walk(own).wrong(read("scenario.yaml", text.replace(right, wrong, 1)).data)
    assert found
    assert found[0][: len(where)] == where or found[0] == where[: len(found[0])]


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from leaves(item, (*path, key))


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def spoilt(path: Path, how: str) -> Any:
    """Return the scenario with one thing otherwise."""
    data = deepcopy(plain())
    above, step = at(data, path[:-1]), path[-1]
    if how == "less":
        del above[step]
    elif how == "more":
        target = above[step] if isinstance(above[step], dict) else above
        target["more" if isinstance(target, dict) else slice(0)] = "x" if isinstance(target, dict) else ["x"]
    else:
        above[step] = {"text": "Words, {and} more", "number": 3, "list": [], "map": {}, "truth": True}[how]
    return data


PATHS = [path for path in leaves(plain()) if path and path[0] not in ("strings", "format")]


def is_told_by_a_rule_of_its_own(data: Any) -> bool:
    """Whether the models refuse something that no schema can say: a start that is not among what there is."""
    try:
        Scenario.model_validate(data)
    except ValidationError as invalid:
        return {error["type"] for error in invalid.errors()} == {"start"}
    return False


@settings(max_examples=300, deadline=None)
@given(path=st.sampled_from(PATHS), how=st.sampled_from(["less", "more", "text", "number", "list", "map", "truth"]))
def test_what_the_schema_accepts_the_models_accept(path: Path, how: str) -> None:
    data = spoilt(path, how)
    if not Walk(general()).wrong(data) and not is_told_by_a_rule_of_its_own(data) and len(path) > 1:
        Scenario.model_validate(data)


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("turns",), "four"),
        (("format",), 2),
        (("sumary",), "A lake"),
        (("state", "fish", "type"), "numbr"),
        (("state", "fish", "stages"), ["one", "two"]),
        (("events", 0, "options", 0, "acts", 0, "cameo"), 51),
        (("events", 0, "options", 0, "acts", 0, "cameo"), "999"),
        (("events", 0, "options", 0, "acts", 0, "flags"), ["take_side"]),
        (("events", 0, "options", 0, "effects", 0), {"chnge": "economy", "by": 1}),
        (("events", 0, "options", 0, "effects", 0), {"change": "economy"}),
        (("events", 0, "options", 0, "effects", 0), {"change": "economy", "to": 1}),
        (("events", 0, "options", 0, "effects", 0), {"schedule": "gauge_read"}),
        (("events", 0, "options", 0, "effects", 0), {"change": "economy", "by": 1, "set": "economy", "to": 1}),
        (("events", 0, "options", 0, "moves", "water_upstream"), 4),
        (("events", 0, "options", 0, "line"), None),
        (("tests", 0, "play"), ["weir_letter"]),
        (("map", "places", "quay", "at"), [1, 2, 3]),
        (("powers", "Upland"), {}),
        (("strings", "deutsch"), {}),
        (("strings", "de", "title"), ""),
        (("injects", "drought", "note"), None),
    ],
)
def test_an_editor_underlines_what_is_wrong(path: Path, new: Any) -> None:
    data = deepcopy(plain())
    at(data, path[:-1])[path[-1]] = new
    wrong = Walk(general()).wrong(data)
    assert wrong
    assert all(one[: len(path) - 1] == path[:-1] for one in wrong)


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("events", 0, "options", 0, "acts", 0, "to"), "uplnd"),
        (("events", 0, "options", 0, "acts", 0, "to"), "aldmere"),
        (("events", 0, "options", 0, "effects", 0, "change"), "economi"),
        (("events", 0, "options", 0, "effects", 0), {"change": "ferry", "by": 1}),
        (("events", 0, "options", 0, "effects", 0), {"schedule": "weir_letter", "in": 1}),
        (("events", 0, "options", 0, "effects", 0), {"advance": "charter", "to": "draft"}),
        (("events", 0, "options", 0, "effects", 0), {"add": "leage", "to": "clubs"}),
        (("events", 0, "options", 0, "effects", 0), {"begin": "weir"}),
        (("events", 0, "options", 0, "moves", "water"), 1),
        (("events", 0, "options", 0, "wants", "office"), "upland"),
        (("events", 0, "cables", 0, "from"), "nobody"),
        (("events", 0, "asks", 0, "option"), "back"),
        (("events", 0, "place"), "weir"),
        (("events", 0, "dispute"), "lake"),
        (("events", 0, "teaching", "sources"), ["almanack"]),
        (("events", 2, "vote", "rolls", "farmers"), {"lean": 1}),
        (("dependence", "energy", "downland"), 1),
        (("powers", "upland", "interests", "water"), 1),
        (("strings", "de", "titel"), "Der See"),
    ],
)
def test_an_editor_underlines_names_that_there_are_not(own: dict[str, Any], path: Path, new: Any) -> None:
    data = deepcopy(plain())
    at(data, path[:-1])[path[-1]] = new
    assert Walk(own).wrong(data)


def test_names_are_explained(own: dict[str, Any]) -> None:
    target = own["$defs"]["ActSpec"]["properties"]["to"]
    assert dict(zip(target["enum"], target["enumDescriptions"], strict=True))["guild"] == "The Lake League"
    moves = own["$defs"]["Option"]["properties"]["moves"]["properties"]
    assert moves["open_harbour"]["description"] == "The harbour open to all"


def test_every_part_says_what_it_is_and_no_mark_is_left(own: dict[str, Any]) -> None:
    for one in (general(), own):
        assert MARK not in json.dumps(one)
        assert [name for name, part in one["$defs"].items() if not part.get("description") and name != "Strings"] == []
    assert general()["$defs"]["Inject"]["properties"]["note"]["description"].startswith("For the teacher")
    assert {"ActSpec", "Scenario", "Inject"} <= set(models())


def test_translations_have_every_key_with_its_original(tiny: Scenario) -> None:
    keys = strings_schema(tiny)
    assert keys["properties"]["events.weir_letter.title"]["description"] == "A letter about the weir"
    assert Walk(keys).wrong(dict(tiny.strings["de"])) == []
    assert Walk(keys).wrong({"titel": "Der See"}) == [("titel",)]


def test_it_is_plain_json(tiny: Scenario, own: dict[str, Any]) -> None:
    for one in (general(), own, strings_schema(tiny)):
        assert json.loads(json.dumps(one)) == one
