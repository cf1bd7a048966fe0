"""Recipients: a visit's list, lists and offline forms as files, the pocket pack."""
