"""Text to record: pure functions over a `Document`; no file, no clock, no network."""
