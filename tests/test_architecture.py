"""The shape of the tree: sizes, docstrings, mirrored tests, templates, and what no tracked file may name.

Which package may import which is not tested here: the runner calls import-linter for that (pyproject.toml).
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 350
FUNCTION_LINES = 50
FRAGMENT_LINES = 60
SCRIPT_LINES = 225
NOT_OF_A_PACKAGE = {"bench", "class_run"}  # folders of tests/ that measure or play the whole game
Function = ast.FunctionDef | ast.AsyncFunctionDef

IN_TEMPLATES = {
    "the safe filter": r"\|\s*safe\b",
    "a switched-off escape": r"autoescape\s+false",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an inline style": r"<style\b|\sstyle\s*=",
    "an on… attribute": r"<[a-z][^>]*\son[a-z]+\s*=",
    "an hx- attribute without data-": r"(?<!data-)\bhx-[a-z:-]+\s*=",
}

# In pieces, as this file is read too.
HOSTS = ("pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org", "proxy.golang" + ".org")
MACHINE = re.compile(r"(?<![\w.~-])/(?:work|farm|root|home/\w+|Users/\w+)/|(?<!\w)\.lib" + "rary")


@cache
def _texts() -> dict[str, str]:
    """Every text file that git tracks or would track, by its path."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    texts = {}
    for name in filter(None, listed):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


def _of(folder: str, ending: str) -> dict[str, str]:
    return {name: text for name, text in _texts().items() if name.startswith(folder) and name.endswith(ending)}


def _functions() -> Iterator[tuple[str, Function]]:
    for name, text in _of("game/", ".py").items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, Function):
                yield name, node


def _lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short() -> None:
    lengths = {name: len(text.splitlines()) for name, text in _of("game/", ".py").items()}
    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_functions_are_short() -> None:
    # A migration is a list of columns: it is read once, and cutting it up makes it no clearer.
    judged = ((name, node) for name, node in _functions() if "/migrations/" not in name)
    lengths = {f"{name}:{node.lineno} {node.name}": _lines(node) for name, node in judged}
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_every_module_says_what_lives_in_it() -> None:
    modules = {**_of("game/", ".py"), **_of("tests/", ".py"), **_of("run.py", ".py")}
    assert [name for name, text in modules.items() if not ast.get_docstring(ast.parse(text))] == []


def test_the_folders_of_tests_mirror_the_game() -> None:
    tests = [Path(name) for name in _of("tests/", ".py") if Path(name).name.startswith("test_")]
    folders = {test.parent.relative_to("tests") for test in tests if test.parts[1] not in NOT_OF_A_PACKAGE}
    assert [str(folder) for folder in folders if not (ROOT / "game" / folder).is_dir()] == []


def test_every_package_of_the_game_has_tests() -> None:
    packages = {name.split("/")[1] for name in _of("game/", ".py") if name.count("/") > 1}
    tested = {name.split("/")[1] for name in _of("tests/", ".py") if "/test_" in name and name.count("/") > 1}
    assert sorted(packages - tested) == []


def test_fragments_are_short() -> None:
    fragments = {name: len(text.splitlines()) for name, text in _of("templates/", ".html").items() if "/_" in name}
    assert {name: length for name, length in fragments.items() if length > FRAGMENT_LINES} == {}


@pytest.mark.parametrize("what", IN_TEMPLATES)
def test_templates_are_free_of(what: str) -> None:
    pattern = re.compile(IN_TEMPLATES[what], re.IGNORECASE)
    templates = {name: re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL) for name, text in _of("templates/", "").items()}
    assert {name: found.group() for name, text in templates.items() if (found := pattern.search(text))} == {}


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("the safe filter", "{{ text | safe }}"),
        ("a switched-off escape", "{% autoescape false %}"),
        ("an inline script", "<script>go()</script>"),
        ("an inline style", '<p style="color: red">'),
        ("an on… attribute", '<button class="go" onclick="go()">'),
        ("an hx- attribute without data-", '<form hx-post="/x">'),
    ],
)
def test_the_patterns_find_what_they_name(what: str, line: str) -> None:
    assert re.search(IN_TEMPLATES[what], line)
    good = '<script src="/s/app.js" defer></script> <form data-hx-post="/x"> <hx-partial id="b"> {{ view.on }}'
    assert not re.search(IN_TEMPLATES[what], good)


def test_our_own_script_is_small() -> None:
    assert sum(len(text.splitlines()) for text in _of("static/", ".js").values()) <= SCRIPT_LINES


def test_no_file_names_a_package_index() -> None:
    assert {(name, host) for name, text in _texts().items() for host in HOSTS if host in text} == set()


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert {name: found.group() for name, text in _texts().items() if (found := MACHINE.search(text))} == {}
