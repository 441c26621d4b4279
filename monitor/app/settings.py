"""Settings: one TOML file in the data directory, each key also as an environment variable.

`ENERGY_MONITOR_<KEY>` in the environment goes before the file. Unknown keys and bad values stop the program
at start, naming the key.
"""

from __future__ import annotations

import os
import tomllib
from datetime import timedelta
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
from monitor.correctable import fields_of, kinds
from monitor.publication import PublishingRules

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

    embargo_hours_civilian: float = Field(
        3, ge=0, le=8760, description="Hours for which what is told of an attack on a civilian object waits."
    )
    embargo_hours_infrastructure: float = Field(
        12, ge=0, le=8760, description="The same of infrastructure, and of the damage done to supply."
    )
    embargo_hours_by_kind: dict[str, float] = Field(
        {}, description="Instead of these, hours for every observation of a kind."
    )
    embargo_early_release: bool = Field(
        True, description="Whether an official source that publishes the same ends an embargo."
    )

    @field_validator("embargo_hours_by_kind")
    @classmethod
    def _known_kinds(cls, value: dict[str, float]) -> dict[str, float]:
        for kind, hours in value.items():
            if fields_of(kind) is None:
                raise ValueError(f"{kind!r} is no kind of observation, expected one of {', '.join(kinds())}")
            if not 0 <= hours <= 8760:
                raise ValueError(f"{kind!r}: {hours} is no number of hours")
        return value

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

    @property
    def publishing(self) -> PublishingRules:
        """The rules by which something told of an attack waits."""
        return PublishingRules(
            civilian=timedelta(hours=self.embargo_hours_civilian),
            infrastructure=timedelta(hours=self.embargo_hours_infrastructure),
            by_kind={kind: timedelta(hours=hours) for kind, hours in self.embargo_hours_by_kind.items()},
            early_release=self.embargo_early_release,
        )

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
