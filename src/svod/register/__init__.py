"""The register: SQLite through SQLAlchemy Core, the sole home of SQL."""

from svod.register.batch import Batch, Leaf
from svod.register.store import Register

__all__ = ["Batch", "Leaf", "Register"]
