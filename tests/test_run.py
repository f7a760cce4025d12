"""run.py: what it says when it cannot start, and when it installs."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import run

RUN = Path(run.__file__)


class Installer:
    """Stands for venv and pip: notes each call, and makes what a real one would make."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.made = 0
        self.installed: list[str] = []

    def make(self, venv: Path) -> None:
        run.clear(venv)
        python = run.venv_python(venv)
        python.parent.mkdir(parents=True)
        python.write_text("")
        (venv / "pyvenv.cfg").write_text("")
        self.made += 1

    def follow(self, command: list[str], failure: str) -> None:
        assert "--require-hashes" in command, failure
        self.installed.append(Path(command[-1]).name)


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    fake = Installer(tmp_path / "venv")
    monkeypatch.setattr(run, "make", fake.make)
    monkeypatch.setattr(run, "follow", fake.follow)
    return fake


def test_the_file_parses_on_an_old_python() -> None:
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(("version", "old"), [((3, 10, 14), True), ((3, 11, 0), False), ((4, 0, 0), False)])
def test_too_old_a_python_is_told_which_one_is_needed(version: tuple[int, ...], old: bool) -> None:
    said = run.too_old(version)
    assert bool(said) == old
    assert not old or ("3.11" in said and "3.10.14" in said)


def test_an_old_python_ends_with_that_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 1, "final", 0))
    assert run.main(["play"]) == 1
    assert "this is Python 3.8.1" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["paly"], ["serve", "--port", "1"]])
def test_an_unknown_verb_is_answered_with_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(arguments) == 1
    assert "python3 run.py play" in capsys.readouterr().err


def test_help_prints_both_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "run.py play" in said
    assert "run.py test" in said


def test_a_second_start_does_no_install_work(installer: Installer) -> None:
    for _ in range(2):
        assert run.prepare(installer.venv, run.PLAY_LOCK) == run.venv_python(installer.venv)
    assert (installer.made, installer.installed) == (1, ["requirements.lock"])


def test_the_test_lock_is_added_to_the_same_environment_and_serves_play_too(installer: Installer) -> None:
    for lock in (run.PLAY_LOCK, run.TEST_LOCK, run.PLAY_LOCK, run.TEST_LOCK):
        run.prepare(installer.venv, lock)
    assert (installer.made, installer.installed) == (1, ["requirements.lock", "requirements-test.lock"])


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(
    installer: Installer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "play.lock"
    lock.write_text("one")
    monkeypatch.setattr(run, "PLAY_LOCK", lock)
    run.prepare(installer.venv, lock)
    lock.write_text("two")
    run.prepare(installer.venv, lock)
    assert (installer.made, installer.installed) == (1, ["play.lock", "play.lock"])


def test_an_interrupted_install_is_made_again(installer: Installer) -> None:
    installer.make(installer.venv)
    run.prepare(installer.venv, run.PLAY_LOCK)
    assert (installer.made, len(installer.installed)) == (2, 1)


def test_an_environment_whose_interpreter_is_gone_is_made_again(installer: Installer) -> None:
    run.prepare(installer.venv, run.PLAY_LOCK)
    run.venv_python(installer.venv).unlink()
    run.prepare(installer.venv, run.PLAY_LOCK)
    assert (installer.made, len(installer.installed)) == (2, 2)


def test_a_folder_with_other_files_is_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work")
    with pytest.raises(run.Stop, match="holds other files"):
        run.clear(tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_a_folder_that_cannot_be_written_names_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(run.Stop, match="Set NONALIGNED_VENV"):
        run.clear(tmp_path / "file" / "venv")


def test_the_variable_names_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NONALIGNED_VENV", str(tmp_path / "elsewhere"))
    assert run.venv_folder() == tmp_path / "elsewhere"
    monkeypatch.delenv("NONALIGNED_VENV")
    assert run.venv_folder() == RUN.parent / ".venv"


def test_a_python_without_venv_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(run.Stop, match="python3-venv"):
        run.make(tmp_path / "venv")


def test_a_failed_installer_shows_its_last_lines_and_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    program = "print('Collecting a==1 (from -r x.lock)'); print('no route to host'); raise SystemExit(3)"
    with pytest.raises(run.Stop, match=r"no route to host\n.*online\?"):
        run.follow([sys.executable, "-c", program], "Is this computer online?")
    assert capsys.readouterr().out == "  Collecting a==1\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec: run.py waits there instead")
def test_play_hands_its_arguments_to_the_game_from_any_folder(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    python = run.venv_python(venv)
    python.write_text('#!/bin/sh\necho "$PYTHONPATH" "$@"\n')
    python.chmod(0o755)
    run.write_stamp(venv, run.PLAY_LOCK)
    done = subprocess.run(
        [sys.executable, str(RUN), "play", "--port", "8123", "--data", "my data"],
        cwd=tmp_path,
        env={"NONALIGNED_VENV": str(venv), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{RUN.parent} -P -m game serve --port 8123 --data my data\n", "")
