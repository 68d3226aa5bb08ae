"""Warmed: what every server of the site needs, imported and made ready in the process that they are forked from."""

import svod.cli.app  # noqa: F401
from svod.web.rendering import warm

warm()
