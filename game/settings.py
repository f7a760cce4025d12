"""Settings: what can be set from outside, each with its help. Read once where the program starts, never a global."""

import os
import secrets
import sys
import time
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import URL, make_url

from game.paths import SCENARIOS

SECRET_BYTES = 32
DATABASE = "nonaligned.db"


def user_data_dir() -> Path:
    """Return the folder where a program of this system keeps a user's data."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Nonaligned"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Nonaligned"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "nonaligned"


class Settings(BaseSettings):
    """What the server is told: arguments first, then variables NONALIGNED_…, then these defaults."""

    model_config = SettingsConfigDict(env_prefix="NONALIGNED_", frozen=True, extra="forbid", env_ignore_empty=True)

    data_dir: Path = Field(
        default_factory=user_data_dir, description="Folder for the database and the secret; made if it is not there."
    )
    database_url: str | None = Field(
        default=None, description="SQLAlchemy address of the database; without one, a SQLite file in the data folder."
    )
    busy_seconds: float = Field(
        default=5.0, ge=0, le=60, description="How long a write waits for another before it is refused."
    )
    scenario_dirs: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(SCENARIOS,),
        description="Your own folders of scenarios, separated like PATH; they come after the folder that is shipped.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on; 0.0.0.0 lets other devices in.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    base_url: str | None = Field(
        default=None, description="Address under which others reach the server, for links and QR codes."
    )
    secret: SecretStr | None = Field(
        default=None, min_length=16, description="Signs cookies; without one, made once and kept in the data folder."
    )
    secure_cookies: bool = Field(default=False, description="Send cookies over HTTPS only; set it behind a TLS proxy.")
    max_body: int = Field(default=64 * 1024, ge=1024, description="Largest form that is read, in bytes.")
    max_upload: int = Field(
        default=2_000_000, ge=64 * 1024, description="Largest text or file that the studio takes, in bytes."
    )
    studio: bool | None = Field(
        default=None,
        description="Let all people write scenarios in the browser, or none; without it those who lead a game, and "
        "all when no other device gets in.",
    )
    cdn: bool = Field(default=True, description="Let pages load htmx from a CDN, pinned by its digest.")
    language: str = Field(default="en", description="Language of the pages, by its code.")
    cached_games: int = Field(default=256, ge=1, description="How many replayed games are kept in memory.")

    @field_validator("scenario_dirs", mode="before")
    @classmethod
    def _split(cls, given: Any) -> Any:
        """A string, as the environment has it, adds folders to the shipped one; a tuple stands as it is."""
        if isinstance(given, str):
            return (SCENARIOS, *(Path(part).expanduser() for part in given.split(os.pathsep) if part))
        return given

    @property
    def studio_open(self) -> bool:
        """Whether all people may write scenarios here: as it is set, else only where no other device gets in."""
        return _is_loopback(self.host) if self.studio is None else self.studio

    @property
    def studio_for_leaders(self) -> bool:
        """Whether those who lead a game may write scenarios here: unless it is set that nobody may."""
        return self.studio is not False

    @property
    def database(self) -> URL:
        """The address of the database."""
        if self.database_url:
            return make_url(self.database_url)
        return URL.create("sqlite", database=str(self.data_dir / DATABASE))

    def signing_key(self) -> bytes:
        """Return the secret; the first call without one makes it, readable by the owner only."""
        if self.secret:
            return self.secret.get_secret_value().encode()
        path = self.data_dir / "secret"
        self.data_dir.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _kept(path)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
        return _kept(path)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kept(path: Path) -> bytes:
    """Return the secret of the file; another process may just be writing it."""
    for _ in range(50):
        key = path.read_bytes().strip()
        if len(key) >= SECRET_BYTES:
            return key
        time.sleep(0.02)
    raise OSError(f"{path} holds no secret; delete it, and a new one is made")
