"""What many conversations let somebody choose: the visit that is meant, a village."""
