"""Settings: where the register is, which language is spoken, where letters go out, from SVOD_* variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set without a command's options."""

    register: Path = Path("register.svod")
    language: str = "ru"
    smtp: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings of SVOD_REGISTER, SVOD_LANG and SVOD_SMTP; empty variables set nothing."""
        register = environment.get("SVOD_REGISTER") or "register.svod"
        return cls(Path(register), environment.get("SVOD_LANG") or "ru", environment.get("SVOD_SMTP") or "")
