"""Visits: planned, decided, under way, closed; the villages and their calendar."""
