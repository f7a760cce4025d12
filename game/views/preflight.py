"""Preflight: what is tried of a school's network, what it means when it fails, and what to tell whoever runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.views.language import Language

CHECKS = ("asking", "latency", "clock", "socket", "library")
"""What a page tries, in the order in which it is told; the catalogue has `preflight.<check>`, `….good` and `….bad`."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """Something that is tried, and what is said of it either way; numbers in braces are filled in by the page."""

    id: str
    name: str
    good: str
    bad: str


@dataclass(frozen=True, slots=True)
class PreflightView:
    """The page that tries a network."""

    checks: tuple[CheckView, ...]
    address: str
    """Under which address the server sees the device."""
    host: str
    """The server, as the device reaches it."""
    libraries: tuple[str, ...]
    """Addresses elsewhere from which pages load a library; none where there are copies."""


def preflight_view(language: Language, address: str, host: str, libraries: Sequence[str]) -> PreflightView:
    """Return the page; its numbers stay in braces."""
    braces = {"ms": "{ms}", "s": "{s}"}
    return PreflightView(
        checks=tuple(
            CheckView(
                check,
                language.t(f"preflight.{check}"),
                language.t(f"preflight.{check}.good", **braces),
                language.t(f"preflight.{check}.bad", **braces),
            )
            for check in CHECKS
        ),
        address=address,
        host=host,
        libraries=tuple(libraries),
    )
