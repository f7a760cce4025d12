"""Parcels: what is brought in is hostile until proved otherwise, and each refusal has its sentence."""

import stat
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import ScenarioError
from game.paths import SCENARIOS
from game.rooms import parcels
from game.rooms.parcels import bundle_of, packed, require_name, unpacked
from game.scenario.bundle import Bundle
from game.views.language import language

MAIN = {"scenario.yaml": "format: 1\n"}


def zipped(files: dict[str, bytes | str], method: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of files."""
    made = BytesIO()
    with ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_info(change: Callable[[ZipInfo], None], content: bytes = b"x: 1\n") -> bytes:
    """Return a zip with one more file, about which it says something."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("scenario.yaml", "format: 1\n")
        info = ZipInfo("events/a.yaml")
        info.compress_type = ZIP_DEFLATED
        change(info)
        archive.writestr(info, content)
    return made.getvalue()


def link(info: ZipInfo) -> None:
    """Let a file be a symbolic link."""
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def lying(content: bytes) -> bytes:
    """Return a zip whose list says that its largest file holds ten bytes."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<L", 10) + content[at + 28 :]


def locked(content: bytes) -> bytes:
    """Return a zip whose last file is said to be encrypted."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 8] + struct.pack("<H", 1) + content[at + 10 :]


BIG = "# " + "x" * 100 + "\n"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "up": (zipped({**MAIN, "../../etc/passwd.yaml": "x: 1"}), "upload_path"),
    "up without an ending": (zipped({**MAIN, "../../.bashrc": "x"}), "upload_path"),
    "rooted": (zipped({**MAIN, "/etc/cron.yaml": "x: 1"}), "upload_path"),
    "a drive": (zipped({**MAIN, "C:/x.yaml": "x: 1"}), "upload_path"),
    "backslashes": (zipped({**MAIN, "..\\..\\x.yaml": "x: 1"}), "upload_path"),
    "a link": (with_info(link, b"/etc/passwd"), "upload_link"),
    "locked": (locked(zipped({**MAIN, "a.yaml": "x: 1"})), "upload_locked"),
    "a bomb": (zipped({**MAIN, "a.yaml": "0" * 50_000_000}), "upload_bomb"),
    "a bomb that says it is none": (lying(zipped({**MAIN, "a.yaml": "0" * 50_000_000})), "upload_zip"),
    "many files": (zipped({**MAIN, **{f"e{n}.yaml": "" for n in range(parcels.MOST_FILES)}}), "upload_files"),
    "many entries": (zipped({**MAIN, **{f"{n}.txt": "" for n in range(parcels.MOST_ENTRIES)}}), "upload_files"),
    "large": (zipped({**MAIN, "a.yaml": BIG * 4_000}, ZIP_STORED), "upload_large"),
    "large together": (zipped({**MAIN, **{f"{n}.yaml": BIG * 3_500 for n in range(6)}}, ZIP_STORED), "upload_together"),
    "twice but for capitals": (zipped({**MAIN, "a.yaml": "", "A.yaml": ""}), "upload_twice"),
    "two endings": (zipped({**MAIN, "a.yaml": "", "a.yml": ""}), "upload_twice"),
    "no main file": (zipped({"events/a.yaml": ""}), "upload_no_main"),
    "a main file in capitals": (zipped({"Scenario.yaml": ""}), "upload_near_main"),
    "a lone file": (zipped({"events/a.yaml": "", "lamp.yml": ""}), "upload_near_main"),
    "a document of a word processor": (zipped({"scenario.yaml": zipped(dict(MAIN))}), "not_text"),
    "empty": (zipped({}), "upload_no_main"),
    "two scenarios": (zipped({"a/scenario.yaml": "", "b/scenario.yaml": ""}), "upload_two"),
    "two scenarios further down": (zipped({"x/a/scenario.yaml": "", "x/b/scenario.yaml": ""}), "upload_two"),
    "a document": (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "upload_document"),
    "an open document": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "upload_document"),
    "nothing at all": (b"", "upload_empty"),
    "a name with a line": (zipped({**MAIN, "a\nb.yaml": ""}), "upload_name"),
    "a name with markup": (zipped({**MAIN, "<img src=x>.yaml": ""}), "upload_name"),
    "deep": (zipped({**MAIN, "a/b/c/d/e.yaml": ""}), "upload_name"),
    "a long name": (zipped({**MAIN, f"{'a' * 200}.yaml": ""}), "upload_name"),
    "no text": (zipped({"scenario.yaml": b"\xfe\x00\x01"}), "not_utf8"),
    "cut short": (zipped(dict(MAIN))[:40], "upload_zip"),
    "nothing of a zip": (b"PK\x03\x04" + b"\0" * 100, "upload_zip"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_zip_is_refused_with_a_sentence(case: str) -> None:
    content, key = HOSTILE[case]
    with pytest.raises(ScenarioError) as refused:
        unpacked("x.zip", content)
    assert refused.value.text.key == f"error.{key}"
    assert language().say(refused.value.text)


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_folder_that_was_packed_with_its_name_and_leftovers_is_taken(method: int) -> None:
    files: dict[str, bytes | str] = {
        "mine/scenario.yaml": "format: 1\r\n",
        "mine/events/a.yml": "x: 1\n",
        "mine/README.md": "hello",
        "mine/.git/config.yaml": "no: 1",
        "__MACOSX/mine/._scenario.yaml": b"\0\5\x16\7",
        "mine/.DS_Store": b"\0\0",
    }
    parcel = unpacked("mine.zip", zipped(files, method))
    assert dict(parcel.bundle.files) == {"scenario.yaml": "format: 1\n", "events/a.yaml": "x: 1\n"}
    assert parcel.left_out == ("mine/README.md",)


def test_a_folder_that_lies_deeper_is_taken_and_what_lies_outside_is_named() -> None:
    names = ("a/b/scenario.yaml", "a/b/events/x.yaml", "a/b/old/scenario.yaml", "a/notes.yaml", "a/b/map.png")
    parcel = unpacked("x.zip", zipped(dict.fromkeys(names, "")))
    assert list(parcel.bundle.files) == ["scenario.yaml", "events/x.yaml", "old/scenario.yaml"]
    assert parcel.left_out == ("a/b/map.png", "a/notes.yaml")


def test_what_is_at_the_top_goes_before_what_lies_deeper() -> None:
    files: dict[str, bytes | str] = {"scenario.yaml": "", "old/scenario.yaml": ""}
    parcel = unpacked("x.zip", zipped(files))
    assert (list(parcel.bundle.files), parcel.left_out) == (list(files), ())


def test_two_scenarios_are_refused_by_their_names() -> None:
    with pytest.raises(ScenarioError) as refused:
        unpacked("x.zip", zipped({"x/lake/scenario.yaml": "", "x/hill/scenario.yaml": ""}))
    assert "x/hill, x/lake" in language().say(refused.value.text)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2",
        b"{\\rtf1\\ansi",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        zipped({"xl/a": "", "[Content_Types].xml": ""}),
    ],
)
def test_a_document_says_that_it_is_one_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(ScenarioError) as refused:
        unpacked("mine.yaml", content)
    assert refused.value.text.key == "error.upload_document"
    assert "mine.yaml" in language().say(refused.value.text)


