"""The first shape of the database. Written by `ras_desktop.store.migrations.fresh`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=True),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft'))
    )
    op.create_index(op.f('ix_draft_case'), 'draft', ['case'], unique=False)
    op.create_index(op.f('ix_draft_owner'), 'draft', ['owner'], unique=False)
    op.create_table('last_seen',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_last_seen'))
    )
    op.create_table('user_account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('roles', sa.Text(), nullable=False),
    sa.Column('team', sa.String(), nullable=False),
    sa.Column('standing', sa.String(), nullable=False),
    sa.Column('must_change', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user_account'))
    )
    op.create_index(op.f('ix_user_account_folded'), 'user_account', ['folded'], unique=False)
    op.create_table('key_slot',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('tag', sa.String(), nullable=False),
    sa.Column('owner', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['owner'], ['user_account.id'], name=op.f('fk_key_slot_owner_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_slot'))
    )
    op.create_index(op.f('ix_key_slot_owner'), 'key_slot', ['owner'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_key_slot_owner'), table_name='key_slot')
    op.drop_table('key_slot')
    op.drop_index(op.f('ix_user_account_folded'), table_name='user_account')
    op.drop_table('user_account')
    op.drop_table('last_seen')
    op.drop_index(op.f('ix_draft_owner'), table_name='draft')
    op.drop_index(op.f('ix_draft_case'), table_name='draft')
    op.drop_table('draft')
