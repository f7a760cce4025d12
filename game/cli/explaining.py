"""`explain`: what a code of `check` means, with an example and how to mend it."""

import json
from typing import Annotated

import typer

from game.cli.base import Output
from game.errors import StartError


def explain(
    code: Annotated[str, typer.Argument(help="A code such as SC301, as it stands behind a complaint.")],
    output: Output = "text",
) -> None:
    """Say what a complaint means and how to mend it, with an example; exit code 2 for a code that there is not."""
    from game.views.codes import meant, page, page_json, page_lines

    code = code.strip("[] \t")
    if not code:
        raise StartError("which_code")
    found = page(code)
    if found is None:
        hint = meant(code)
        raise StartError("no_code_like" if hint else "no_code", code=code, hint=hint)
    if output == "json":
        typer.echo(json.dumps(page_json(found), indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(page_lines(found)))
