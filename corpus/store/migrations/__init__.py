"""How a store came to its present tables: Alembic revisions, run when a store is opened."""
