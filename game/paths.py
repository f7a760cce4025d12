"""Where what belongs to the game lies that is no code: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _find(name: str) -> Path:
    packed = _PACKAGE / "_assets" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


TEMPLATES = _find("templates")
STATIC = _find("static")
SCENARIOS = _find("scenarios")
CODES = _find("docs/scenarios/codes")
"""A page for each code of a complaint."""
