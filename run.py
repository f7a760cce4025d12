"""Start Nonaligned, or its tests, with nothing but Python 3.11 or newer:

    python3 run.py play [--lan] [--port N] [--host H] [--data DIR] [--no-browser]
    python3 run.py test [--fast | --long] [what pytest takes]

The first start puts the game's packages into the folder .venv beside this file (or into the folder that
NONALIGNED_VENV names); later starts find them there. On Windows write `py` for `python3`.
"""

# The whole file must parse on Python 3.6, so that an old Python can still say which one is needed: annotations newer
# than that stand in quotes. Only the standard library is imported; the game itself is game/cli/.

import collections
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FLOOR = (3, 11)
PLAY_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"  # holds all of PLAY_LOCK, in the same versions (tests/test_locks.py)
VERBS = {"play": (PLAY_LOCK, ["game", "serve"]), "test": (TEST_LOCK, ["tests"])}
PROGRESS = ("Building", "Collecting", "Downloading", "Installed", "Installing", "Prepared", "Resolved")
SOURCE = " (from -r"  # pip names the line of the lock; nobody wants to read it
TAIL = 12


class Stop(Exception):
    """The end of the run, with the sentence that says why and what to do."""


def main(argv: "list[str]") -> int:
    """Run one verb and give the exit code; every failure is a sentence, never a traceback."""
    try:
        return run(argv)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def run(argv: "list[str]") -> int:
    """Prepare the packages that the verb needs, then hand over to it."""
    complaint = too_old(tuple(sys.version_info[:3]))
    if complaint:
        raise Stop(complaint)
    verb = argv[0] if argv else "nothing"
    if verb in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if verb not in VERBS:
        raise Stop(f"run.py knows `play` and `test`, not `{verb}`. Start the game with: python3 run.py play")
    lock, module = VERBS[verb]
    return hand_over([str(prepare(venv_folder(), lock)), "-P", "-m", *module, *argv[1:]])


def too_old(version: "tuple[int, ...]") -> str:
    """The sentence for a Python that is too old; empty for one that will do."""
    if version >= FLOOR:
        return ""
    newer = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    advice = f"Use the newer one that is here: {newer[0]} run.py play" if newer else "Get one from python.org."
    found = ".".join(str(part) for part in version[:3])
    return f"Nonaligned needs Python 3.11 or newer; this is Python {found}. {advice}"


def venv_folder() -> Path:
    """Where the packages go: .venv beside this file, unless NONALIGNED_VENV names another folder."""
    named = os.environ.get("NONALIGNED_VENV")
    return Path(named).expanduser().absolute() if named else ROOT / ".venv"


def venv_python(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def prepare(venv: Path, lock: Path) -> Path:
    """Give the interpreter of an environment that holds what the lock says; no work if the stamp says so already."""
    stamp = read_stamp(venv)
    if digest(lock) not in stamp:
        if not stamp:
            make(venv)
        install(venv, lock)
    return venv_python(venv)


# The stamp: its first line is the interpreter that the environment was made with, the others are the digests of the
# locks that it holds. An environment without a true stamp is half made or broken, and is made again.


def stamp_file(venv: Path) -> Path:
    """The file inside the environment that says what it holds."""
    return venv / "nonaligned-stamp.txt"


def read_stamp(venv: Path) -> "list[str]":
    """The digests of the locks that the environment holds; empty if it cannot be used."""
    python = venv_python(venv)
    try:
        interpreter, *digests = stamp_file(venv).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return digests if python.is_file() and interpreter == str(python.resolve()) else []


def write_stamp(venv: Path, lock: Path) -> None:
    """Note that the environment now holds this lock (and with the test lock, the lock for play)."""
    locks = [PLAY_LOCK, TEST_LOCK] if lock == TEST_LOCK else [lock]
    lines = [str(venv_python(venv).resolve()), *(digest(each) for each in locks)]
    stamp_file(venv).write_text("\n".join(lines) + "\n", encoding="utf-8")


def digest(lock: Path) -> str:
    """The sha256 of a lock file."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def make(venv: Path) -> None:
    """Make the environment afresh; what a broken one left behind goes."""
    uv = shutil.which("uv")
    if not uv and importlib.util.find_spec("ensurepip") is None:
        raise Stop("This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt install python3-venv")
    clear(venv)
    print(f"Making {venv} …", flush=True)
    command = [uv, "venv", "--quiet", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    follow([*command, str(venv)], f"The virtual environment could not be made in {venv}.")


def clear(venv: Path) -> None:
    """Leave no folder where the environment will be, but delete nothing that is not an environment."""
    try:
        venv.mkdir(parents=True, exist_ok=True)
        if any(venv.iterdir()) and not (venv / "pyvenv.cfg").is_file():
            raise Stop(f"{venv} holds other files, so no environment is made there. Remove it or name another folder.")
        shutil.rmtree(str(venv))
    except OSError as error:
        raise Stop(
            f"The game's packages cannot be put into {venv} ({error.strerror}). "
            "Set NONALIGNED_VENV to a folder that you can write to, and start again."
        ) from error


def install(venv: Path, lock: Path) -> None:
    """Install what the lock names, by hash, and stamp the environment once all of it is there."""
    uv = shutil.which("uv")
    print(f"Installing the packages of {lock.name} with {'uv' if uv else 'pip'}; once only, it may take minutes.")
    python = str(venv_python(venv))
    installer = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install", "--no-input"]
    stamp_file(venv).unlink(missing_ok=True)
    follow(
        [*installer, "--require-hashes", "-r", str(lock)],
        "The packages could not be installed. They come over the network: is this computer online? Behind a proxy, "
        "set HTTPS_PROXY. Then start again; nothing else needs to be cleaned up.",
    )
    write_stamp(venv, lock)


def follow(command: "list[str]", failure: str) -> None:
    """Run an installer and show its progress; if it fails, its last lines and the sentence about it."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    last = collections.deque(maxlen=TAIL)  # type: collections.deque[str]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            if line.startswith(PROGRESS):
                print(f"  {line.split(SOURCE)[0].rstrip()[:100]}", flush=True)
    if process.returncode:
        raise Stop("\n".join([*(f"  | {line}" for line in last), failure]))


def hand_over(command: "list[str]") -> int:
    """Become the command (on Windows: wait for it, as exec returns to the prompt there); imports start at ROOT."""
    path = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    with subprocess.Popen(command, env=environment) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the game gets it too, and ends in its own time
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
