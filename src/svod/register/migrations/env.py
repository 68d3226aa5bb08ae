"""Alembic's way into the register: run only from `register/database.py`, on a connection that is open already."""

from alembic import context

from svod.register.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
