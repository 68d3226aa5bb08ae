"""How good the reading is: scoring against gold, speed, public benchmarks. Nothing of the program depends on it."""
