"""Runs the migrations of record.db on the connection that the app has open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
