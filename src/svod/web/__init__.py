"""The web: each route parses, asks the register, renders."""

from svod.web.application import application
from svod.web.server import Serving, run

__all__ = ["Serving", "application", "run"]
