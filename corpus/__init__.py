"""Files to documents (readers), records to a database (store), and plans written for this project (samples)."""
