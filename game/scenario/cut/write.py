"""Writing: a deck that was cut, as files of its own which anybody can read, change and play without the pool."""

from typing import Any

import yaml

from game.scenario.bundle import MAIN, Bundle

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 110
_LONG = 70
"""Characters from which a text stands below its key."""
_APART = {"events": "events", "powers": "powers", "initiatives": "initiatives"}
"""What gets a file for each of its things, and in which folder. They are numbered, since their order counts."""
_TOGETHER = ("consequences", "commitments", "injects", "voters", "sources", "controversies")
"""What gets one file for all of it."""
_OF_DECKS = ("from", "deck")


class _Writer(_DUMPER):  # type: ignore[misc]
    """YAML as people write it: long texts in blocks, no anchors."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _text(writer: Any, value: str) -> Any:
    style = ">" if len(value) > _LONG and "\n" not in value and value == value.strip() else None
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Writer.add_representer(str, _text)


def written(data: Any) -> Bundle:
    """Return the data of a scenario that was cut as a bundle that says the same, one file for each event."""
    rest = {key: value for key, value in data.items() if key not in _OF_DECKS}
    files = {}
    for key, folder in _APART.items():
        for number, (name, thing) in enumerate(_named(rest.pop(key, None)), 1):
            files[f"{folder}/{number:02}_{name}.yaml"] = _dumped({key: [thing] if key == "events" else {name: thing}})
    for key in _TOGETHER:
        if found := rest.pop(key, None):
            files[f"{key}.yaml"] = _dumped({key: found})
    return Bundle({MAIN: _dumped(rest), **files})


def _named(things: Any) -> list[tuple[str, Any]]:
    if isinstance(things, dict):
        return list(things.items())
    return [(str(one["id"]), one) for one in things or ()]


def _dumped(data: Any) -> str:
    return str(yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDTH))
