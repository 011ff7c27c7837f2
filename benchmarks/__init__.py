"""What it costs: always beside something else in the same run, never as a timed test."""
