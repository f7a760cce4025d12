"""Vocabulary: the words of the rules that a file may use. Passed in, so that this package imports nothing above it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The registers of the rules that checks and the schema need."""

    axes: tuple[str, ...]
    flags: tuple[str, ...]
    cameo: Mapping[str, int]
    """Code to Goldstein value in tenths."""
    rung: Mapping[str, int]
    """Code to rung of the ladder; a code without one cannot be a lever."""
    kinds: tuple[str, ...]
    neutrality_kinds: tuple[str, ...]
    solidarity_kinds: tuple[str, ...]
    domains: tuple[str, ...]
    dependence: tuple[str, ...]
    seed_elements: tuple[str, ...]
