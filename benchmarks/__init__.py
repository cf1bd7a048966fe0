"""Figures, measured against `simulator/`: `python -m benchmarks`. May import everything; nobody imports it."""
