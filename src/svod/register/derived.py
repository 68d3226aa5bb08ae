"""Derived: what a register makes of its pages, claims and judgements: entries, search, copies; and makes anew."""

from collections.abc import Callable, Sequence
from time import monotonic

from sqlalchemy import Connection

from svod.model.joining import Joining
from svod.model.search import Spoken
from svod.register import copies, judgements, pages, placing, search, waiting
from svod.register.counting import Tally
from svod.register.opened import Opened
from svod.register.renewal import Renewal

TOGETHER = 400
"""Pages, claims or names that one transaction takes on at most."""

TOLD = 1.0
"""Seconds after which it is told again how much is left."""


class Derived(Opened):
    """The part of a register that can be made anew at any time."""

    def stale(self) -> int:
        """How many claims and names wait for their entries to be made anew."""
        with self._reading() as connection:
            return waiting.count_stale(connection)

    def freshen(self, joining: Joining, left: Callable[[int], None] = lambda _: None) -> None:
        """Make the entries anew of all that has changed, a little of it a transaction; `left` hears how much is, now
        and then, for to count it takes long when it is much."""
        told = -TOLD
        with self._building() as connection:
            while self._renew(connection, joining):
                if monotonic() - told >= TOLD:
                    left(self.stale())
                    told = monotonic()
        left(0)

    def _renew(self, connection: Connection, joining: Joining) -> bool:
        """Place, join or name some hundreds of what waits, in this order; whether there was anything to do."""
        with self._step(connection):
            verdicts, tied = judgements.verdicts(connection)
            tally = Tally()
            renewal = Renewal(connection, joining, verdicts, tied, tally)
            if items := waiting.todo(connection, waiting.PLACE, TOGETHER):
                placing.place(connection, items, joining, verdicts, tally)
            elif items := waiting.todo(connection, waiting.JOIN, TOGETHER):
                renewal.join(items)
            elif items := waiting.stale_names(connection, TOGETHER):
                renewal.names(items)
            tally.put_down(connection)
            return bool(items)

    def forget_entries(self) -> None:
        """Take out all entries; `flow.freshen` makes them anew from claims and judgements."""
        with self._writing() as connection:
            placing.forget_entries(connection)

    def unindexed(self) -> list[str]:
        """Some of the pages that search does not know yet: those filed by older versions."""
        with self._reading() as connection:
            return waiting.todo(connection, waiting.INDEX, TOGETHER)

    def index(self, words: Sequence[tuple[str, Sequence[Spoken]]]) -> None:
        """Let search know pages, each given with its words."""
        with self._building() as connection, self._step(connection):
            for digest, spoken in words:
                search.insert_words(connection, digest, spoken)
            waiting.done(connection, waiting.INDEX, (digest for digest, _ in words))

    def forget_index(self) -> None:
        """Empty the index of search; `flow.freshen` makes it anew."""
        with self._writing() as connection:
            search.forget_all(connection)
            waiting.mark(connection, waiting.INDEX, pages.digests(connection))

    def uncompared(self) -> list[str]:
        """Some of the pages that have not been compared with the others for copies yet."""
        with self._reading() as connection:
            return waiting.todo(connection, waiting.COMPARE, TOGETHER)

    def compare(self, digests: Sequence[str], sketch: copies.Sketch, share: copies.Share, least: float) -> None:
        """Look for copies of pages among those compared before."""
        with self._building() as connection, self._step(connection):
            for digest in digests:
                copies.compare(connection, digest, sketch, share, least)
            waiting.done(connection, waiting.COMPARE, digests)
