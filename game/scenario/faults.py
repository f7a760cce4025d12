"""Faults of form: what pydantic says of the data, in plain words and put to its place in the file."""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.scenario.base import LANGUAGE
from game.scenario.effects import VERBS
from game.scenario.model import ANSWER
from game.scenario.names import ACTS_ONLY
from game.scenario.problems import MOST, Problem
from game.scenario.shape import keys_at
from game.scenario.source import Path, Source, place_of, show
from game.scenario.texts import APART
from game.scenario.traps import invisible, is_odd_number

_KINDS = ("number", "flag", "ladder", "choice", "set")
_OF_DECK, _SWITCH = ["deck", "events"], "Switch"
_KEY = "[key]"
"""What pydantic adds to the path of a map's key."""

_CODES = {
    "string_type": "SC116",
    "int_type": "SC117",
    "int_parsing_size": "SC117",
    "bool_type": "SC118",
    "dict_type": "SC119",
    "model_type": "SC119",
    "model_attributes_type": "SC119",
    "tuple_type": "SC120",
    "string_too_short": "SC122",
    "literal_error": "SC123",
    "too_short": "SC124",
    "too_long": "SC125",
    "greater_than_equal": "SC126",
    "less_than_equal": "SC127",
    "start": "SC128",
    "string_too_long": "SC132",
}
_PATTERNS = {r"^\d{2,4}$": "SC130", ANSWER: "SC131", LANGUAGE: "SC504"}
_BY_SIGN = frozenset({"SC117", "SC118", "SC121", "SC123", "SC130", "SC131"})
"""Faults that a sign may bring about that cannot be seen."""
_DEEPER = re.compile(r"[.\[]")
_SEVERAL = re.compile(r"[a-z]\w*(?:(?: |; ?)[a-z]\w*)+")
"""Ids with a space or semicolon between them."""
_AXIS = re.compile(r"[Aa]\d{1,2}")


def faults(source: Source, invalid: ValidationError) -> list[Problem]:
    """Return the problems of form, without what only follows: from text that cannot be read, from a misspelt key."""
    said = {(problem.place, problem.where) for problem in source.problems}
    errors = invalid.errors(include_url=False)[:MOST]
    found = [_problem(source, error) for error in errors if not (_follows(error) or _is_other_form(source, error))]
    meant = {(problem.where.rpartition(".")[0], problem.hint) for problem in found if problem.code == "SC111"}
    return [
        problem
        for problem in found
        if (problem.place, problem.where) not in said
        and not (problem.code == "SC112" and (problem.where, problem.params["name"]) in meant)
        and not (problem.code == "SC112" and _is_open(source, problem))
    ]


def _is_open(source: Source, problem: Problem) -> bool:
    """Whether what is missing may stand in a file that could not be read: keys at the top, and those of a map there."""
    return bool(source.unread) and not _DEEPER.search(problem.where)


def file_path(data: Any, loc: tuple[int | str, ...]) -> Path:
    """Return a path of pydantic's as a path of the file: without the tag that says which of several models it tried."""
    path: list[str | int] = []
    tagged: int | None = None
    for step in loc:
        if tagged != len(path) and _is_tag(path, step, data):
            tagged = len(path)
        elif step != _KEY:
            path.append(step)
            data = _below(data, step)
    return tuple(path)


def _is_tag(path: list[str | int], step: str | int, data: Any) -> bool:
    """Whether a step is no key: pydantic tells the verb of an effect, and the type of a state, before it goes on."""
    if len(path) >= 2 and path[-2] == "effects" and isinstance(path[-1], int):
        return step in VERBS
    if path[:2] == _OF_DECK and len(path) == 3:
        return not isinstance(data, Mapping) or step == _SWITCH
    return len(path) == 2 and path[0] == "state" and isinstance(data, Mapping) and step == data.get("type")


def _is_other_form(source: Source, error: ErrorDetails) -> bool:
    """Whether an error tells of the form in which an event of a deck does not stand: its id alone, or a switch."""
    loc = error["loc"]
    if list(loc[:2]) != _OF_DECK or len(loc) < 4:
        return False
    return (loc[3] == _SWITCH) != isinstance(source.data["deck"]["events"][loc[2]], Mapping)


