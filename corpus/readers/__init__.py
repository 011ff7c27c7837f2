"""Files to `Document`s."""
