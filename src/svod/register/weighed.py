"""Weighed: what a register tells of how sure things are and how much hangs on them, for what people judge next."""

from collections.abc import Iterable, Sequence

from svod.register import reviews
from svod.register.derived import Derived


class Weighed(Derived):
    """The part of a register that says what is to be judged."""

    def unjudged(
        self, kind: str | None = None, limit: int = 1, offset: int = 0, areas: Sequence[str] = ()
    ) -> list[str]:
        """Claims that no judgement stands on, the least sure first."""
        with self._reading() as connection:
            return reviews.unjudged(connection, kind, areas, limit, offset)

    def effects(self, ids: Iterable[str]) -> dict[str, float]:
        """How much hangs on each claim: a whole for an entry that rests on it alone, a part where others tell it."""
        with self._reading() as connection:
            return reviews.effects(connection, list(dict.fromkeys(ids)))

    def confidences(self, ids: Iterable[str]) -> dict[str, float]:
        """How sure the program is of each claim, from 0 to 1."""
        with self._reading() as connection:
            return reviews.confidences(connection, list(ids))

    def doubted(self, areas: Sequence[str] = ()) -> list[str]:
        """Names of entries beside which candidates stand."""
        with self._reading() as connection:
            return reviews.doubted(connection, areas)

    def tied(self, areas: Sequence[str] = ()) -> list[str]:
        """Names of organisations that pages give a name which an entry of its own has."""
        with self._reading() as connection:
            return reviews.tied(connection, areas)
