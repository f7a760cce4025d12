"""Bundle: the source files of one scenario as text, the form in which a scenario is kept with its games."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from game.errors import ScenarioError

MOST_BYTES = 1_000_000
MOST_BYTES_TOGETHER = 5_000_000
MOST_FILES = 200
MAIN = "scenario.yaml"
STRINGS = "strings"


@dataclass(frozen=True)
class Bundle:
    """Relative path to text; UTF-8, line ends as LF, `scenario.yaml` first and the others in order of their paths.

    That order is the order of the events and powers, so it must not depend on where a bundle comes from.
    """

    files: Mapping[str, str]

    def __post_init__(self) -> None:
        ordered = sorted(self.files, key=lambda name: (name != MAIN, name))
        object.__setattr__(self, "files", {name: _plain(self.files[name]) for name in ordered})

    @classmethod
    def from_path(cls, path: Path) -> "Bundle":
        """Return the bundle of a folder with `scenario.yaml`, or of a single file; links are not followed.

        Raises ScenarioError when there is none, or it is too large, or a file is no UTF-8 text.
        """
        if path.is_file():
            return cls({path.name: _read(path, path.name)})
        names = [file.relative_to(path).as_posix() for file in sorted(path.rglob("*.yaml")) if _belongs(file, path)]
        if MAIN not in names:
            raise ScenarioError("no_scenario", path=str(path))
        if len(names) > MOST_FILES:
            raise ScenarioError("too_many_files", path=str(path), most=MOST_FILES)
        if sum((path / name).stat().st_size for name in names) > MOST_BYTES_TOGETHER:
            raise ScenarioError("file_too_large", path=str(path), most=MOST_BYTES_TOGETHER // 1000)
        return cls({name: _read(path / name, name) for name in names})

    @classmethod
    def from_json(cls, text: str) -> "Bundle":
        """Return the bundle of `to_json`."""
        return cls(dict(json.loads(text)))

    def to_json(self) -> str:
        """Return the canonical form: the same bytes for the same files."""
        return json.dumps(sorted(self.files.items()), ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def hash(self) -> str:
        """A digest of all files."""
        return blake2b(self.to_json().encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _belongs(file: Path, root: Path) -> bool:
    """Whether a file is part of the scenario: nothing on the way to it is a link."""
    steps = file.relative_to(root).parts
    linked = any(root.joinpath(*steps[: number + 1]).is_symlink() for number in range(len(steps)))
    return file.is_file() and not linked


def language_of(name: str) -> str | None:
    """Return the language of a file of translations by its name, `strings/az.yaml`; None for any other file."""
    folder, _, file = name.partition("/")
    return file.removesuffix(".yaml") if folder == STRINGS and file else None


def _read(path: Path, name: str) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise ScenarioError("file_too_large", path=name, most=MOST_BYTES // 1000)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ScenarioError("not_utf8", path=name) from problem
