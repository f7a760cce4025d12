"""Bundle: the source files of one scenario as text, the form in which a scenario is kept with its games."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from game.errors import ScenarioError
from game.paths import SCENARIOS

MOST_BYTES = 1_000_000
MOST_BYTES_TOGETHER = 5_000_000
MOST_FILES = 200
MAIN = "scenario.yaml"
STRINGS = "strings"
ENDINGS = (".yaml", ".yml")
LEFT_BY_SYSTEMS = re.compile(r"(^|/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(/|$)", re.IGNORECASE)
"""What a computer puts into folders of its own accord; no part of a scenario."""
_FROM = re.compile(r"^from:[ \t]*[\"']?([a-z][a-z0-9_]*)", re.MULTILINE)
_DECK = re.compile(r"^(from|deck):", re.MULTILINE)
_WORD_OR_ZIP = b"PK\x03\x04"
_LINE_ENDS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n")
"""What YAML takes for the end of a line, besides the usual one."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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
            text = _read(path, path.name)
            return cls({path.name: text, **_pool(path.parent, text)})
        files = files_of(path)
        if MAIN not in files:
            raise no_scenario(path)
        if len(files) > MOST_FILES:
            raise ScenarioError("too_many_files", path=str(path), most=MOST_FILES)
        if sum(file.stat().st_size for file in files.values()) > MOST_BYTES_TOGETHER:
            raise ScenarioError("file_too_large", path=str(path), most=MOST_BYTES_TOGETHER // 1000)
        texts = {name: _read(file, file.relative_to(path).as_posix()) for name, file in files.items()}
        return cls({**texts, **_pool(path.parent, texts[MAIN])})

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
    return text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_LINE_ENDS)


def files_of(root: Path) -> dict[str, Path]:
    """Return the files of a scenario's folder by the names that they have in a bundle; none where there is no folder.

    Raises ScenarioError when two would have the same name.
    """
    found: dict[str, Path] = {}
    for file in sorted(root.rglob("*")):
        if file.name.lower().endswith(ENDINGS) and _belongs(file, root):
            name = named(file.relative_to(root).as_posix())
            if name in found:
                raise ScenarioError("file_twice", one=found[name].name, other=file.name)
            found[name] = file
    return found


def has_main(folder: Path) -> bool:
    """Return whether a folder has the main file of a scenario."""
    return any((folder / MAIN).with_suffix(ending).is_file() for ending in ENDINGS)


def named(path: str) -> str:
    """Return the name that a file has in a bundle: `.yml` and `.YAML` are other ways to write the same ending.

    >>> named("events/more.yml")
    'events/more.yaml'
    """
    base, _, _ = path.rpartition(".")
    return f"{base}.yaml"


def no_scenario(root: Path) -> ScenarioError:
    """Return the complaint that a folder has no scenario, with the file that was probably meant for it."""
    try:
        names = sorted(file.name for file in root.iterdir() if file.is_file() and not LEFT_BY_SYSTEMS.search(file.name))
        below = sorted(file.parent.name for file in root.glob(f"*/{MAIN}"))
    except OSError:
        names, below = [], []
    if near := near_main(names):
        return ScenarioError("no_scenario_near", path=str(root), near=near)
    if len(below) == 1:
        return ScenarioError("no_scenario_below", path=str(root), below=str(root / below[0]))
    return ScenarioError("no_scenario", path=str(root))


def near_main(names: Iterable[str]) -> str:
    """Return which of a folder's files was probably meant to be the main one, or nothing.

    >>> near_main(["notes.txt", "scenario.yaml.txt"]), near_main(["lamp.yaml"]), near_main(["a.yaml", "b.yaml"])
    ('scenario.yaml.txt', 'lamp.yaml', '')
    """
    given = list(names)
    written = [name for name in given if name.lower().endswith(ENDINGS)]
    alike = [name for name in given if name.lower() == MAIN or name.lower().startswith(f"{MAIN}.")]
    return next(iter(alike), written[0] if len(written) == 1 else "")


def _belongs(file: Path, root: Path) -> bool:
    """Whether a file is part of the scenario: nothing on the way to it is a link or what a system left behind."""
    steps = file.relative_to(root).parts
    linked = any(root.joinpath(*steps[: number + 1]).is_symlink() for number in range(len(steps)))
    return file.is_file() and not linked and not LEFT_BY_SYSTEMS.search("/".join(steps))


def language_of(name: str) -> str | None:
    """Return the language of a file of translations by its name, `strings/az.yaml`; None for any other file."""
    folder, _, file = name.partition("/")
    return file.removesuffix(".yaml") if folder == STRINGS and file else None


def taken_from(main: str) -> str:
    """Return the name of the scenario from which a main file takes what it does not say; nothing where from none.

    >>> taken_from("format: 1\\nfrom: chronicle\\n")
    'chronicle'
    """
    found = _FROM.search(main)
    return found.group(1) if found else ""


def is_of_pool(name: str, pool: str) -> bool:
    """Return whether a file of a bundle belongs to the scenario from which the rest is taken."""
    return bool(pool) and name.startswith(f"{pool}/")


def is_deck(bundle: Bundle) -> bool:
    """Return whether a bundle says which events are played of a pool; it can be told though a file cannot be read."""
    return any(_DECK.search(text) for text in own(bundle).files.values())


def own(bundle: Bundle) -> Bundle:
    """Return a bundle without the files of the scenario from which it takes the rest."""
    pool = taken_from(next(iter(bundle.files.values())))
    return Bundle({name: text for name, text in bundle.files.items() if not is_of_pool(name, pool)}) if pool else bundle


def completed(bundle: Bundle) -> Bundle:
    """Return a bundle with the files of the shipped scenario from which it takes the rest; any other as it is."""
    main = next(iter(bundle.files.values()))
    pool = taken_from(main)
    if not pool or any(is_of_pool(name, pool) for name in bundle.files):
        return bundle
    return Bundle({**bundle.files, **_pool(SCENARIOS, main)})


def _pool(beside: Path, main: str) -> dict[str, str]:
    """Return the files of the scenario that a main file takes from, each below its name; none where there is none."""
    name = taken_from(main)
    for folder in (beside / name, SCENARIOS / name) if name else ():
        if has_main(folder):
            return {f"{name}/{file}": _read(path, f"{name}/{file}") for file, path in files_of(folder).items()
                    if language_of(file) is None}  # fmt: skip
    return {}


def _read(path: Path, name: str) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise ScenarioError("file_too_large", path=name, most=MOST_BYTES // 1000)
    return decoded(name, path.read_bytes())


def decoded(name: str, content: bytes) -> str:
    """Return a file as text.

    Raises ScenarioError, naming the first line that is at fault, when it is no UTF-8.
    """
    if content.startswith(_WORD_OR_ZIP):
        raise ScenarioError("not_text", path=name)
    if content.startswith(_UTF16):
        raise ScenarioError("not_utf8_but_16", path=name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise ScenarioError("not_utf8", path=name, line=line) from problem
