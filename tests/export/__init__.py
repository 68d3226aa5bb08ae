"""Files for other programs: written, and read back by somebody else."""