def test_one_file_is_the_scenario_whatever_it_is_called() -> None:
    assert dict(unpacked("My try.yaml", b"\xef\xbb\xbfformat: 1\n").bundle.files) == MAIN


@pytest.mark.parametrize("name", ["a.exe", "scenario", "", "yaml", "a.yaml.html"])
def test_other_files_are_refused(name: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        unpacked(name, b"x: 1")
    assert refused.value.text.key == "error.upload_kind"


def test_packing_is_the_same_bytes_and_comes_back() -> None:
    bundle = Bundle.from_path(SCENARIOS / "crossroads")
    content = packed(bundle)
    assert content == packed(bundle)
    assert unpacked("x.zip", content).bundle.files == bundle.files


@pytest.mark.parametrize("name", ["scenario.yaml", "events/a_b-c.yaml", "a.b.yaml", "1/2/3/4.yaml"])
def test_good_names(name: str) -> None:
    require_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "a", "a.yml", ".yaml", ".a.yaml", "a/.yaml", "a//b.yaml", "/a.yaml", "a/../b.yaml", "a b.yaml", "ə.yaml",
     "a\\b.yaml", "a:b.yaml", "a.yaml\n", "-a.yaml", "a/b/c/d/e.yaml", "con\0.yaml"],
)  # fmt: skip
def test_bad_names(name: str) -> None:
    with pytest.raises(ScenarioError):
        require_name(name)


@given(st.binary(max_size=200), st.sampled_from(["x.zip", "x.yaml"]))
def test_whatever_comes_is_a_bundle_or_a_sentence(content: bytes, name: str) -> None:
    for sent in (content, zipped(dict(MAIN))[:60] + content, b"PK\x03\x04" + content):
        try:
            assert unpacked(name, sent).bundle.files
        except ScenarioError as refused:
            language().say(refused.text)


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=4))
def test_whatever_files_come_are_a_bundle_or_a_sentence(files: dict[str, str]) -> None:
    try:
        assert bundle_of({**MAIN, **files}).files
    except ScenarioError as refused:
        language().say(refused.text)
