"""The JSON Schema of the format, made from the models, so that an editor completes, explains and underlines.

For one scenario it has that scenario's own ids. A file may hold a part of a scenario, so nothing is needed at its top:
what is missing as a whole only `check` can say. Draft 7, since editors for YAML know that best.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from game.scenario.cut.reading import mapping
from game.scenario.docstrings import field_docs, models
from game.scenario.effects import VERBS, Schedule
from game.scenario.model import Scenario
from game.scenario.names import METERS, OTHERS
from game.scenario.refs import MARK
from game.scenario.schema_over import laid_over
from game.scenario.state_types import Choice, Flag, Ladder, Members, Number
from game.scenario.texts import APART, texts
from game.scenario.vocabulary import Vocabulary

Node = dict[str, Any]
Register = Mapping[str, str]
"""Name to what it stands for, where that can be told."""

DRAFT = "http://json-schema.org/draft-07/schema#"
_MAPS = ("properties", "patternProperties", "$defs")
_NODES = ("items", "additionalProperties")
_STRINGS = "Strings"
_DECLARED = {"later": "consequences", "commitment": "commitments", "initiative": "initiatives", "inject": "injects",
             "source": "sources", "issue": "issues", "dispute": "disputes", "voter": "voters"}  # fmt: skip
"""For each register the key under which files declare its names."""
_WHEN = {"required": ["schedule"], "anyOf": [{"required": ["in"]}, {"required": ["with"]}]}
"""What a schedule needs: of a deck, `with` stands in the place of `in`."""


def schema(vocabulary: Vocabulary, scenario: Scenario | None = None, files: Any = None) -> Node:
    """Return the schema of scenario files; with a scenario, of that scenario's own.

    `files` is what the files of a deck say together: they declare more than all of its events bring about together.
    """
    raw = Scenario.model_json_schema(by_alias=True)
    _explain(raw)
    registers = _words(vocabulary) | (_names(scenario) if scenario else {})
    for register, key in _DECLARED.items() if scenario else ():
        registers[register] = {**dict.fromkeys(mapping(files, key), ""), **registers[register]}
    made = _Mending(raw["$defs"], registers).node(raw)
    del made["required"]
    made["$defs"][Schedule.__name__] |= _WHEN
    if scenario:
        made["$defs"][_STRINGS] = _translations(scenario)
        made["properties"][APART]["patternProperties"] = {
            pattern: {"$ref": f"#/$defs/{_STRINGS}"} for pattern in made["properties"][APART]["patternProperties"]
        }
    whole = laid_over(made) if scenario and scenario.pool else made
    return {"$schema": DRAFT, "title": scenario.title if scenario else "Scenario", **whole}


def strings_schema(scenario: Scenario) -> Node:
    """Return the schema of a file of translations: every key, explained by the original."""
    return {"$schema": DRAFT, "title": scenario.title, **_translations(scenario)}


def _translations(scenario: Scenario) -> Node:
    keys = {told.key: {"type": "string", "minLength": 1, "description": told.text} for told in texts(scenario)}
    return {"type": "object", "additionalProperties": False, "properties": keys}


def _explain(raw: Node) -> None:
    """Put what the models say of their fields to each."""
    for name, model in models().items():
        properties = raw["$defs"].get(name, raw if model is Scenario else {}).get("properties", {})
        for key, said in field_docs(model).items():
            properties.get(key, {})["description"] = said


class _Mending:
    """What pydantic says, so that editors understand it: one of several by its verb or type, and names as lists."""

    def __init__(self, defs: Mapping[str, Node], registers: Mapping[str, Register]) -> None:
        self._defs = defs
        self._registers = registers

    def node(self, given: Node) -> Node:
        """Return a schema mended, with all that is in it."""
        node = _without_null({key: value for key, value in given.items() if not _is_idle(key, value)})
        if "oneOf" in node:
            return self._one_of(node)
        if "prefixItems" in node:
            node["items"] = node.pop("prefixItems")[0]
        node = {key: self._inside(key, value) for key, value in node.items()}
        return self._map(node) if "patternProperties" in node else self._named(node)

    def _inside(self, key: str, value: Any) -> Any:
        """Return what stands under a key of a schema, mended where it is schemas itself."""
        if key in _MAPS:
            return {name: self.node(one) for name, one in value.items()}
        if key == "anyOf":
            return [self.node(one) for one in value]
        return self.node(value) if key in _NODES and isinstance(value, dict) else value

    def _named(self, node: Node) -> Node:
        """Return the schema of a name with the names that there are, where they are known."""
        register = self._registers.get(node.pop(MARK, ""))
        if register is None:
            return node
        rest = {key: value for key, value in node.items() if key not in ("pattern", "maxLength")}
        return {**rest, **_listed(register)}

    def _map(self, node: Node) -> Node:
        """Return the schema of a map: only such keys as fit, or those that there are."""
        names = node.get("propertyNames", {})
        register = self._registers.get(names.pop(MARK, ""))
        node["additionalProperties"] = False
        if register is None:
            return node
        (value,) = node.pop("patternProperties").values()
        node.pop("propertyNames", None)
        keys = {name: {**value, **({"description": said} if said else {})} for name, said in register.items()}
        return {**node, "properties": keys}

    def _one_of(self, node: Node) -> Node:
        """Return a choice between models as conditions on the key that decides it."""
        refs = {ref["$ref"]: self._defs[ref["$ref"].rpartition("/")[2]] for ref in node["oneOf"]}
        if "discriminator" in node:
            kinds = {of["properties"]["type"]["const"]: ref for ref, of in refs.items()}
            told: Node = {"type": {"enum": list(kinds)}}
            needs: Node = {"required": ["type"]}
            tests = [({"properties": {"type": {"const": kind}}, **needs}, ref) for kind, ref in kinds.items()]
        else:
            verbs = {next(verb for verb in VERBS if verb in of["properties"]): ref for ref, of in refs.items()}
            told = {verb: {"description": refs[ref]["description"]} for verb, ref in verbs.items()}
            tests = [({"required": [verb]}, ref) for verb, ref in verbs.items()]
            needs = {"anyOf": [{"required": [verb]} for verb in verbs]}
        branches = [{"if": test, "then": {"$ref": ref}} for test, ref in tests]
        return {"type": "object", "properties": told, **needs, "allOf": branches}


def _is_idle(key: str, value: Any) -> bool:
    """Whether a key says nothing to an author: a title made of the name, a default that is empty."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and not isinstance(value, str | int))


