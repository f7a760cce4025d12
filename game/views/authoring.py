"""What the command line says of changes to scenario files: what was written, and how each line reads now."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.scenario.edit import Line
from game.views.language import Language


def new_lines(language: Language, folder: Path, found: bool, python: str) -> list[str]:
    """Return what to do with a new scenario; `found` tells whether the game looks for scenarios where it lies."""
    path = shlex.quote(str(folder))
    lines = [
        language.t("new.written", path=str(folder)),
        language.t("new.check", command=f"{python} -m game check {path}"),
        language.t("new.selfplay", command=f"{python} -m game selfplay {path} --games 20"),
    ]
    return [*lines, language.t("new.play" if found else "new.play_elsewhere", folder=str(folder.parent.absolute()))]


def changed_lines(language: Language, path: Path, lines: Sequence[Line], shown: bool) -> list[str]:
    """Return each line that changes as it was and as it is, or would be where changes are only shown; then how many."""
    if not lines:
        return [language.t("edit.nothing", path=str(path))]
    told = []
    for line in lines:
        told.append(f"{line.path}:{line.number}:")
        told += [f"  - {line.before}"] if line.before else []
        told.append(f"  + {line.after}")
    key = "edit.shown" if shown else "edit.written"
    return [*told, language.t(key, n=len(lines), files=len({line.path for line in lines}))]


def changed_json(path: Path, lines: Sequence[Line], shown: bool) -> dict[str, Any]:
    """Return the same for programs."""
    changes = [{"file": line.path, "line": line.number, "before": line.before, "after": line.after} for line in lines]
    return {"path": str(path), "written": bool(lines) and not shown, "changes": changes}
