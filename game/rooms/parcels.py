"""Parcels: a scenario as one file or one zip. What comes in is hostile until it is proved otherwise.

Nothing is ever written to disk. Every limit is checked before or while it is read, and each refusal has its sentence.
"""

import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from game.errors import ScenarioError
from game.scenario.bundle import ENDINGS, LEFT_BY_SYSTEMS, MAIN, Bundle, decoded, named, near_main
from game.scenario.join import joined

MOST_BYTES = 400_000
"""Of one file as text."""
MOST_TOGETHER = 2_000_000
"""Of all files: the largest shipped scenario has less than half of it. It bounds how long a check can take, too."""
MOST_FILES = 100
MOST_ENTRIES = 400
"""What a zip may list, with all that is left out."""
MOST_RATIO = 200
"""Text shrinks to a tenth; what shrinks to less than this part of itself was made to fill a memory."""
LONGEST_NAME = 100
MOST_NAMED = 10
"""In a sentence."""
DEEPEST = 4

_STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_DOCUMENTS = (b"%PDF", rb"{\rtf", b"\xd0\xcf\x11\xe0")
"""How files of office programs begin that are no zips."""
_IN_DOCUMENTS = ("[Content_Types].xml", "mimetype")
"""What lies in those that are zips."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came in, and the names of what was in it and is no part of a scenario."""

    bundle: Bundle
    left_out: tuple[str, ...] = ()


def unpacked(name: str, content: bytes) -> Parcel:
    """Return what an uploaded file holds: a zip of a scenario's folder, or its one file.

    Raises ScenarioError, with a sentence, for anything that a scenario cannot be.
    """
    if not content:
        raise ScenarioError("upload_empty", name=_shown(name))
    if content.startswith(_DOCUMENTS):
        raise ScenarioError("upload_document", name=_shown(name))
    if content[:4] == b"PK\x03\x04" or name.lower().endswith(".zip"):
        files, left_out = _members(name, content)
        root = _root(list(files))
        inside = {one.removeprefix(root): text for one, text in files.items() if one.startswith(root)}
        left_out += [one for one in files if not one.startswith(root)]
        return Parcel(bundle_of(inside), tuple(map(_shown, sorted(left_out))))
    if not name.lower().endswith(ENDINGS):
        raise ScenarioError("upload_kind", name=_shown(name))
    return Parcel(bundle_of({MAIN: _text(MAIN, content)}))


def packed(bundle: Bundle) -> bytes:
    """Return a bundle as a zip; the same bytes for the same files."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in bundle.files.items():
            archive.writestr(ZipInfo(name, _FIRST_DATE), text, ZIP_DEFLATED)
    return made.getvalue()


def one_file(bundle: Bundle) -> str:
    """Return a bundle as the text of one file, which can be brought in again.

    Raises ScenarioError when that cannot be.
    """
    return bundle_of({MAIN: joined(bundle)}).files[MAIN]


def bundle_of(files: Mapping[str, str]) -> Bundle:
    """Return texts by name as a bundle within the limits of the studio.

    Raises ScenarioError.
    """
    for name, text in files.items():
        require_name(name)
        _require_size(name, len(text.encode("utf-8", "surrogatepass")), MOST_BYTES)
    if len(files) > MOST_FILES:
        raise ScenarioError("upload_files", most=MOST_FILES)
    if len({name.lower() for name in files}) < len(files):
        raise ScenarioError("upload_twice")
    _require_size("", sum(len(text.encode("utf-8", "surrogatepass")) for text in files.values()), MOST_TOGETHER)
    if MAIN not in files:
        near = near_main(name for name in files if "/" not in name)
        raise ScenarioError("upload_near_main", near=near) if near else ScenarioError("upload_no_main")
    return Bundle(files)


def require_name(name: str) -> None:
    """Raise ScenarioError unless a file may be called so, on any computer to which it may be taken."""
    steps = name.split("/")
    good = all(_STEP.fullmatch(step) for step in steps) and name.endswith(".yaml")
    if not good or len(name) > LONGEST_NAME or len(steps) > DEEPEST:
        raise ScenarioError("upload_name", name=_shown(name))


def plain_name(name: str) -> str:
    """Return a name with the slashes and the ending that bundles use."""
    name = name.replace("\\", "/").removeprefix("./")
    return named(name) if name.lower().endswith(ENDINGS) else name


def _members(name: str, content: bytes) -> tuple[dict[str, str], list[str]]:
    """Return the files of a zip as text, reading no more of it than the limits allow, and what else is in it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            if any(info.filename in _IN_DOCUMENTS for info in listed):
                raise ScenarioError("upload_document", name=_shown(name))
            if len(listed) > MOST_ENTRIES:
                raise ScenarioError("upload_files", most=MOST_FILES)
            members = {info: plain_name(info.filename) for info in listed if _is_meant(info)}
            wanted = [(info, name) for info, name in members.items() if name.endswith(".yaml")]
            _require_apart([name for _, name in wanted])
            return _read_all(archive, wanted), [name for name in members.values() if not name.endswith(".yaml")]
    except (BadZipFile, EOFError, NotImplementedError, ValueError, OSError, RuntimeError, OverflowError) as problem:
        raise ScenarioError("upload_zip") from problem
    except Exception as problem:  # zlib.error and lzma.LZMAError have no common kind but this
        if isinstance(problem, ScenarioError):
            raise
        raise ScenarioError("upload_zip") from problem


