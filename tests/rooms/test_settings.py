"""Settings: from the environment, frozen, each with its help; the secret is made once."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from game.paths import SCENARIOS, STATIC, TEMPLATES
from game.settings import Settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("NONALIGNED_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def test_every_setting_has_a_help_text() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NONALIGNED_PORT", "9000")
    monkeypatch.setenv("NONALIGNED_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NONALIGNED_HOST", "")
    settings = Settings()
    assert (settings.port, settings.data_dir, settings.host) == (9000, tmp_path, "127.0.0.1")
    assert Settings(port=1).port == 1


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


def test_own_scenarios_come_after_the_shipped_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert Settings().scenario_dirs == (SCENARIOS,)
    monkeypatch.setenv("NONALIGNED_SCENARIO_DIRS", os.pathsep.join([str(tmp_path), "/other"]))
    assert Settings().scenario_dirs == (SCENARIOS, tmp_path, Path("/other"))
    assert Settings(scenario_dirs=(tmp_path,)).scenario_dirs == (tmp_path,)


def test_the_database_lies_in_the_data_folder_unless_it_is_named(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).database.database == str(tmp_path / "nonaligned.db")
    assert Settings(database_url="postgresql+psycopg://h/d").database.get_backend_name() == "postgresql"


def test_the_secret_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new")
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: settings.signing_key(), range(8)))
    assert len(set(keys)) == 1
    assert len(keys[0]) >= 32
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new" / "secret").stat().st_mode) == 0o600
    assert Settings(data_dir=tmp_path / "other").signing_key() != keys[0]


def test_a_secret_that_is_set_is_used_and_not_shown() -> None:
    settings = Settings(secret=SecretStr("a-secret-of-some-length"))
    assert settings.signing_key() == b"a-secret-of-some-length"
    assert "a-secret" not in repr(settings)


@pytest.mark.slow
def test_an_empty_secret_file_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("", encoding="ascii")
    with pytest.raises(OSError, match="delete it"):
        Settings(data_dir=tmp_path).signing_key()


def test_the_folders_are_found_beside_the_package() -> None:
    assert all(folder.parent == SCENARIOS.parent for folder in (TEMPLATES, STATIC))
