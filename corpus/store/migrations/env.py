"""Runs the revisions on the connection that `corpus.store.schema` hands over, inside its transaction."""

from alembic import context

from corpus.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
