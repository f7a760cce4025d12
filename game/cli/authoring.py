"""`new`, `rename` and `migrate`: a scenario to begin with, and changes that leave the rest of it as it was written."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from game.cli.base import Output, require_folder, require_known, settings_of

if TYPE_CHECKING:
    from game.scenario.bundle import Bundle
    from game.scenario.edit import Edit

Paths = Annotated[list[Path], typer.Argument(help="Scenario folders or files.")]
Show = Annotated[bool, typer.Option("--show", help="Only show the lines that would change; write nothing.")]
Steps = Callable[["Bundle"], "list[dict[str, list[Edit]]]"]


def new(
    name: Annotated[str, typer.Argument(help="What it is called, such as “Lake case”.")],
    folder: Annotated[Path, typer.Option(help="The folder into which its own folder is put.")] = Path("scenarios"),
    output: Output = "text",
) -> None:
    """Write a scenario that can be played as it stands, to make your own of; exit code 2 when it cannot be written."""
    from game.engine import vocabulary
    from game.scenario.edit_new import id_of, starter, write_new
    from game.views.authoring import new_lines
    from game.views.language import language

    bundle = starter(name, vocabulary())
    require_folder(folder)
    file = write_new(folder / id_of(name), bundle)
    looked_in = _is_looked_in(folder)
    told = {"id": file.parent.name, "title": " ".join(name.split()), "file": str(file), "on_start_page": looked_in}
    _print(output, told, new_lines(language(), file.parent, looked_in, _python()))


def rename(
    old: Annotated[str, typer.Argument(help="The id as it is; an option as event/option.")],
    new: Annotated[str, typer.Argument(help="The id as it shall be.")],
    paths: Paths,
    kind: Annotated[str | None, typer.Option(help="What it is, such as event, power, state or source.")] = None,
    show: Show = False,
    output: Output = "text",
) -> None:
    """Give one thing another id wherever it is meant; exit code 2 when that cannot be, and then nothing is changed."""
    from game.engine import vocabulary
    from game.scenario.edit_rename import KINDS
    from game.scenario.edit_rename import rename as renamed

    require_known([kind] if kind else [], KINDS, "rename_unknown_kind")
    words = vocabulary()
    _edit(paths, lambda bundle: [renamed(bundle, words, old, new, kind)], show, output)


def migrate(paths: Paths, show: Show = False, output: Output = "text") -> None:
    """Bring older scenario files to the present format; exit code 2 when one cannot be, and then nothing is changed."""
    from game.scenario.edit_migrate import migrate as migrated

    _edit(paths, migrated, show, output)


def _edit(paths: list[Path], steps: Steps, show: bool, output: str) -> None:
    """Work out the edits of all scenarios, carry them out unless they are only shown, and tell of them."""
    from game.scenario.bundle import Bundle
    from game.scenario.edit import lines_of, write
    from game.views.authoring import changed_json, changed_lines
    from game.views.language import language

    bundles = {path: Bundle.from_path(path) for path in paths}
    found = {path: steps(bundle) for path, bundle in bundles.items()}
    if not show:
        for path, edits in ((path, edits) for path, of_path in found.items() for edits in of_path):
            write(path, edits)
    lines = {path: lines_of(bundle, found[path]) for path, bundle in bundles.items()}
    told = [line for path, of_path in lines.items() for line in changed_lines(language(), path, of_path, show)]
    _print(output, [changed_json(path, of_path, show) for path, of_path in lines.items()], told)


def _is_looked_in(folder: Path) -> bool:
    """Whether the game looks for scenarios in a folder."""
    looked_in = {one.resolve() for one in settings_of().scenario_dirs}
    return folder.resolve() in looked_in


def _python() -> str:
    """Return how the Python that runs this is called from here."""
    program, here = Path(sys.executable), Path.cwd()
    return shlex.quote(str(program.relative_to(here))) if program.is_relative_to(here) else "python"


def _print(output: str, data: Any, lines: list[str]) -> None:
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False) if output == "json" else "\n".join(lines))
