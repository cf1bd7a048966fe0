"""Alembic's entry: runs the migrations on the connection that storage/migrate.py hands over."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=context.config.attributes.get("render_item"),
    render_as_batch=True,  # SQLite cannot alter a column; elsewhere a batch is a plain ALTER
)
context.run_migrations()
