"""`schema`: what an editor needs to complete and to underline while a scenario is written."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from game.cli.base import Output
from game.errors import StartError


def schema(
    scenario: Annotated[
        Path | None, typer.Argument(help="A scenario, to have its own ids completed; left out, the format in general.")
    ] = None,
    strings: Annotated[
        bool, typer.Option("--strings", help="For files of translations: every key with its original.")
    ] = False,
    to: Annotated[Path | None, typer.Option(help="File to write into; left out, it is printed.")] = None,
    output: Output = "text",
) -> None:
    """Write the JSON Schema of the format, or of one scenario, for editors."""
    from game.engine import vocabulary
    from game.lab.inspect import load_any
    from game.scenario.load import pooled, readable
    from game.scenario.schema import schema as general
    from game.scenario.schema import strings_schema
    from game.views.language import language

    if strings and scenario is None:
        raise StartError("schema_of_what")
    loaded = load_any(scenario, whole=True) if scenario else None
    found = readable(loaded) if loaded else None
    files = pooled(loaded.bundle).data if loaded else None
    made = strings_schema(found) if strings and found else general(vocabulary(), found, files)
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    if to is None:
        typer.echo(text, nl=False)
        return
    _write(to, text)
    modeline = f"# yaml-language-server: $schema={_seen_from(scenario, to)}"
    if output == "json":
        typer.echo(json.dumps({"file": str(to), "first_line": modeline}, ensure_ascii=False))
    else:
        typer.echo(language().t("schema.written", file=str(to), line=modeline))


def _write(path: Path, text: str) -> None:
    """Write a file as UTF-8 on every system.

    Raises StartError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise StartError("folder_unwritable", folder=str(path.parent)) from problem


def _seen_from(scenario: Path | None, to: Path) -> str:
    """Return where a file of the scenario finds the schema."""
    folder = scenario if scenario is not None and scenario.is_dir() else Path.cwd()
    try:
        return Path(os.path.relpath(to, folder)).as_posix()
    except ValueError:  # on another drive
        return to.resolve().as_uri()
