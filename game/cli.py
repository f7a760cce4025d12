"""The command line: `python -m game …`. Parsing and printing only; heavy imports wait until a command needs them."""

import errno
import io
import json
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from game.errors import GameError, ScenarioError, StartError
from game.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from game.scenario.model import Scenario

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Nonaligned: a game of diplomacy at Baku's desk.",
)
assets_app = typer.Typer(no_args_is_help=True, help="Libraries that pages use.")
app.add_typer(assets_app, name="assets")

FAULTY = 1
CANNOT = 2


def main() -> None:
    """Run a command; what goes wrong is a sentence and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    try:
        app()
    except GameError as problem:
        _stop(_say(problem))


def _say(problem: GameError) -> str:
    from game.views.language import language

    return language().say(problem.text)


def _stop(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise SystemExit(CANNOT)


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 lets other devices in.")] = None,
    data: Annotated[Path | None, typer.Option(help="Folder for the database; made if it is not there.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Start the game and open it in the browser."""
    settings = _settings(port=port, host=host, data_dir=data)
    _require_folder(settings.data_dir)
    with _listener(settings) as listener:
        server = _server(settings)
        address = address_of(settings.host, listener.getsockname()[1])
        typer.echo(f"Nonaligned is at {address}   (Ctrl-C ends it; games are kept in {settings.data_dir})")
        if not no_browser:
            threading.Thread(target=_open_browser, args=(address,), daemon=True).start()
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            typer.echo("\nStopped.", err=True)
    if not server.started:
        raise StartError


def _settings(**given: Any) -> Settings:
    """Return the settings, with those that were given on the command line.

    Raises StartError when one of them, or of those in the environment, cannot be.
    """
    try:
        return Settings(**{key: value for key, value in given.items() if value is not None})
    except ValidationError as problem:
        first = problem.errors()[0]
        name = f"{Settings.model_config['env_prefix']}{first['loc'][0] if first['loc'] else ''}".upper()
        raise StartError("bad_setting", name=name, said=first["msg"]) from problem
    except SettingsError as problem:
        raise StartError("bad_setting", name="NONALIGNED_…", said=str(problem)) from problem


def _require_folder(folder: Path) -> None:
    """Raise StartError unless files can be written in a folder, which is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise StartError("folder_unwritable", folder=str(folder)) from problem


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


def _server(settings: Settings) -> "uvicorn.Server":
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
        create_app(settings, desk),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    return uvicorn.Server(config)


def address_of(host: str, port: int) -> str:
    """Return where a browser on this computer finds the server."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def _open_browser(address: str) -> None:
    """Open the browser once the server answers."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    for _ in range(100):
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return


@app.command()
def check(
    paths: Annotated[list[Path], typer.Argument(help="Scenario folders or files.")],
    output: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """Say everything that is wrong with scenarios; exit code 1 when one must not be played, 2 when one is not there."""
    from game.lab.inspect import inspect
    from game.views.inspection import inspection_json, inspection_lines
    from game.views.language import language

    inspections, refused = [], []
    for path in paths:
        try:
            inspections.append(inspect(path))
        except ScenarioError as problem:
            refused.append(problem)
    if output == "json":
        typer.echo(json.dumps([inspection_json(language(), one) for one in inspections], indent=2, ensure_ascii=False))
    else:
        for one in inspections:
            typer.echo("\n".join(inspection_lines(language(), one)))
    for refusal in refused:
        typer.echo(_say(refusal), err=True)
    raise typer.Exit(CANNOT if refused else FAULTY if any(one.faulty for one in inspections) else 0)


@app.command()
def replay(
    path: Annotated[Path, typer.Argument(help="A game that was saved from its result page.")],
    scenario: Annotated[Path | None, typer.Option(help="The scenario's folder, if it is not a shipped one.")] = None,
) -> None:
    """Play a saved game again and say whether it comes to the same; exit code 1 when not."""
    from game.lab.inspect import load_any
    from game.lab.replay import read_export, replay_export
    from game.views.language import language

    export = read_export(path)
    differences = replay_export(load_any(scenario or Path(str(export["scenario_id"]))), export)
    for one in differences:
        typer.echo(f"{one.where}: {language().say(one.text)}")
    if differences:
        raise typer.Exit(FAULTY)
    typer.echo(language().t("replay.same", moves=len(export["moves"])))


@app.command()
def selfplay(
    scenarios: Annotated[list[Path], typer.Argument(help="Scenario folders, or the ids of those that are shipped.")],
    games: Annotated[int, typer.Option(min=1, help="How many games for each policy.")] = 100,
    seed: Annotated[int, typer.Option(help="Seed of the first game.")] = 1,
    policy: Annotated[list[str] | None, typer.Option(help="A policy of the home country; all without.")] = None,
    machine: Annotated[str, typer.Option(help="Who plays the powers: novice, power or hard.")] = "power",
    tournament: Annotated[bool, typer.Option("--tournament", help="Rank all policies, with intervals.")] = False,
    calibration: Annotated[bool, typer.Option("--calibration", help="Compare forecasts with what happened.")] = False,
    output: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """Let machines play scenarios, and print what came of it."""
    from game.lab.inspect import load
    from game.players import MACHINES, POLICIES

    _require_known(policy or (), POLICIES, "unknown_policy")
    _require_known([machine], MACHINES, "unknown_machine")
    kind = "tournament" if tournament else "calibration" if calibration else "games"
    found = [_played(kind, load(path), games, seed, machine, policy or []) for path in scenarios]
    if output == "json":
        typer.echo(json.dumps([data for data, _ in found], indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(line for _, lines in found for line in lines))


def _played(
    kind: str, scenario: "Scenario", games: int, seed: int, machine: str, policies: list[str]
) -> tuple[Any, list[str]]:
    """Return what came of many games of a scenario, for programs and as lines to read."""
    from game.lab.calibration import calibrate
    from game.lab.selfplay import selfplay as play
    from game.lab.tournament import tournament as rank
    from game.players import POLICIES
    from game.views.inspection import report_lines
    from game.views.tournament import calibration_lines, tournament_lines

    if kind == "tournament":
        ranked = rank(scenario, games, seed, machine, {name: POLICIES[name] for name in policies})
        return ranked, tournament_lines(ranked)
    if kind == "calibration":
        held = [asdict(calibrate(scenario, games, seed, name, machine)) for name in policies or ["chance"]]
        return held, [line for one in held for line in calibration_lines(one)]
    reports = [play(scenario, games, seed, name, machine=machine) for name in policies or POLICIES]
    return [asdict(one) for one in reports], [line for one in reports for line in report_lines(one)]


def _require_known(names: Iterable[str], known: Iterable[str], complaint: str) -> None:
    """Raise StartError for the first name that is not known."""
    if unknown := set(names) - set(known):
        raise StartError(complaint, name=min(unknown), known=", ".join(known))


@assets_app.command()
def fetch(data: Annotated[Path | None, typer.Option(help="Data folder of the server.")] = None) -> None:
    """Fetch verified copies of the libraries, so that pages load them from this server."""
    from game.web.assets import COPIES
    from game.web.assets import fetch as fetch_copies

    folder = _settings(data_dir=data).data_dir / COPIES
    _require_folder(folder)
    names = fetch_copies(folder)
    typer.echo(f"Fetched {', '.join(names)} into {folder}" if names else f"All there in {folder}, and verified.")
