"""`python -m svod`: the same as the command svod."""

from svod.cli import main

main()
