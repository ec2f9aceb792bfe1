"""Run by Alembic: uses the connection that `migrations.run` hands over."""

from alembic import context

from ras_desktop.store.migrations.shape import options

context.configure(connection=context.config.attributes["connection"], **options())
context.run_migrations()
