"""The revisions, oldest first; each keeps the data of the one before."""