def _below(data: Any, step: str | int) -> Any:
    if isinstance(data, Mapping):
        return data.get(step)
    inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if inside else None


def _follows(error: ErrorDetails) -> bool:
    """Whether an error only says again that items of a list are wrong: pydantic then counts them as missing."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(error["input"], list) and len(error["input"]) >= least


def _problem(source: Source, error: ErrorDetails) -> Problem:
    path = file_path(source.data, error["loc"])
    special = _SPECIAL.get(error["type"])
    code, params = special(path, error) if special else _plain(path, error)
    if code in _BY_SIGN and (sign := invisible(error["input"])):
        code, params = "SC109", {"given": sign}
    at_key = code == "SC111" or error["loc"][-1:] == (_KEY,)
    if code == "SC112":
        path, at_key = path[:-1], True
    if code == "SC128" and (*path, "start") in source.values:
        path = (*path, "start")
    detail = _detail(source, code, path, params)
    return Problem(code, place_of(source, path, key=at_key), show(path), params, detail)


def _detail(source: Source, code: str, path: Path, params: Mapping[str, str]) -> str:
    """Return which sentence of a code fits."""
    if code == "SC121" and isinstance(path[-1], int) and _SEVERAL.fullmatch(params["given"]):
        return "several"
    if code == "SC122" and path in source.cuts:
        return "note"
    return "nested" if "leaf" in params else ""


def _unknown_key(path: Path, _error: ErrorDetails) -> tuple[str, dict[str, str]]:
    key = str(path[-1])
    return "SC111", {"name": key, "hint": _closest(key, keys_at(path[:-1]))}


def _missing(path: Path, _error: ErrorDetails) -> tuple[str, dict[str, str]]:
    return "SC112", {"name": str(path[-1])}


def _tag(path: Path, error: ErrorDetails) -> tuple[str, dict[str, str]]:
    given = error["input"] if isinstance(error["input"], Mapping) else {}
    if path[:1] == ("state",):
        kind = str(given.get("type", ""))
        return "SC129", {"known": ", ".join(_KINDS), "hint": _closest(kind, _KINDS)}
    hints = [_closest(str(key), VERBS) for key in given]
    return "SC113", {"known": ", ".join(VERBS), "hint": next(filter(None, hints), "")}


def _pattern(path: Path, error: ErrorDetails) -> tuple[str, dict[str, str]]:
    given = str(error["input"])
    if path[-3:-2] == ("effects",) and (given.partition(".")[0] in ACTS_ONLY or _AXIS.fullmatch(given)):
        return "SC320", {"name": given}
    return _PATTERNS.get(error.get("ctx", {}).get("pattern", ""), "SC121"), {"given": given}


_SPECIAL = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _tag,
    "string_pattern_mismatch": _pattern,
}


def _plain(path: Path, error: ErrorDetails) -> tuple[str, dict[str, str]]:
    """Return the code of a general fault with the bound that was crossed."""
    if path[:1] == (APART,) and len(path) == 3 and isinstance(error["input"], Mapping):
        return "SC116", {"leaf": ".".join(_first_leaf(str(path[-1]), error["input"]))}
    if error["input"] is None and error["type"] in _CODES:
        return "SC122", {}
    if error["type"] == "int_type" and is_odd_number(error["input"]):
        return "SC138", {"given": str(error["input"])}
    code = _CODES.get(error["type"], "SC114")
    params = {key: str(value) for key, value in error.get("ctx", {}).items() if key in _CONTEXT}
    return code, params | ({"said": error["msg"]} if code == "SC114" else {})


def _first_leaf(key: str, value: Any) -> list[str]:
    """Return the keys on the way to the first text inside a translation that is nested, as other keys are."""
    if isinstance(value, Mapping) and value:
        return [key, *_first_leaf(*next(iter(value.items())))]
    return [key]


_CONTEXT = ("expected", "min_length", "max_length", "ge", "le", "given", "known")


def _closest(given: str, known: list[str] | tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(given, known, n=1)), "")
