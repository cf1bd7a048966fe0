"""/tugas: what waits for whom, and what happens when it waits for too long."""
