"""How long a briefing takes over a register of 100,000 claims: `python -m tests.brief.load [CLAIMS]`.

Fills a register of generated pages, then writes the briefing of its busiest pair as Word in a process of its own, as
the command does, and prints the processor's seconds: a busy machine does not change them.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from svod.filling import fill
from svod.register import Register

RUN = """
import sys, time
from pathlib import Path
from svod.brief.formats import FORMATS
from svod.briefing import brief
from svod.register import Register
with Register(Path(sys.argv[1])) as register:
    told = FORMATS[".docx"](brief(register, [sys.argv[2]], [sys.argv[3]]))
print(f"{time.process_time():.2f} s of the processor, {len(told) // 1024} KiB")
"""


def main(claims: int) -> None:
    """Fill, choose, measure."""
    with TemporaryDirectory(prefix="svod-") as folder:
        path = Path(folder, "r.svod")
        with Register(path, create=True) as register:
            pages = fill(register, claims)
            pair = register.overview.pairs(limit=1)[0]
        print(f"{claims} claims of {pages} pages; {pair.one} — {pair.other}, {pair.entries} entries")
        subprocess.run([sys.executable, "-c", RUN, str(path), pair.one, pair.other], check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
