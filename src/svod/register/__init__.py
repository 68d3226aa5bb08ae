"""The register: SQLite through SQLAlchemy Core, the sole home of SQL."""

from svod.register.store import Batch, Leaf, Register

__all__ = ["Batch", "Leaf", "Register"]
