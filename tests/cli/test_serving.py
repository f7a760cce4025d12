"""`serve --lan`: a class finds its way in."""

import re
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path

import httpx2
import pytest

from game.cli.serving import door, lan_host
from tests.class_run.bots import Teacher
from tests.web.conftest import ROOT


def test_the_address_is_one_of_this_computer() -> None:
    assert ip_address(lan_host()).version == 4


def test_the_door_has_the_address_in_letters_and_as_a_picture() -> None:
    told = door("http://192.0.2.7:8000")
    assert "http://192.0.2.7:8000" in told
    assert len([line for line in told.splitlines() if "█" in line]) > 10


@pytest.mark.slow
def test_links_of_a_room_lead_to_where_the_class_comes_in(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "game", "serve", "--lan", "--port", "0", "--no-browser", "--data", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            here = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
            outside = next(found for line in process.stdout if (found := re.search(r"http://[\d.]+:\d+", line)))
            assert here
            with httpx2.Client(base_url=here.group()) as client:
                teacher = Teacher(client)
                teacher.open("drill_august")
                assert f"{outside.group()}/join/{teacher.code}" in teacher.pages[-1].text
        finally:
            process.terminate()