def _require_apart(names: Sequence[str]) -> None:
    """Raise ScenarioError for more files than there may be, or two of one name."""
    if len(set(names)) < len(names):
        raise ScenarioError("upload_twice")
    if len(names) > MOST_FILES:
        raise ScenarioError("upload_files", most=MOST_FILES)


def _read_all(archive: ZipFile, wanted: Iterable[tuple[ZipInfo, str]]) -> dict[str, str]:
    files, left = {}, MOST_TOGETHER
    for info, name in wanted:
        content = _read(archive, name, info, left)
        left -= len(content)
        files[name] = _text(name, content)
    return files


def _is_meant(info: ZipInfo) -> bool:
    """Whether a member of a zip is a file that somebody put there, and not what systems leave behind.

    Raises ScenarioError for what no honest zip has.
    """
    name = plain_name(info.filename)
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        raise ScenarioError("upload_path", name=_shown(name))
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ScenarioError("upload_link", name=_shown(name))
    if info.is_dir() or LEFT_BY_SYSTEMS.search(name):
        return False
    if not name.endswith(".yaml"):
        return True
    if info.flag_bits & 0x1:
        raise ScenarioError("upload_locked", name=_shown(name))
    if info.file_size > MOST_RATIO * max(info.compress_size, 500):
        raise ScenarioError("upload_bomb", name=_shown(name))
    return True


def _read(archive: ZipFile, name: str, info: ZipInfo, left: int) -> bytes:
    """Return a member, however large it says it is, only as far as there is room."""
    most = min(MOST_BYTES, left)
    with archive.open(info) as member:
        content = member.read(most + 1)
    if len(content) > MOST_BYTES:
        _require_size(name, len(content), MOST_BYTES)
    _require_size("", len(content) - left + MOST_TOGETHER, MOST_TOGETHER)
    return content


def _root(names: Sequence[str]) -> str:
    """Return the folder in which a scenario lies, however deep, with its slash; nothing for the top.

    Raises ScenarioError when there are several, neither of which lies in another.
    """
    found = [name.removesuffix(MAIN) for name in names if name == MAIN or name.endswith(f"/{MAIN}")]
    roots = sorted(one for one in found if not any(one != other and one.startswith(other) for other in found))
    if len(roots) > 1:
        raise ScenarioError("upload_two", names=", ".join(_shown(root.rstrip("/")) for root in roots[:MOST_NAMED]))
    return roots[0] if roots else ""


def _text(name: str, content: bytes) -> str:
    _require_size(name, len(content), MOST_BYTES)
    return decoded(_shown(name), content)


def _require_size(name: str, size: int, most: int) -> None:
    if size > most:
        key = "upload_large" if name else "upload_together"
        raise ScenarioError(key, name=_shown(name), most=most // 1000)


def _shown(name: str) -> str:
    """Return a name as it can be printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:60]
