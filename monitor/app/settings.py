"""Settings: one TOML file in the data directory, each key also as an environment variable.

`ENERGY_MONITOR_<KEY>` in the environment goes before the file. Unknown keys and bad values stop the program
at start, naming the key.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from feeds.places import AmbiguousPlace, UnknownPlace, gazetteer
from monitor.app.exits import Misused

DATA_VARIABLE = "ENERGY_MONITOR_DATA"
SETTINGS_FILE = "settings.toml"


class SettingsError(Misused):
    """A setting is unknown or has a bad value; the message names the key and where it was set."""


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(env_prefix="ENERGY_MONITOR_", extra="forbid", frozen=True)

    country: str = Field("UA", description="Country of the reports, as an ISO 3166-1 code with a gazetteer.")
    followed: tuple[str, ...] = Field(
        (), description="Places always shown, the lead first; empty: the capital and the oblast centres."
    )
    zone: str = Field("Europe/Kyiv", description="Zone in which an edition's day is cut.")
    edition_hour: int = Field(7, ge=0, le=23, description="Local hour of the day after: an edition's as-of.")
    window_days: int = Field(14, ge=2, le=60, description="Days shown on the charts, the edition's own last.")
    mail_from: str = Field(
        "Energy Impact Monitor <monitor@localhost>", description="Sender of the mailed summaries."
    )
    mail_to: tuple[str, ...] = Field(
        ("reader@localhost",), description="Recipients; their messages are written to the outbox."
    )

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{value!r} is no time zone, expected a name like Europe/Kyiv") from None
        return value

    @field_validator("followed")
    @classmethod
    def _known_places(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return tuple(gazetteer().find(name).id for name in value)
        except (UnknownPlace, AmbiguousPlace) as error:
            raise ValueError(str(error)) from None

    @property
    def clock(self) -> ZoneInfo:
        """The zone as an object."""
        return ZoneInfo(self.zone)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before the file, which comes in as the initial values."""
        return env_settings, init_settings


def data_directory(given: Path | None) -> Path:
    """Return the data directory: the one given, else ENERGY_MONITOR_DATA, else the user's data folder."""
    if given is not None:
        return given
    if variable := os.environ.get(DATA_VARIABLE):
        return Path(variable)
    return Path(platformdirs.user_data_dir("energy-monitor", appauthor=False))


def load_settings(data: Path) -> Settings:
    """Read and check the settings of a data directory; SettingsError names what is wrong."""
    path = data / SETTINGS_FILE
    values = _read(path)
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else "?"
        variable = f"ENERGY_MONITOR_{key.upper()}"
        where = f"environment {variable}" if variable in os.environ else path
        raise SettingsError(f"{where}: key {key!r}: {first['msg']} (got {first['input']!r})") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None
