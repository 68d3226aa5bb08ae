"""The web: each route parses, asks the register, renders."""
