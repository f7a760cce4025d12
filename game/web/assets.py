"""Assets: static files under an address that changes with their contents, and htmx, pinned by its digest.

htmx is not part of this project: it comes from a verified local copy (`assets fetch`), else from a CDN that the
browser holds to the same digest, else not at all; every page works without it.
"""

import base64
import shutil
import subprocess
import tarfile
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b, sha384
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from game.errors import StartError

FOR_EVER = "public, max-age=31536000, immutable"
"""How long a file is kept whose address changes with its contents."""
TIMEOUT = 20
MOST_BYTES = 1_000_000
COPIES = "libraries"
"""Folder of the verified copies, in the data folder of a server."""


@dataclass(frozen=True, slots=True)
class Library:
    """A script of somebody else's: where it comes from, and the digest that it must have."""

    package: str
    version: str
    path: str
    integrity: str
    cdn: str = "https://cdn.jsdelivr.net/npm"
    live: bool = False
    """Whether only pages load it that are told of what is new."""

    @property
    def name(self) -> str:
        """The file name of a local copy."""
        return f"{self.package}-{self.version}-{Path(self.path).name}"

    @property
    def url(self) -> str:
        """The address of a local copy."""
        return f"/libraries/{self.name}"

    @property
    def address(self) -> str:
        """Where a browser or `assets fetch` gets it."""
        return f"{self.cdn}/{self.package}@{self.version}/{self.path}"

    def matches(self, content: bytes) -> bool:
        """Return whether these are the bytes that were pinned."""
        return self.integrity == f"sha384-{base64.b64encode(sha384(content).digest()).decode()}"


LIBRARIES = (
    Library(
        "htmx.org",
        "4.0.1",
        "dist/htmx.min.js",
        "sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn",
    ),
    Library(
        "htmx.org",
        "4.0.1",
        "dist/ext/hx-ws.min.js",
        "sha384-8iDMDuKIquXLgObstxvwGlWD1bY/ALMH7k9rbC070qmZrRvJ0BGO+8xG+Ul+J0bP",
        live=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Scripts:
    """What pages load: local copies by address, or else libraries from the CDN."""

    local: tuple[Library, ...]
    cdn: tuple[Library, ...]


@dataclass(frozen=True)
class Assets:
    """The static files of a server, and the copies of libraries that it keeps."""

    static: Path
    copies: Path
    cdn: bool
    libraries: tuple[Library, ...] = LIBRARIES

    @cached_property
    def stamp(self) -> str:
        """A word that changes with any static file, so that each may be cached for ever."""
        found = blake2b(digest_size=5)
        for path in sorted(self.static.rglob("*")):
            if path.is_file():
                found.update(path.name.encode())
                found.update(path.read_bytes())
        return found.hexdigest()

    def url(self, name: str) -> str:
        """Return the address of a static file."""
        return f"/static/{self.stamp}/{name}"

    @cached_property
    def scripts(self) -> Scripts:
        """The scripts of most pages: all local, or all from the CDN, or none."""
        return self._from_one_place(tuple(library for library in self.libraries if not library.live))

    @cached_property
    def live_scripts(self) -> Scripts:
        """The scripts of a page that is told of what is new, all from one place too."""
        return self._from_one_place(self.libraries)

    def _from_one_place(self, libraries: tuple[Library, ...]) -> Scripts:
        if all(library.name in self.served for library in libraries):
            return Scripts(libraries, ())
        return Scripts((), libraries if self.cdn else ())

    @cached_property
    def served(self) -> Mapping[str, bytes]:
        """The verified copies by file name, as they were when the server started."""
        found = {library.name: self.verified(library) for library in self.libraries}
        return {name: content for name, content in found.items() if content is not None}

    def verified(self, library: Library) -> bytes | None:
        """Return the local copy of a library; None when it is missing or has been tampered with."""
        path = self.copies / library.name
        content = path.read_bytes() if path.is_file() else b""
        return content if library.matches(content) else None


Way = Callable[[Library], bytes | None]


def from_cdn(library: Library) -> bytes | None:
    """Return a library as the CDN has it, or None."""
    try:
        with urllib.request.urlopen(library.address, timeout=TIMEOUT) as answer:
            return bytes(answer.read(MOST_BYTES))
    except (OSError, HTTPException):
        return None


def from_npm(library: Library) -> bytes | None:
    """Return a library as npm unpacks it, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    with TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--pack-destination", folder, f"{library.package}@{library.version}"]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=6 * TIMEOUT, cwd=folder)
            (archive,) = Path(folder).glob("*.tgz")
            with tarfile.open(archive) as packed:
                member = packed.extractfile(f"package/{library.path}")
                return member.read(MOST_BYTES) if member else None
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError, ValueError):
            return None


WAYS: tuple[Way, ...] = (from_cdn, from_npm)


def fetch(copies: Path, libraries: tuple[Library, ...] = LIBRARIES, ways: tuple[Way, ...] = WAYS) -> list[str]:
    """Bring verified copies of all libraries into a folder; return the names of those that were fetched now.

    Raises StartError when one can be had nowhere, or has another digest than it should.
    """
    assets = Assets(copies, copies, cdn=False)
    fetched = []
    for library in libraries:
        if assets.verified(library) is None:
            content = _first(library, ways)
            copies.mkdir(parents=True, exist_ok=True)
            (copies / library.name).write_bytes(content)
            fetched.append(library.name)
    return fetched


def _first(library: Library, ways: tuple[Way, ...]) -> bytes:
    for way in ways:
        content = way(library)
        if content is not None and library.matches(content):
            return content
    raise StartError("no_library", name=library.package, version=library.version)
