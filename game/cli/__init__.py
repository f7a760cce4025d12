"""The command line: `python -m game …`. Parsing and printing only; heavy imports wait until a command needs them.

A new command is a function in one of these files and a line below.
"""

import io
import sys

import typer
from typer.exceptions import TyperException

from game.cli import authoring, checking, drawing, explaining, playing, previewing, schema, serving, simulating
from game.cli.base import say, stop
from game.cli.mistakes import mistake
from game.errors import GameError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Nonaligned: a game of diplomacy at Baku's desk.",
)
for command in (
    serving.serve,
    checking.check,
    explaining.explain,
    checking.replay,
    playing.selfplay,
    drawing.graph,
    simulating.simulate,
    schema.schema,
    authoring.new,
    authoring.rename,
    authoring.migrate,
    previewing.preview,
):  # fmt: skip
    app.command()(command)

assets_app = typer.Typer(no_args_is_help=True, help="Libraries that pages use.")
assets_app.command()(serving.fetch)
app.add_typer(assets_app, name="assets")


def main() -> None:
    """Run a command; what goes wrong is a sentence and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    try:
        code = app(standalone_mode=False)
    except GameError as problem:
        stop(say(problem))
    except TyperException as problem:
        told = mistake(problem)
        stop(say(told) if told else problem.format_message())
    raise SystemExit(code or 0)
