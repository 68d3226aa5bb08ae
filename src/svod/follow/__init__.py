"""What became of things: offices over time, conflicts, corroboration, figures compared, promises and their results."""
