"""`serve`: the game in the browser, and `assets fetch`: the libraries of its pages on this server."""

import errno
import io
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.base import require_folder, settings_of
from game.errors import StartError
from game.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from game.rooms.previews import Preview


ELSEWHERE = "10.255.255.255"
"""An address in nobody's use, to ask the way to."""


def serve(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 lets other devices in.")] = None,
    data: Annotated[Path | None, typer.Option(help="Folder for the database; made if it is not there.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    lan: Annotated[bool, typer.Option("--lan", help="Let a class in, and show the address as a QR code.")] = False,
) -> None:
    """Start the game and open it in the browser."""
    settings = settings_of(port=port, host=host or ("0.0.0.0" if lan else None), data_dir=data)
    require_folder(settings.data_dir)
    words = f"Nonaligned is at {{address}}   (Ctrl-C ends it; games are kept in {settings.data_dir})"
    run(settings, words, browser=not no_browser, lan=lan)


def run(
    settings: Settings,
    words: str,
    path: str = "",
    browser: bool = False,
    preview: "Preview | None" = None,
    lan: bool = False,
) -> None:
    """Serve until Ctrl-C; say the words, with the address in them, and open the browser on a path if asked to.

    On a local network it also says under which address the others come in. Raises StartError when the server cannot
    start.
    """
    with _listener(settings) as listener:
        port = listener.getsockname()[1]
        address, outside = address_of(settings.host, port), settings.base_url or f"http://{lan_host()}:{port}"
        server = _server(settings.model_copy(update={"base_url": outside}) if lan else settings, preview)
        typer.echo(words.format(address=f"{address}{path}"))
        if lan:
            typer.echo(door(outside))
        if browser:
            threading.Thread(target=_open_browser, args=(address, path), daemon=True).start()
        with suppress(KeyboardInterrupt):  # which does not reach here when it comes while the server is starting
            server.run(sockets=[listener])
        typer.echo("\nStopped.", err=True)
    if not server.started:
        raise StartError


def _listener(settings: Settings) -> socket.socket:
    """Return a listening socket.

    Raises StartError when the port is taken or may not be used, or the address is not one of this computer.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(1024)
    except OSError as problem:
        listener.close()
        reasons = {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_forbidden"}
        key = reasons.get(problem.errno or 0, "unknown_host")
        raise StartError(key, port=settings.port, host=settings.host) from problem
    return listener


def _server(settings: Settings, preview: "Preview | None") -> "uvicorn.Server":
    """Return the server, its database open, so that no address is promised that will not answer.

    Raises StartError when the database cannot be opened, whatever the reason.
    """
    import uvicorn

    from game.rooms.desk import open_desk
    from game.web.app import create_app

    try:
        desk = open_desk(settings)
    except Exception as problem:
        said = str(getattr(problem, "orig", None) or problem.__cause__ or problem).partition("\n")[0]
        raise StartError("no_database", folder=str(settings.data_dir), said=said) from problem
    config = uvicorn.Config(
        create_app(settings, desk, preview),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    return uvicorn.Server(config)


def lan_host() -> str:
    """Return the address of this computer in its local network; that of the computer alone when it is in none.

    Nothing is sent: connecting a datagram socket only asks which way a packet would leave.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((ELSEWHERE, 9))
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def door(address: str) -> str:
    """Return what a class needs to come in: the address, and the same as a QR code for a terminal."""
    import segno

    drawn = io.StringIO()
    segno.make(address, error="m").terminal(drawn, compact=True)
    return f"{drawn.getvalue()}\nA class comes in at {address} — the same network, and the port open in the firewall."


def address_of(host: str, port: int) -> str:
    """Return where a browser on this computer finds the server."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def _open_browser(address: str, path: str) -> None:
    """Open the browser on a path once the server answers."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    for _ in range(100):
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(f"{address}{path}")
            return


def fetch(data: Annotated[Path | None, typer.Option(help="Data folder of the server.")] = None) -> None:
    """Fetch verified copies of the libraries, so that pages load them from this server."""
    from game.web.assets import COPIES
    from game.web.assets import fetch as fetch_copies

    folder = settings_of(data_dir=data).data_dir / COPIES
    require_folder(folder)
    names = fetch_copies(folder)
    typer.echo(f"Fetched {', '.join(names)} into {folder}" if names else f"All there in {folder}, and verified.")
