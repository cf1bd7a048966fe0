"""Who is who, in which chat, and who may do what."""
