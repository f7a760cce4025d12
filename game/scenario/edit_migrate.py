"""Migration: files of an older format are brought to the present one, step by step, and keep their comments."""

from collections.abc import Callable, Mapping
from typing import get_args

from game.errors import ScenarioError
from game.scenario.bundle import MAIN, Bundle
from game.scenario.edit import Edit, edited, scalars
from game.scenario.model import Scenario
from game.scenario.source import read

PRESENT: int = get_args(Scenario.model_fields["format"].annotation)[0]
"""The format that this game reads."""

Edits = dict[str, list[Edit]]
Step = Callable[[Bundle, str], Edits]
"""From a bundle of one format, and the name of its main file, to the edits by file that make it one of the next."""


def numbered(bundle: Bundle, main: str) -> Edits:
    """From 0 to 1: files had no format, or 0. The line comes before the first key; comments above it stay above."""
    text = bundle.files[main]
    source, found = read(main, text), scalars(main, text)
    if "format" not in source.data:
        return {main: [Edit(found[0].start, found[0].start, "format: 1\n")]}
    place = source.values[("format",)]
    return {main: [Edit(one.start, one.end, "1") for one in found if one.place == place]}


STEPS: Mapping[int, Step] = {0: numbered}
"""The register: for each older format the step to the next. A new format is a function and a line here."""


def format_of(bundle: Bundle) -> int:
    """Return the format of a bundle; 0 where none is given.

    Raises ScenarioError when its main file cannot be read, or names a format that is none or newer than this game's.
    """
    main = main_of(bundle)
    source = read(main, bundle.files[main])
    if source.unread or not source.data:
        raise ScenarioError("migrate_unreadable", path=main)
    found = source.data.get("format", 0)
    if type(found) is not int or found < 0:
        raise ScenarioError("migrate_no_number", path=main, said=str(found))
    if found > PRESENT:
        raise ScenarioError("migrate_newer", path=main, said=str(found), known=str(PRESENT))
    return found


def migrate(bundle: Bundle) -> list[Edits]:
    """Return what each step changes, in order; nothing where a bundle is in the present format.

    Raises ScenarioError as `format_of` does.
    """
    steps: list[Edits] = []
    for number in range(format_of(bundle), PRESENT):
        edits = STEPS[number](bundle, main_of(bundle))
        steps.append(edits)
        bundle = edited(bundle, edits)
    return steps


def main_of(bundle: Bundle) -> str:
    """Return the name of the main file; a scenario in one file has any name."""
    return MAIN if MAIN in bundle.files else next(iter(bundle.files))
