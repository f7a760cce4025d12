"""What commands share: exit codes, sentences for errors, and the settings that were given."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from game.cli.mistakes import wanted
from game.errors import GameError, StartError
from game.settings import Settings

FAULTY = 1
CANNOT = 2
OUTPUTS = ("text", "json")


def say(problem: GameError) -> str:
    """Return an error as a sentence."""
    from game.views.language import language

    return language().say(problem.text)


def stop(sentence: str) -> NoReturn:
    """End with a sentence: the command could not be carried out."""
    typer.echo(sentence, err=True)
    raise SystemExit(CANNOT)


def settings_of(**given: Any) -> Settings:
    """Return the settings, with those that were given on the command line.

    Raises StartError when one of them, or of those in the environment, cannot be.
    """
    try:
        return Settings(**{key: value for key, value in given.items() if value is not None})
    except ValidationError as problem:
        first = problem.errors()[0]
        name = f"{Settings.model_config['env_prefix']}{first['loc'][0] if first['loc'] else ''}".upper()
        raise StartError("bad_setting", name=name, said=wanted(first)) from problem
    except SettingsError as problem:
        raise StartError("bad_setting", name="NONALIGNED_…", said=str(problem)) from problem


def require_folder(folder: Path) -> None:
    """Raise StartError unless files can be written in a folder, which is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise StartError("folder_unwritable", folder=str(folder)) from problem


def require_known(names: Iterable[str], known: Iterable[str], complaint: str) -> None:
    """Raise StartError for the first name that is not known."""
    if unknown := set(names) - set(known):
        raise StartError(complaint, name=min(unknown), known=", ".join(known))


def known_output(name: str) -> str:
    """Return the name of a format; raise StartError when there is none of that name."""
    require_known([name], OUTPUTS, "unknown_output")
    return name


Output = Annotated[str, typer.Option("--format", help="text or json", callback=known_output)]
"""What a command prints, and for whom."""
