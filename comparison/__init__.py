"""Records to what changed from year to year."""
