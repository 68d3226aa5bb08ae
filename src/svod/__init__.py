"""Svod: a register of cooperation in which every fact carries the sentence it came from."""

__version__ = "0.1.0"
