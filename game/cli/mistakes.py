"""Mistakes on the command line in our own words: what a command was not given, does not know or cannot take."""

import re
from typing import TYPE_CHECKING, Any

from game.errors import StartError
from game.scenario.expression import closest

if TYPE_CHECKING:
    from typer.exceptions import TyperException

MOST = 60
"""Letters of what was typed that are quoted."""
_QUOTED = re.compile(r"(?s)argument\(s\) \((.*)\)$|command '(.*?)'")


def mistake(problem: "TyperException") -> StartError | None:
    """Return what was mistyped as an error of ours; None for what there are no words for.

    The kinds are told by their names, since typer gives them no public ones.
    """
    told = _TOLD.get(type(problem).__name__)
    return told(problem) if told else None


def _missing(problem: Any) -> StartError:
    return StartError("missing_argument", command=problem.ctx.command_path, wanted=problem.param.help)


def _unknown_option(problem: Any) -> StartError:
    known = [name for param in problem.ctx.command.params for name in param.opts if name.startswith("--")]
    hint, command = closest(problem.option_name, known), problem.ctx.command_path
    if hint:
        return StartError("no_option_like", command=command, name=problem.option_name[:MOST], hint=hint)
    return StartError("no_option", command=command, name=problem.option_name[:MOST])


def _misused_option(problem: Any) -> StartError:
    if "requires" in problem.message:
        return StartError("option_alone", name=problem.option_name)
    return StartError("option_with_value", name=problem.option_name)


def _bad_value(problem: Any) -> StartError | None:
    """Return why a value cannot be, from the first complaint about it."""
    errors = getattr(problem.__cause__, "errors", None)
    if errors is None:
        return None
    first = errors()[0]
    given, name = str(first["input"])[:MOST], max(problem.param.opts, key=len)
    return StartError("bad_value", name=name, given=given, said=wanted(first))


def _misused_command(problem: Any) -> StartError | None:
    """Return what was too much for a command, or which command there is not."""
    found, context = _QUOTED.search(problem.message), problem.ctx
    if found is None or context is None:
        return None
    given, commands = (found[1] or found[2])[:MOST], tuple(getattr(context.command, "commands", ()))
    if not commands:
        return StartError("too_many_arguments", command=context.command_path, given=given)
    hint = closest(given, commands)
    if hint:
        return StartError("no_command_like", name=given, hint=hint)
    return StartError("no_command", name=given, known=commands)


_TOLD = {
    "MissingParameter": _missing,
    "NoSuchOption": _unknown_option,
    "BadOptionUsage": _misused_option,
    "BadParameter": _bad_value,
    "UsageError": _misused_command,
}
_WANTED = {
    "int_parsing": "integer",
    "int_from_float": "integer",
    "int_parsing_size": "integer",
    "float_parsing": "number",
    "bool_parsing": "flag",
    "less_than_equal": "most",
    "greater_than_equal": "least",
    "string_too_short": "letters",
    "too_short": "letters",
}


def wanted(error: Any) -> str:
    """Return what a value has to be, from what pydantic says of one that is not so."""
    from game.views.language import language

    key = _WANTED.get(error["type"])
    return language().t(f"wanted.{key}", **error.get("ctx", {})) if key else str(error["msg"])
