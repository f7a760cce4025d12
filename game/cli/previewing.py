"""`preview`: one scenario in the browser, on any event with any values, read again whenever its file is saved."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import urlencode

import typer

from game.cli.base import settings_of


def preview(
    path: Annotated[Path, typer.Argument(help="A scenario's folder or file, or the id of one that is shipped.")],
    event: Annotated[str, typer.Option(help="Begin on this event, by its id.")] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="A value that is otherwise, as economy=30; may be repeated.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Show a scenario in the browser while it is being written; exit code 2 when it or the event is not there."""
    from game.cli.serving import run
    from game.lab.staging import stage_of, written
    from game.rooms.previews import preview_of
    from game.rooms.tryouts import playable

    values = "\n".join(set_ or [])
    said, found = written(values), preview_of(path)
    if found.examined().playable:
        stage_of(playable(found.bundle()).scenario, event, said)
    with TemporaryDirectory(prefix="nonaligned-preview-") as folder:
        database = f"sqlite:///{Path(folder).as_posix()}/preview.db"
        settings = settings_of(port=port, host="127.0.0.1", data_dir=Path(folder), database_url=database)
        words = f"{found.path} is shown at {{address}}   (Ctrl-C ends it; nothing that is played here is kept)"
        run(settings, words, f"/preview/now?{urlencode({'event': event, 'values': values})}", not no_browser, found)
