"""PDF: a Word file printed by LibreOffice, where that is on the machine."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from svod.errors import MisuseError
from svod.messages import say

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 120
"""Seconds that LibreOffice may take; its first start alone takes several."""


def office() -> str | None:
    """Where LibreOffice is."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def pdf(word: bytes) -> bytes:
    """The .docx as a PDF; MisuseError says what to do where LibreOffice is missing or fails."""
    program = office()
    if program is None:
        raise MisuseError(say("brief.no-office"))
    with TemporaryDirectory(prefix="svod-") as folder:
        source, target = Path(folder, "brief.docx"), Path(folder, "brief.pdf")
        source.write_bytes(word)
        # a profile of its own: LibreOffice refuses to run beside an open window that uses the same one
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise MisuseError(say("brief.office", error=str(error))) from error
        if not target.exists():
            raise MisuseError(say("brief.office", error=(done.stderr or done.stdout).strip()[:300] or done.returncode))
        return target.read_bytes()
