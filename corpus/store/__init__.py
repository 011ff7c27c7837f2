"""Records kept in SQLite or PostgreSQL: the only room that knows SQLAlchemy."""
