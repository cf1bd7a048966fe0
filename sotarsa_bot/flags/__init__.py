"""What should be looked at: found by rules, answered by a coordinator, and never an accusation."""
