"""Numbers, erasure, and the audit: what names people, and who did what."""
