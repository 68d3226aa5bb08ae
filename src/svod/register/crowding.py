"""Crowding: blocks that hold too many claims for any of them to be told from the others."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from svod.model.joining import Joining
from svod.register.rows import listed

_FULL = text(
    """
    SELECT asked.value FROM json_each(:blocks) AS asked
    WHERE (SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = asked.value LIMIT :most)) = :most
    """
)


def crowded(connection: Connection, blocks: Iterable[str], joining: Joining) -> set[str]:
    """Those of some blocks in which no claim is found by others."""
    asked = {"blocks": listed(one for one in blocks if joining.crowding(one)), "most": joining.crowd + 1}
    return set(connection.execute(_FULL, asked).scalars())


def faced(own: Iterable[str], joining: Joining) -> set[str]:
    """The blocks where claims of some blocks look for others."""
    return {other for one in own for other in joining.facing(one)}
