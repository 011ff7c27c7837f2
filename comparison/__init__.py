"""Records to what changed from year to year: pure, and knows of plans only what `schemas` says."""
