"""Recipients: a visit's list, lists as files, the pocket pack."""