def _without_null(node: Node) -> Node:
    """Return a schema without the choice of leaving it empty: who has nothing to say leaves the key out."""
    found = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if len(found) != 1:
        return node
    return {**found[0], **{key: value for key, value in node.items() if key != "anyOf"}}


def _listed(register: Register) -> Node:
    names = list(register)
    said = [register[name] for name in names]
    return {"enum": names, **({"enumDescriptions": said} if any(said) else {})}


def _words(vocabulary: Vocabulary) -> dict[str, Register]:
    """Return the registers that the rules have."""
    return {
        "flag": dict.fromkeys(vocabulary.flags, ""),
        "domain": dict.fromkeys(vocabulary.domains, ""),
        "kind": dict.fromkeys(vocabulary.kinds, ""),
        "cameo": dict.fromkeys(vocabulary.cameo, ""),
        "rung": {code: f"{rung:+}" for code, rung in vocabulary.rung.items()},
        "axis": dict.fromkeys(vocabulary.axes, ""),
        "seed": dict.fromkeys(vocabulary.seed_elements, ""),
    }


def _names(scenario: Scenario) -> dict[str, Register]:
    """Return the registers that a scenario declares."""
    powers = _titled(scenario.powers, "name")
    parties = {**powers, scenario.home.id: scenario.home.name}
    events = {event.id: event.title for event in scenario.events}
    return {
        "power": powers,
        "party": parties,
        "sender": {**parties, **scenario.home.offices},
        "partner": {**powers, OTHERS: ""},
        "office": dict(scenario.home.offices),
        "event": events,
        "option": {option.id: option.label for event in scenario.events for option in event.options},
        "place": _titled(scenario.map.places, "name"),
        "source": _titled(scenario.sources, "title"),
        "inject": _titled(scenario.injects, "title"),
        "later": _titled(scenario.consequences, "title") | {e.id: e.title for e in scenario.events if e.scheduled},
        **{
            register: _titled(getattr(scenario, f"{register}s"), "name")
            for register in ("issue", "voter", "dispute", "commitment", "initiative")
        },
        **_state_names(scenario),
    }


def _state_names(scenario: Scenario) -> dict[str, Register]:
    """Return the registers of what may change in play, by the verbs that reach it."""

    def of(*kinds: type) -> dict[str, str]:
        return {name: one.name for name, one in scenario.state.items() if isinstance(one, kinds)}

    state = scenario.state.values()
    meters = {name: getattr(scenario.meters, name).name for name in METERS}
    return {
        "counted": meters | of(Number),
        "settable": meters | of(Number, Flag, Choice),
        "ladder": of(Ladder),
        "set": of(Members),
        "stage": _each(one.stages for one in state if isinstance(one, Ladder)),
        "word": _each(one.members for one in state if isinstance(one, Choice)),
        "member": _each(one.members for one in state if isinstance(one, Members)),
    }


def _titled(things: Mapping[str, Any], field: str) -> dict[str, str]:
    return {name: getattr(one, field) for name, one in things.items()}


def _each(lists: Iterable[tuple[str, ...]]) -> dict[str, str]:
    return dict.fromkeys((name for names in lists for name in names), "")
