"""What should be looked at: found in the background, looked at by coordinators."""
