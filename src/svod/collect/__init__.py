"""Addresses → Pages: the one verb `collect`; what cannot be collected comes out as SetAside."""

from svod.collect.files import SetAside, collect

__all__ = ["SetAside", "collect"]
