"""The day itself: the panel, counts, the load, and service requests."""
