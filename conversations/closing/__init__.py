"""How a visit ends: closed, opened again, or put off in words; and what comes for it too late."""
