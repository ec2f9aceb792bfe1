"""The first shape of the database. Written by `ras_desktop.store.migrations.fresh`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('case_number',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_number'))
    )
    op.create_table('caseload',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('first_names', sa.String(), nullable=False),
    sa.Column('last_name', sa.String(), nullable=False),
    sa.Column('preferred_name', sa.String(), nullable=False),
    sa.Column('born', sa.String(), nullable=True),
    sa.Column('postcode', sa.String(), nullable=False),
    sa.Column('nhs_number', sa.String(), nullable=False),
    sa.Column('worker', sa.String(), nullable=True),
    sa.Column('worker_name', sa.String(), nullable=False),
    sa.Column('team', sa.String(), nullable=False),
    sa.Column('area', sa.String(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('due', sa.String(), nullable=True),
    sa.Column('due_code', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('touched', sa.String(), nullable=False),
    sa.Column('search', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('restricted', sa.Boolean(), nullable=False),
    sa.Column('gone', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_caseload'))
    )
    op.create_index(op.f('ix_caseload_touched'), 'caseload', ['touched'], unique=False)
    op.create_table('council',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('decider', sa.String(), nullable=False),
    sa.Column('help', sa.Text(), nullable=False),
    sa.Column('logo', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_council'))
    )
    op.create_table('draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=True),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('knew', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft'))
    )
    op.create_index(op.f('ix_draft_case'), 'draft', ['case'], unique=False)
    op.create_index(op.f('ix_draft_owner'), 'draft', ['owner'], unique=False)
    op.create_table('edition',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('shipped', sa.Boolean(), nullable=False),
    sa.Column('for_use', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('added_by_name', sa.String(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition')),
    sa.UniqueConstraint('kind', 'name', 'digest', name='edition_once')
    )
    op.create_index(op.f('ix_edition_kind'), 'edition', ['kind'], unique=False)
    op.create_table('export',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('columns', sa.Text(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_export'))
    )
    op.create_index(op.f('ix_export_by'), 'export', ['by'], unique=False)
    op.create_table('family_case',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('state_since', sa.Date(), nullable=False),
    sa.Column('state_reason', sa.String(), nullable=False),
    sa.Column('worker', sa.Uuid(), nullable=True),
    sa.Column('team', sa.String(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('existing_package', sa.Boolean(), nullable=False),
    sa.Column('merged_into', sa.Uuid(), nullable=True),
    sa.Column('restricted', sa.Boolean(), nullable=False),
    sa.Column('first_names', sa.String(), nullable=False),
    sa.Column('last_name', sa.String(), nullable=False),
    sa.Column('preferred_name', sa.String(), nullable=False),
    sa.Column('born', sa.Date(), nullable=True),
    sa.Column('sex', sa.String(), nullable=False),
    sa.Column('gender_identity', sa.String(), nullable=False),
    sa.Column('nhs_number', sa.String(), nullable=False),
    sa.Column('system_number', sa.String(), nullable=False),
    sa.Column('household', sa.String(), nullable=False),
    sa.Column('family_composition', sa.String(), nullable=False),
    sa.Column('ethnicity', sa.String(), nullable=False),
    sa.Column('religion', sa.String(), nullable=False),
    sa.Column('first_language', sa.String(), nullable=False),
    sa.Column('interpreter_needed', sa.Boolean(), nullable=False),
    sa.Column('communication', sa.String(), nullable=False),
    sa.Column('school', sa.String(), nullable=False),
    sa.Column('year_group', sa.String(), nullable=False),
    sa.Column('primary_need', sa.String(), nullable=False),
    sa.Column('level_of_need', sa.String(), nullable=False),
    sa.Column('on_register', sa.Boolean(), nullable=False),
    sa.Column('ehc_status', sa.String(), nullable=False),
    sa.Column('ehc_issued', sa.Date(), nullable=True),
    sa.Column('ehc_next_review', sa.Date(), nullable=True),
    sa.Column('plan_basis', sa.String(), nullable=True),
    sa.Column('legal_flags', sa.Text(), nullable=False),
    sa.Column('lines', sa.String(), nullable=False),
    sa.Column('town', sa.String(), nullable=False),
    sa.Column('postcode', sa.String(), nullable=False),
    sa.Column('locality', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_family_case'))
    )
    op.create_index(op.f('ix_family_case_merged_into'), 'family_case', ['merged_into'], unique=False)
    op.create_index(op.f('ix_family_case_number'), 'family_case', ['number'], unique=False)
    op.create_index(op.f('ix_family_case_worker'), 'family_case', ['worker'], unique=False)
    op.create_table('former_key',
    sa.Column('generation', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('generation', name=op.f('pk_former_key'))
    )
    op.create_table('last_seen',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_last_seen'))
    )
    op.create_table('log_checkpoint',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('root', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('signature', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_log_checkpoint'))
    )
    op.create_table('log_entry',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('actor_name', sa.Text(), nullable=False),
    sa.Column('verb', sa.Text(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('thing', sa.Text(), nullable=False),
    sa.Column('of_case', sa.Text(), nullable=False),
    sa.Column('act', sa.BigInteger(), nullable=False),
    sa.Column('many', sa.BigInteger(), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('previous', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_log_entry'))
    )
    op.create_index(op.f('ix_log_entry_of_case'), 'log_entry', ['of_case'], unique=False)
    op.create_index('ix_log_entry_restored', 'log_entry', ['number'], unique=False, sqlite_where=sa.text("what = 'restore'"), postgresql_where=sa.text("what = 'restore'"))
    op.create_table('log_key',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('private', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_log_key'))
    )
    op.create_table('log_value',
    sa.Column('entry', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('of_case', sa.Text(), nullable=False),
    sa.Column('held', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('entry', name=op.f('pk_log_value'))
    )
    op.create_table('panel_meeting',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('at', sa.Text(), nullable=True),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('members', sa.Text(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('papers_on', sa.Date(), nullable=True),
    sa.Column('notes', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_meeting'))
    )
    op.create_index(op.f('ix_panel_meeting_on'), 'panel_meeting', ['on'], unique=False)
    op.create_index(op.f('ix_panel_meeting_state'), 'panel_meeting', ['state'], unique=False)
    op.create_table('payment_run',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('opened_by', sa.Uuid(), nullable=False),
    sa.Column('opened_by_name', sa.String(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reviewed_by', sa.Uuid(), nullable=True),
    sa.Column('reviewed_by_name', sa.String(), nullable=False),
    sa.Column('reviewed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_by', sa.Uuid(), nullable=True),
    sa.Column('sealed_by_name', sa.String(), nullable=False),
    sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('blocked', sa.Integer(), nullable=False),
    sa.Column('sum', sa.BigInteger(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('layout', sa.Text(), nullable=True),
    sa.Column('exported', sa.Text(), nullable=True),
    sa.Column('slot', sa.String(), nullable=True),
    sa.Column('open', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_run')),
    sa.UniqueConstraint('open', name='payment_run_open'),
    sa.UniqueConstraint('slot', name='payment_run_period')
    )
    op.create_index(op.f('ix_payment_run_day'), 'payment_run', ['day'], unique=False)
    op.create_index(op.f('ix_payment_run_state'), 'payment_run', ['state'], unique=False)
    op.create_table('payment_setting',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('layout', sa.Text(), nullable=True),
    sa.Column('codes', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_setting'))
    )
    op.create_table('saved_view',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('owner', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('columns', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_view'))
    )
    op.create_index(op.f('ix_saved_view_owner'), 'saved_view', ['owner'], unique=False)
    op.create_table('uplift',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('share', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('ended_by', sa.Uuid(), nullable=True),
    sa.Column('ended_by_name', sa.String(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('families', sa.Integer(), nullable=False),
    sa.Column('more', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_uplift'))
    )
    op.create_index(op.f('ix_uplift_state'), 'uplift', ['state'], unique=False)
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
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('holder', sa.String(), nullable=False),
    sa.Column('masked', sa.String(), nullable=False),
    sa.Column('entered_by', sa.Uuid(), nullable=False),
    sa.Column('entered_by_name', sa.String(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_on', sa.Date(), nullable=False),
    sa.Column('seen', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('confirmed_by_name', sa.String(), nullable=False),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('replaces', sa.Uuid(), nullable=True),
    sa.Column('payee_no', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_account_case_family_case')),
    sa.ForeignKeyConstraint(['replaces'], ['account.id'], name=op.f('fk_account_replaces_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account'))
    )
    op.create_index(op.f('ix_account_case'), 'account', ['case'], unique=False)
    op.create_index(op.f('ix_account_state'), 'account', ['state'], unique=False)
    op.create_table('address_confirmation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('who', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_address_confirmation_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_address_confirmation'))
    )
    op.create_index(op.f('ix_address_confirmation_case'), 'address_confirmation', ['case'], unique=False)
    op.create_table('arrangement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('milestone', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('capacity', sa.Boolean(), nullable=True),
    sa.Column('capacity_on', sa.Date(), nullable=True),
    sa.Column('capacity_by', sa.String(), nullable=False),
    sa.Column('able', sa.Boolean(), nullable=True),
    sa.Column('consent_on', sa.Date(), nullable=True),
    sa.Column('share', sa.Integer(), nullable=True),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_arrangement_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_arrangement'))
    )
    op.create_index('arrangement_of_case', 'arrangement', ['case', 'milestone', 'what', 'at', 'number'], unique=False)
    op.create_table('assessment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('scheme', sa.Uuid(), nullable=False),
    sa.Column('scheme_name', sa.String(), nullable=False),
    sa.Column('scheme_version', sa.String(), nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('annual', sa.BigInteger(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_by', sa.Uuid(), nullable=True),
    sa.Column('sealed_by_name', sa.String(), nullable=False),
    sa.Column('answers', sa.Text(), nullable=False),
    sa.Column('gates', sa.Text(), nullable=False),
    sa.Column('chosen', sa.Text(), nullable=False),
    sa.Column('carried', sa.Text(), nullable=False),
    sa.Column('show_estimate', sa.Boolean(), nullable=False),
    sa.Column('why', sa.String(), nullable=False),
    sa.Column('follows', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_assessment_case_family_case')),
    sa.ForeignKeyConstraint(['follows'], ['assessment.id'], name=op.f('fk_assessment_follows_assessment')),
    sa.ForeignKeyConstraint(['scheme'], ['edition.id'], name=op.f('fk_assessment_scheme_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment'))
    )
    op.create_index('assessment_in_state', 'assessment', ['state', 'case', 'id', 'on', 'sealed_by', 'sealed_at'], unique=False)
    op.create_index(op.f('ix_assessment_case'), 'assessment', ['case'], unique=False)
    op.create_index(op.f('ix_assessment_follows'), 'assessment', ['follows'], unique=False)
    op.create_table('attachment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('added_by', sa.Uuid(), nullable=False),
    sa.Column('added_by_name', sa.String(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('about', sa.Uuid(), nullable=True),
    sa.Column('removed', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_attachment_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    op.create_index(op.f('ix_attachment_about'), 'attachment', ['about'], unique=False)
    op.create_index(op.f('ix_attachment_case'), 'attachment', ['case'], unique=False)
    op.create_table('case_access',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('who', sa.Uuid(), nullable=False),
    sa.Column('who_name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('looked_by', sa.Uuid(), nullable=True),
    sa.Column('looked_by_name', sa.String(), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_case_access_case_family_case')),
    sa.ForeignKeyConstraint(['who'], ['user_account.id'], name=op.f('fk_case_access_who_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_access'))
    )
    op.create_index(op.f('ix_case_access_case'), 'case_access', ['case'], unique=False)
    op.create_index(op.f('ix_case_access_who'), 'case_access', ['who'], unique=False)
    op.create_table('case_restriction',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('ground', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lifted_by', sa.Uuid(), nullable=True),
    sa.Column('lifted_by_name', sa.String(), nullable=False),
    sa.Column('lifted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lifted_reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_case_restriction_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_restriction'))
    )
    op.create_index(op.f('ix_case_restriction_case'), 'case_restriction', ['case'], unique=False)
    op.create_table('case_sought',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('who', sa.Uuid(), nullable=False),
    sa.Column('who_name', sa.String(), nullable=False),
    sa.Column('team', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('born', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('opened', sa.Uuid(), nullable=True),
    sa.Column('looked_by', sa.Uuid(), nullable=True),
    sa.Column('looked_by_name', sa.String(), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['who'], ['user_account.id'], name=op.f('fk_case_sought_who_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_sought'))
    )
    op.create_index(op.f('ix_case_sought_at'), 'case_sought', ['at'], unique=False)
    op.create_index(op.f('ix_case_sought_who'), 'case_sought', ['who'], unique=False)
    op.create_table('case_state',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_case_state_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_state'))
    )
    op.create_index(op.f('ix_case_state_case'), 'case_state', ['case'], unique=False)
    op.create_table('consent',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('given_by', sa.String(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('detail', sa.String(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_consent_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    op.create_index(op.f('ix_consent_case'), 'consent', ['case'], unique=False)
    op.create_table('cover',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Uuid(), nullable=False),
    sa.Column('absent_name', sa.String(), nullable=False),
    sa.Column('covering', sa.Uuid(), nullable=False),
    sa.Column('covering_name', sa.String(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('notes', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['absent'], ['user_account.id'], name=op.f('fk_cover_absent_user_account')),
    sa.ForeignKeyConstraint(['covering'], ['user_account.id'], name=op.f('fk_cover_covering_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cover'))
    )
    op.create_index(op.f('ix_cover_absent'), 'cover', ['absent'], unique=False)
    op.create_index(op.f('ix_cover_covering'), 'cover', ['covering'], unique=False)
    op.create_table('early_tick',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_early_tick_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_early_tick'))
    )
    op.create_index(op.f('ix_early_tick_case'), 'early_tick', ['case'], unique=False)
    op.create_table('growing_task',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('task', sa.String(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_growing_task_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_growing_task'))
    )
    op.create_index('growing_task_of_case', 'growing_task', ['case', 'task'], unique=False)
    op.create_table('key_slot',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('tag', sa.String(), nullable=False),
    sa.Column('public', sa.String(), nullable=False),
    sa.Column('owner', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['owner'], ['user_account.id'], name=op.f('fk_key_slot_owner_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_slot'))
    )
    op.create_index(op.f('ix_key_slot_owner'), 'key_slot', ['owner'], unique=False)
    op.create_table('merge',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('survivor', sa.Uuid(), nullable=False),
    sa.Column('loser', sa.Uuid(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['loser'], ['family_case.id'], name=op.f('fk_merge_loser_family_case')),
    sa.ForeignKeyConstraint(['survivor'], ['family_case.id'], name=op.f('fk_merge_survivor_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merge'))
    )
    op.create_index(op.f('ix_merge_loser'), 'merge', ['loser'], unique=False)
    op.create_index(op.f('ix_merge_survivor'), 'merge', ['survivor'], unique=False)
    op.create_table('needs_assessment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('needs', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_needs_assessment_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_needs_assessment'))
    )
    op.create_index(op.f('ix_needs_assessment_case'), 'needs_assessment', ['case'], unique=False)
    op.create_table('note',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('child_seen', sa.Boolean(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('written_by', sa.Uuid(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_note_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note'))
    )
    op.create_index(op.f('ix_note_case'), 'note', ['case'], unique=False)
    op.create_table('panel_interest',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('meeting', sa.Uuid(), nullable=False),
    sa.Column('member', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_panel_interest_case_family_case')),
    sa.ForeignKeyConstraint(['meeting'], ['panel_meeting.id'], name=op.f('fk_panel_interest_meeting_panel_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_interest'))
    )
    op.create_index(op.f('ix_panel_interest_case'), 'panel_interest', ['case'], unique=False)
    op.create_index(op.f('ix_panel_interest_meeting'), 'panel_interest', ['meeting'], unique=False)
    op.create_table('payment_pause',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('looked_by', sa.Uuid(), nullable=True),
    sa.Column('looked_by_name', sa.String(), nullable=False),
    sa.Column('looked_on', sa.Date(), nullable=True),
    sa.Column('look', sa.String(), nullable=False),
    sa.Column('resumed_on', sa.Date(), nullable=True),
    sa.Column('resumed_by_name', sa.String(), nullable=False),
    sa.Column('resumed_reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_payment_pause_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_pause'))
    )
    op.create_index(op.f('ix_payment_pause_case'), 'payment_pause', ['case'], unique=False)
    op.create_index(op.f('ix_payment_pause_state'), 'payment_pause', ['state'], unique=False)
    op.create_table('payment_share',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('strand', sa.String(), nullable=False),
    sa.Column('agency', sa.String(), nullable=False),
    sa.Column('agreed_by', sa.String(), nullable=False),
    sa.Column('agreed_on', sa.Date(), nullable=False),
    sa.Column('monitored_by', sa.String(), nullable=False),
    sa.Column('recharged', sa.Boolean(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_payment_share_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_share'))
    )
    op.create_index(op.f('ix_payment_share_case'), 'payment_share', ['case'], unique=False)
    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('relation', sa.String(), nullable=False),
    sa.Column('parental_responsibility', sa.Boolean(), nullable=False),
    sa.Column('same_household', sa.Boolean(), nullable=False),
    sa.Column('carer', sa.Boolean(), nullable=False),
    sa.Column('professional', sa.Boolean(), nullable=False),
    sa.Column('organisation', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('needs_interpreter', sa.String(), nullable=False),
    sa.Column('must_not_learn_address', sa.Boolean(), nullable=False),
    sa.Column('no_papers', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_person_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_index(op.f('ix_person_case'), 'person', ['case'], unique=False)
    op.create_table('practice_attempt',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Uuid(), nullable=False),
    sa.Column('practice_set', sa.String(), nullable=False),
    sa.Column('child', sa.String(), nullable=False),
    sa.Column('worker', sa.Uuid(), nullable=False),
    sa.Column('worker_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answers', sa.Text(), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition'], ['edition.id'], name=op.f('fk_practice_attempt_edition_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice_attempt'))
    )
    op.create_index(op.f('ix_practice_attempt_edition'), 'practice_attempt', ['edition'], unique=False)
    op.create_index(op.f('ix_practice_attempt_practice_set'), 'practice_attempt', ['practice_set'], unique=False)
    op.create_index(op.f('ix_practice_attempt_worker'), 'practice_attempt', ['worker'], unique=False)
    op.create_table('proposal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('concern', sa.String(), nullable=False),
    sa.Column('sum', sa.BigInteger(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('reasons', sa.String(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('steps', sa.Text(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('decided_sum', sa.BigInteger(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decided_by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_proposal_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal'))
    )
    op.create_index(op.f('ix_proposal_case'), 'proposal', ['case'], unique=False)
    op.create_index(op.f('ix_proposal_state'), 'proposal', ['state'], unique=False)
    op.create_table('put_off',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_put_off_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_put_off'))
    )
    op.create_index(op.f('ix_put_off_case'), 'put_off', ['case'], unique=False)
    op.create_table('request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('made_by', sa.String(), nullable=False),
    sa.Column('relation', sa.String(), nullable=False),
    sa.Column('strands', sa.Text(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('outcome_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_request_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request'))
    )
    op.create_index(op.f('ix_request_case'), 'request', ['case'], unique=False)
    op.create_index('request_by_outcome', 'request', ['outcome', 'case', 'id', 'made_on'], unique=False)
    op.create_table('scheme_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('copied_from', sa.Uuid(), nullable=True),
    sa.Column('made_by_name', sa.String(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('saved_by_name', sa.String(), nullable=False),
    sa.Column('saved_by', sa.Uuid(), nullable=True),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('kept_as', sa.Uuid(), nullable=True),
    sa.Column('approval', sa.Text(), nullable=True),
    sa.Column('retirement', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['copied_from'], ['edition.id'], name=op.f('fk_scheme_version_copied_from_edition')),
    sa.ForeignKeyConstraint(['kept_as'], ['edition.id'], name=op.f('fk_scheme_version_kept_as_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scheme_version'))
    )
    op.create_index(op.f('ix_scheme_version_kept_as'), 'scheme_version', ['kept_as'], unique=False)
    op.create_index(op.f('ix_scheme_version_state'), 'scheme_version', ['state'], unique=False)
    op.create_table('set_amount',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('strand', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('set_by', sa.String(), nullable=False),
    sa.Column('set_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('needs_assessment', sa.Uuid(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_reason', sa.String(), nullable=False),
    sa.Column('recorded_by_name', sa.String(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_set_amount_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_set_amount'))
    )
    op.create_index(op.f('ix_set_amount_case'), 'set_amount', ['case'], unique=False)
    op.create_table('sibling',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('first', sa.Uuid(), nullable=False),
    sa.Column('second', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['first'], ['family_case.id'], name=op.f('fk_sibling_first_family_case')),
    sa.ForeignKeyConstraint(['second'], ['family_case.id'], name=op.f('fk_sibling_second_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sibling'))
    )
    op.create_index(op.f('ix_sibling_first'), 'sibling', ['first'], unique=False)
    op.create_index(op.f('ix_sibling_second'), 'sibling', ['second'], unique=False)
    op.create_table('statement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('known', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('head', sa.Text(), nullable=False),
    sa.Column('columns', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_statement_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement'))
    )
    op.create_index(op.f('ix_statement_case'), 'statement', ['case'], unique=False)
    op.create_table('worker_spell',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('worker', sa.Uuid(), nullable=False),
    sa.Column('worker_name', sa.String(), nullable=False),
    sa.Column('team', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_worker_spell_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_worker_spell'))
    )
    op.create_index(op.f('ix_worker_spell_case'), 'worker_spell', ['case'], unique=False)
    op.create_table('account_number',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('sort_code', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['account.id'], name=op.f('fk_account_number_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account_number'))
    )
    op.create_table('attachment_bytes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('loose', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['attachment.id'], name=op.f('fk_attachment_bytes_id_attachment')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment_bytes'))
    )
    op.create_table('case_unopened',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('attempt', sa.Uuid(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=True),
    sa.Column('who', sa.Uuid(), nullable=False),
    sa.Column('who_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('looked_by', sa.Uuid(), nullable=True),
    sa.Column('looked_by_name', sa.String(), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['attempt'], ['case_sought.id'], name=op.f('fk_case_unopened_attempt_case_sought')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_case_unopened_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_unopened'))
    )
    op.create_index(op.f('ix_case_unopened_attempt'), 'case_unopened', ['attempt'], unique=False)
    op.create_index(op.f('ix_case_unopened_case'), 'case_unopened', ['case'], unique=False)
    op.create_table('issued_document',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('about', sa.Uuid(), nullable=False),
    sa.Column('for_whom', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('issued_by', sa.Uuid(), nullable=False),
    sa.Column('issued_by_name', sa.String(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('means', sa.String(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('confirmed', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_issued_document_case_family_case')),
    sa.ForeignKeyConstraint(['confirmed'], ['address_confirmation.id'], name=op.f('fk_issued_document_confirmed_address_confirmation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_document'))
    )
    op.create_index('issued_about', 'issued_document', ['about', 'kind', 'issued_at'], unique=False)
    op.create_index(op.f('ix_issued_document_case'), 'issued_document', ['case'], unique=False)
    op.create_table('moderation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('assessment', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('answers', sa.Text(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('needed', sa.String(), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('annual', sa.BigInteger(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by_name', sa.String(), nullable=False),
    sa.Column('decided', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['assessment'], ['assessment.id'], name=op.f('fk_moderation_assessment_assessment')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_moderation_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moderation'))
    )
    op.create_index(op.f('ix_moderation_assessment'), 'moderation', ['assessment'], unique=False)
    op.create_index(op.f('ix_moderation_case'), 'moderation', ['case'], unique=False)
    op.create_index(op.f('ix_moderation_state'), 'moderation', ['state'], unique=False)
    op.create_table('plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('planned', sa.BigInteger(), nullable=True),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sums', sa.Text(), nullable=False),
    sa.Column('plan', sa.Text(), nullable=False),
    sa.Column('assessment', sa.Uuid(), nullable=True),
    sa.Column('amounts', sa.Text(), nullable=False),
    sa.Column('prices', sa.Uuid(), nullable=True),
    sa.Column('terms', sa.Uuid(), nullable=True),
    sa.Column('scope', sa.Uuid(), nullable=True),
    sa.Column('template', sa.Uuid(), nullable=True),
    sa.Column('sources', sa.Text(), nullable=False),
    sa.Column('follows', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('agreed', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['assessment'], ['assessment.id'], name=op.f('fk_plan_assessment_assessment')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_plan_case_family_case')),
    sa.ForeignKeyConstraint(['follows'], ['plan.id'], name=op.f('fk_plan_follows_plan')),
    sa.ForeignKeyConstraint(['prices'], ['edition.id'], name=op.f('fk_plan_prices_edition')),
    sa.ForeignKeyConstraint(['scope'], ['edition.id'], name=op.f('fk_plan_scope_edition')),
    sa.ForeignKeyConstraint(['template'], ['edition.id'], name=op.f('fk_plan_template_edition')),
    sa.ForeignKeyConstraint(['terms'], ['edition.id'], name=op.f('fk_plan_terms_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan'))
    )
    op.create_index(op.f('ix_plan_case'), 'plan', ['case'], unique=False)
    op.create_index(op.f('ix_plan_follows'), 'plan', ['follows'], unique=False)
    op.create_index('plan_in_state', 'plan', ['state', 'case', 'id', 'on'], unique=False)
    op.create_table('statement_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('statement', sa.Uuid(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('balance', sa.BigInteger(), nullable=True),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('line', sa.Uuid(), nullable=True),
    sa.Column('aside', sa.Boolean(), nullable=False),
    sa.Column('sorted_by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_statement_entry_case_family_case')),
    sa.ForeignKeyConstraint(['statement'], ['statement.id'], name=op.f('fk_statement_entry_statement_statement')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement_entry'))
    )
    op.create_index(op.f('ix_statement_entry_case'), 'statement_entry', ['case'], unique=False)
    op.create_index(op.f('ix_statement_entry_statement'), 'statement_entry', ['statement'], unique=False)
    op.create_table('issued_bytes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['issued_document.id'], name=op.f('fk_issued_bytes_id_issued_document')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_bytes'))
    )
    op.create_table('panel_put',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('plan', sa.Uuid(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('family_answer', sa.String(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('meeting', sa.Uuid(), nullable=True),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('withdrawn', sa.String(), nullable=False),
    sa.Column('sum', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_panel_put_case_family_case')),
    sa.ForeignKeyConstraint(['meeting'], ['panel_meeting.id'], name=op.f('fk_panel_put_meeting_panel_meeting')),
    sa.ForeignKeyConstraint(['plan'], ['plan.id'], name=op.f('fk_panel_put_plan_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_put'))
    )
    op.create_index(op.f('ix_panel_put_case'), 'panel_put', ['case'], unique=False)
    op.create_index(op.f('ix_panel_put_meeting'), 'panel_put', ['meeting'], unique=False)
    op.create_index(op.f('ix_panel_put_plan'), 'panel_put', ['plan'], unique=False)
    op.create_index('put_in_state', 'panel_put', ['state', 'case', 'id', 'on'], unique=False)
    op.create_table('review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('why', sa.String(), nullable=False),
    sa.Column('form', sa.Text(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('plan', sa.Uuid(), nullable=True),
    sa.Column('follows', sa.Uuid(), nullable=True),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed', sa.Text(), nullable=True),
    sa.Column('aside', sa.Text(), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('full', sa.Boolean(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('late', sa.Integer(), nullable=False),
    sa.Column('late_why', sa.String(), nullable=False),
    sa.Column('result', sa.String(), nullable=False),
    sa.Column('annual', sa.BigInteger(), nullable=True),
    sa.Column('agreed', sa.BigInteger(), nullable=True),
    sa.Column('heard', sa.String(), nullable=False),
    sa.Column('up', sa.Integer(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('down', sa.Integer(), nullable=False),
    sa.Column('reached', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_review_case_family_case')),
    sa.ForeignKeyConstraint(['follows'], ['review.id'], name=op.f('fk_review_follows_review')),
    sa.ForeignKeyConstraint(['plan'], ['plan.id'], name=op.f('fk_review_plan_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review'))
    )
    op.create_index(op.f('ix_review_case'), 'review', ['case'], unique=False)
    op.create_index(op.f('ix_review_held_on'), 'review', ['held_on'], unique=False)
    op.create_index(op.f('ix_review_state'), 'review', ['state'], unique=False)
    op.create_table('panel_decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('plan', sa.Uuid(), nullable=False),
    sa.Column('put', sa.Uuid(), nullable=True),
    sa.Column('forum', sa.String(), nullable=False),
    sa.Column('meeting', sa.Uuid(), nullable=True),
    sa.Column('verdict', sa.String(), nullable=True),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('corrects', sa.Uuid(), nullable=True),
    sa.Column('ratifies', sa.Uuid(), nullable=True),
    sa.Column('approved', sa.BigInteger(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decided_by_name', sa.String(), nullable=False),
    sa.Column('needed_by', sa.Date(), nullable=True),
    sa.Column('sums', sa.Text(), nullable=False),
    sa.Column('compared', sa.Text(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=False),
    sa.Column('reasons', sa.String(), nullable=False),
    sa.Column('conditions', sa.String(), nullable=False),
    sa.Column('dissent', sa.String(), nullable=False),
    sa.Column('meets_needs', sa.Boolean(), nullable=True),
    sa.Column('needs_reason', sa.String(), nullable=False),
    sa.Column('unmet', sa.Text(), nullable=False),
    sa.Column('exception', sa.String(), nullable=False),
    sa.Column('deferral', sa.Text(), nullable=False),
    sa.Column('interim', sa.BigInteger(), nullable=True),
    sa.Column('correction', sa.String(), nullable=False),
    sa.Column('otherwise', sa.String(), nullable=False),
    sa.Column('decided', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_panel_decision_case_family_case')),
    sa.ForeignKeyConstraint(['corrects'], ['panel_decision.id'], name=op.f('fk_panel_decision_corrects_panel_decision')),
    sa.ForeignKeyConstraint(['meeting'], ['panel_meeting.id'], name=op.f('fk_panel_decision_meeting_panel_meeting')),
    sa.ForeignKeyConstraint(['plan'], ['plan.id'], name=op.f('fk_panel_decision_plan_plan')),
    sa.ForeignKeyConstraint(['put'], ['panel_put.id'], name=op.f('fk_panel_decision_put_panel_put')),
    sa.ForeignKeyConstraint(['ratifies'], ['panel_decision.id'], name=op.f('fk_panel_decision_ratifies_panel_decision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_decision'))
    )
    op.create_index('decision_by_day', 'panel_decision', ['decided_on', 'case', 'id'], unique=False)
    op.create_index('decision_of_case', 'panel_decision', ['case', 'verdict', 'decided_on'], unique=False)
    op.create_index(op.f('ix_panel_decision_corrects'), 'panel_decision', ['corrects'], unique=False)
    op.create_index(op.f('ix_panel_decision_meeting'), 'panel_decision', ['meeting'], unique=False)
    op.create_index(op.f('ix_panel_decision_plan'), 'panel_decision', ['plan'], unique=False)
    op.create_index(op.f('ix_panel_decision_put'), 'panel_decision', ['put'], unique=False)
    op.create_index(op.f('ix_panel_decision_ratifies'), 'panel_decision', ['ratifies'], unique=False)
    op.create_table('review_action',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('review', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('done_by', sa.Uuid(), nullable=True),
    sa.Column('done_by_name', sa.String(), nullable=False),
    sa.Column('said_at', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_review_action_case_family_case')),
    sa.ForeignKeyConstraint(['review'], ['review.id'], name=op.f('fk_review_action_review_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_action'))
    )
    op.create_index(op.f('ix_review_action_case'), 'review_action', ['case'], unique=False)
    op.create_index(op.f('ix_review_action_review'), 'review_action', ['review'], unique=False)
    op.create_table('agreement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('decision', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('rhythm', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('annual', sa.BigInteger(), nullable=False),
    sa.Column('parts', sa.Text(), nullable=False),
    sa.Column('payee', sa.Text(), nullable=False),
    sa.Column('beside', sa.Text(), nullable=False),
    sa.Column('checks', sa.Text(), nullable=False),
    sa.Column('relative', sa.Text(), nullable=False),
    sa.Column('employs', sa.Boolean(), nullable=True),
    sa.Column('employer', sa.Text(), nullable=False),
    sa.Column('help_to_manage', sa.String(), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('settled', sa.Text(), nullable=True),
    sa.Column('signatures', sa.Text(), nullable=False),
    sa.Column('ended', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_agreement_case_family_case')),
    sa.ForeignKeyConstraint(['decision'], ['panel_decision.id'], name=op.f('fk_agreement_decision_panel_decision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement'))
    )
    op.create_index('agreement_in_state', 'agreement', ['state', 'case', 'id', 'started_at'], unique=False)
    op.create_index('agreement_of_case', 'agreement', ['case', 'state', 'starts'], unique=False)
    op.create_index(op.f('ix_agreement_decision'), 'agreement', ['decision'], unique=False)
    op.create_table('closing_account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('agreement', sa.Uuid(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('made_by_name', sa.String(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('balance', sa.BigInteger(), nullable=False),
    sa.Column('balance_on', sa.Date(), nullable=True),
    sa.Column('notice_pay', sa.BigInteger(), nullable=False),
    sa.Column('notice_words', sa.String(), nullable=False),
    sa.Column('other', sa.BigInteger(), nullable=False),
    sa.Column('other_words', sa.String(), nullable=False),
    sa.Column('returned', sa.BigInteger(), nullable=False),
    sa.Column('return_by', sa.Date(), nullable=True),
    sa.Column('kept_reason', sa.String(), nullable=False),
    sa.Column('last_due', sa.BigInteger(), nullable=False),
    sa.Column('last_due_on', sa.Date(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('settled_by', sa.Uuid(), nullable=True),
    sa.Column('settled_by_name', sa.String(), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.Column('returned_on', sa.Date(), nullable=True),
    sa.Column('returned_words', sa.String(), nullable=False),
    sa.Column('covered', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['agreement'], ['agreement.id'], name=op.f('fk_closing_account_agreement_agreement')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_closing_account_case_family_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closing_account'))
    )
    op.create_index(op.f('ix_closing_account_agreement'), 'closing_account', ['agreement'], unique=False)
    op.create_index(op.f('ix_closing_account_case'), 'closing_account', ['case'], unique=False)
    op.create_index(op.f('ix_closing_account_state'), 'closing_account', ['state'], unique=False)
    op.create_table('notice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('agreement', sa.Uuid(), nullable=False),
    sa.Column('decision', sa.Uuid(), nullable=True),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('rhythm', sa.String(), nullable=False),
    sa.Column('reasons', sa.String(), nullable=False),
    sa.Column('needs', sa.Text(), nullable=False),
    sa.Column('wanted', sa.Date(), nullable=True),
    sa.Column('agreed', sa.Text(), nullable=False),
    sa.Column('ground', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('started_by', sa.Uuid(), nullable=True),
    sa.Column('started_by_name', sa.String(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('given', sa.Text(), nullable=True),
    sa.Column('given_on', sa.Date(), nullable=True),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('helped', sa.Text(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('withdrawn_by_name', sa.String(), nullable=False),
    sa.Column('withdrawn', sa.String(), nullable=False),
    sa.Column('first_call', sa.Date(), nullable=True),
    sa.Column('second_call', sa.Date(), nullable=True),
    sa.Column('helped_on', sa.Date(), nullable=True),
    sa.Column('was_annual', sa.BigInteger(), nullable=False),
    sa.Column('annual', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['agreement'], ['agreement.id'], name=op.f('fk_notice_agreement_agreement')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_notice_case_family_case')),
    sa.ForeignKeyConstraint(['decision'], ['panel_decision.id'], name=op.f('fk_notice_decision_panel_decision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice'))
    )
    op.create_index(op.f('ix_notice_agreement'), 'notice', ['agreement'], unique=False)
    op.create_index(op.f('ix_notice_case'), 'notice', ['case'], unique=False)
    op.create_index(op.f('ix_notice_decision'), 'notice', ['decision'], unique=False)
    op.create_index(op.f('ix_notice_state'), 'notice', ['state'], unique=False)
    op.create_table('payment_line',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('run', sa.Uuid(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('agreement', sa.Uuid(), nullable=False),
    sa.Column('strand', sa.String(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('days_first', sa.Date(), nullable=False),
    sa.Column('days_last', sa.Date(), nullable=False),
    sa.Column('payee', sa.String(), nullable=False),
    sa.Column('account', sa.Uuid(), nullable=True),
    sa.Column('masked', sa.String(), nullable=False),
    sa.Column('cost_code', sa.String(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('blocked', sa.Text(), nullable=False),
    sa.Column('sealed', sa.Boolean(), nullable=False),
    sa.Column('payee_no', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account'], ['account.id'], name=op.f('fk_payment_line_account_account')),
    sa.ForeignKeyConstraint(['agreement'], ['agreement.id'], name=op.f('fk_payment_line_agreement_agreement')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_payment_line_case_family_case')),
    sa.ForeignKeyConstraint(['run'], ['payment_run.id'], name=op.f('fk_payment_line_run_payment_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_line'))
    )
    op.create_index(op.f('ix_payment_line_case'), 'payment_line', ['case'], unique=False)
    op.create_index(op.f('ix_payment_line_reference'), 'payment_line', ['reference'], unique=False)
    op.create_index(op.f('ix_payment_line_run'), 'payment_line', ['run'], unique=False)
    op.create_table('uplift_case',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('uplift', sa.Uuid(), nullable=False),
    sa.Column('agreement', sa.Uuid(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=False),
    sa.Column('lifts', sa.Text(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=False),
    sa.Column('kept', sa.Text(), nullable=False),
    sa.Column('decision', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['agreement'], ['agreement.id'], name=op.f('fk_uplift_case_agreement_agreement')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_uplift_case_case_family_case')),
    sa.ForeignKeyConstraint(['decision'], ['panel_decision.id'], name=op.f('fk_uplift_case_decision_panel_decision')),
    sa.ForeignKeyConstraint(['uplift'], ['uplift.id'], name=op.f('fk_uplift_case_uplift_uplift')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_uplift_case'))
    )
    op.create_index(op.f('ix_uplift_case_agreement'), 'uplift_case', ['agreement'], unique=False)
    op.create_index(op.f('ix_uplift_case_case'), 'uplift_case', ['case'], unique=False)
    op.create_index(op.f('ix_uplift_case_decision'), 'uplift_case', ['decision'], unique=False)
    op.create_index(op.f('ix_uplift_case_uplift'), 'uplift_case', ['uplift'], unique=False)
    op.create_table('paid',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('agreement', sa.Uuid(), nullable=False),
    sa.Column('strand', sa.String(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('run', sa.Uuid(), nullable=True),
    sa.Column('line', sa.Uuid(), nullable=True),
    sa.Column('first', sa.Date(), nullable=True),
    sa.Column('run_kind', sa.String(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('undoes', sa.Uuid(), nullable=True),
    sa.Column('looked_by_name', sa.String(), nullable=False),
    sa.Column('looked_on', sa.Date(), nullable=True),
    sa.Column('looked', sa.String(), nullable=False),
    sa.Column('payee_no', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreement'], ['agreement.id'], name=op.f('fk_paid_agreement_agreement')),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_paid_case_family_case')),
    sa.ForeignKeyConstraint(['line'], ['payment_line.id'], name=op.f('fk_paid_line_payment_line')),
    sa.ForeignKeyConstraint(['run'], ['payment_run.id'], name=op.f('fk_paid_run_payment_run')),
    sa.ForeignKeyConstraint(['undoes'], ['paid.id'], name=op.f('fk_paid_undoes_paid')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paid')),
    sa.UniqueConstraint('agreement', 'strand', 'way', 'payee_no', 'first', 'run_kind', 'turn', name='paid_once'),
    sa.UniqueConstraint('undoes', name='paid_undone_once')
    )
    op.create_index(op.f('ix_paid_agreement'), 'paid', ['agreement'], unique=False)
    op.create_index(op.f('ix_paid_case'), 'paid', ['case'], unique=False)
    op.create_index(op.f('ix_paid_kind'), 'paid', ['kind'], unique=False)
    op.create_index(op.f('ix_paid_run'), 'paid', ['run'], unique=False)
    op.create_table('reconsideration',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case', sa.Uuid(), nullable=False),
    sa.Column('notice', sa.Uuid(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('asked_by', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('help_received', sa.String(), nullable=False),
    sa.Column('waits', sa.Boolean(), nullable=False),
    sa.Column('acknowledge_by', sa.Date(), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=False),
    sa.Column('recorded_by_name', sa.String(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('acknowledged_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=True),
    sa.Column('reasons', sa.String(), nullable=False),
    sa.Column('parts', sa.Text(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_by', sa.Uuid(), nullable=True),
    sa.Column('answered_by_name', sa.String(), nullable=False),
    sa.Column('begins', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case'], ['family_case.id'], name=op.f('fk_reconsideration_case_family_case')),
    sa.ForeignKeyConstraint(['notice'], ['notice.id'], name=op.f('fk_reconsideration_notice_notice')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reconsideration'))
    )
    op.create_index(op.f('ix_reconsideration_case'), 'reconsideration', ['case'], unique=False)
    op.create_index(op.f('ix_reconsideration_notice'), 'reconsideration', ['notice'], unique=False)
    op.create_index(op.f('ix_reconsideration_state'), 'reconsideration', ['state'], unique=False)
    dialect = op.get_bind().dialect.name
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("\nCREATE FUNCTION log_append(at_ text, actor_ text, actor_name_ text, verb_ text, what_ text, kind_ text, thing_ text, of_case_ text, act_ bigint, many_ bigint, fields_ text, held_ text)\nRETURNS bigint LANGUAGE plpgsql AS $$\nDECLARE number_ bigint; previous_ text; hash_ text;\nBEGIN\n  PERFORM pg_advisory_xact_lock(7205759403792793600);\n  SELECT number + 1, hash INTO number_, previous_ FROM log_entry ORDER BY number DESC LIMIT 1;\n  IF number_ IS NULL THEN number_ := 1; previous_ := '0000000000000000000000000000000000000000000000000000000000000000'; END IF;\n  IF act_ = 0 THEN act_ := number_; END IF;\n  hash_ := encode(sha256(convert_to(number_::text || chr(10) || at_ || chr(10) || actor_ || chr(10) || actor_name_ || chr(10) || verb_ || chr(10) || what_ || chr(10) || kind_ || chr(10) || thing_ || chr(10) || of_case_ || chr(10) || act_::text || chr(10) || many_::text || chr(10) || fields_ || chr(10) || previous_, 'UTF8')), 'hex');\n  INSERT INTO log_entry (number, at, actor, actor_name, verb, what, kind, thing, of_case, act, many, fields, previous, hash) VALUES (number_, at_, actor_, actor_name_, verb_, what_, kind_, thing_, of_case_, act_, many_, fields_, previous_, hash_);\n  IF held_ <> '' THEN\n    INSERT INTO log_value (entry, of_case, held) VALUES (number_, of_case_, held_);\n  END IF;\n  RETURN number_;\nEND $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('\nCREATE FUNCTION log_append_all(given json) RETURNS void LANGUAGE plpgsql AS $$\nDECLARE each json; act_ bigint := 0; number_ bigint;\nBEGIN\n  FOR each IN SELECT value FROM json_array_elements(given) LOOP\n    number_ := log_append(each ->> 0, each ->> 1, each ->> 2, each ->> 3, each ->> 4, each ->> 5, each ->> 6, each ->> 7,\n      act_, (each ->> 8)::bigint, each ->> 9, each ->> 10);\n    IF act_ = 0 THEN act_ := number_; END IF;\n  END LOOP;\nEND $$')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION account_number_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: account_number'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION account_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: account'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION address_confirmation_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: address_confirmation'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION agreement_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: agreement'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION arrangement_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: arrangement'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION assessment_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: assessment'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION attachment_bytes_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: attachment_bytes'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION attachment_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: attachment'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION closing_account_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: closing_account'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION cover_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: cover'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION edition_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: edition'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION issued_bytes_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: issued_bytes'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION issued_document_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: issued_document'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION log_checkpoint_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: log_checkpoint'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION log_entry_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: log_entry'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION moderation_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: moderation'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION notice_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: notice'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION paid_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: paid'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION panel_decision_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: panel_decision'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION panel_meeting_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: panel_meeting'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION panel_put_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: panel_put'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION payment_line_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: payment_line'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION payment_pause_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: payment_pause'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION payment_run_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: payment_run'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION plan_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: plan'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION practice_attempt_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: practice_attempt'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION proposal_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: proposal'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION put_off_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: put_off'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION reconsideration_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: reconsideration'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION review_action_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: review_action'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION review_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: review'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION scheme_version_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: scheme_version'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION uplift_case_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: uplift_case'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql("CREATE FUNCTION uplift_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed: uplift'; END $$")
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_number_sealed_delete BEFORE DELETE ON "account_number" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION account_number_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_number_sealed_update BEFORE UPDATE ON "account_number" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."sort_code" IS DISTINCT FROM NEW."sort_code" OR OLD."number" IS DISTINCT FROM NEW."number" OR 1 = 0)) EXECUTE FUNCTION account_number_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_sealed_delete BEFORE DELETE ON "account" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_sealed_update BEFORE UPDATE ON "account" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."holder" IS DISTINCT FROM NEW."holder" OR OLD."masked" IS DISTINCT FROM NEW."masked" OR OLD."entered_by" IS DISTINCT FROM NEW."entered_by" OR OLD."entered_by_name" IS DISTINCT FROM NEW."entered_by_name" OR OLD."entered_at" IS DISTINCT FROM NEW."entered_at" OR OLD."entered_on" IS DISTINCT FROM NEW."entered_on" OR OLD."seen" IS DISTINCT FROM NEW."seen" OR OLD."replaces" IS DISTINCT FROM NEW."replaces" OR OLD."payee_no" IS DISTINCT FROM NEW."payee_no" OR (OLD.confirmed_by IS NOT NULL AND (NEW.confirmed_by IS NULL OR NEW.confirmed_by <> OLD.confirmed_by)) OR NEW.confirmed_by = NEW.entered_by)) EXECUTE FUNCTION account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER address_confirmation_sealed_delete BEFORE DELETE ON "address_confirmation" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION address_confirmation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER address_confirmation_sealed_update BEFORE UPDATE ON "address_confirmation" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."who" IS DISTINCT FROM NEW."who" OR OLD."name" IS DISTINCT FROM NEW."name" OR OLD."address" IS DISTINCT FROM NEW."address" OR OLD."source" IS DISTINCT FROM NEW."source" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."on" IS DISTINCT FROM NEW."on" OR 1 = 0)) EXECUTE FUNCTION address_confirmation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER agreement_sealed_delete BEFORE DELETE ON "agreement" FOR EACH ROW WHEN (OLD.signed_on IS NOT NULL) EXECUTE FUNCTION agreement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER agreement_sealed_update BEFORE UPDATE ON "agreement" FOR EACH ROW WHEN (OLD.signed_on IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."decision" IS DISTINCT FROM NEW."decision" OR OLD."parts" IS DISTINCT FROM NEW."parts" OR OLD."starts" IS DISTINCT FROM NEW."starts" OR OLD."rhythm" IS DISTINCT FROM NEW."rhythm" OR OLD."payee" IS DISTINCT FROM NEW."payee" OR OLD."beside" IS DISTINCT FROM NEW."beside" OR OLD."relative" IS DISTINCT FROM NEW."relative" OR OLD."employs" IS DISTINCT FROM NEW."employs" OR OLD."help_to_manage" IS DISTINCT FROM NEW."help_to_manage" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."settled" IS DISTINCT FROM NEW."settled" OR OLD."signatures" IS DISTINCT FROM NEW."signatures" OR OLD."signed_on" IS DISTINCT FROM NEW."signed_on" OR OLD."annual" IS DISTINCT FROM NEW."annual" OR NEW.state NOT IN (\'signed\', \'ended\'))) EXECUTE FUNCTION agreement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER arrangement_sealed_delete BEFORE DELETE ON "arrangement" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION arrangement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER arrangement_sealed_update BEFORE UPDATE ON "arrangement" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."milestone" IS DISTINCT FROM NEW."milestone" OR OLD."what" IS DISTINCT FROM NEW."what" OR OLD."since" IS DISTINCT FROM NEW."since" OR OLD."decided_on" IS DISTINCT FROM NEW."decided_on" OR OLD."decided_by" IS DISTINCT FROM NEW."decided_by" OR OLD."who" IS DISTINCT FROM NEW."who" OR OLD."words" IS DISTINCT FROM NEW."words" OR OLD."capacity" IS DISTINCT FROM NEW."capacity" OR OLD."capacity_on" IS DISTINCT FROM NEW."capacity_on" OR OLD."capacity_by" IS DISTINCT FROM NEW."capacity_by" OR OLD."able" IS DISTINCT FROM NEW."able" OR OLD."consent_on" IS DISTINCT FROM NEW."consent_on" OR OLD."share" IS DISTINCT FROM NEW."share" OR OLD."amount" IS DISTINCT FROM NEW."amount" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."number" IS DISTINCT FROM NEW."number" OR 1 = 0)) EXECUTE FUNCTION arrangement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER assessment_sealed_delete BEFORE DELETE ON "assessment" FOR EACH ROW WHEN (OLD.sealed IS NOT NULL) EXECUTE FUNCTION assessment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER assessment_sealed_update BEFORE UPDATE ON "assessment" FOR EACH ROW WHEN (OLD.sealed IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."scheme" IS DISTINCT FROM NEW."scheme" OR OLD."scheme_name" IS DISTINCT FROM NEW."scheme_name" OR OLD."scheme_version" IS DISTINCT FROM NEW."scheme_version" OR OLD."form" IS DISTINCT FROM NEW."form" OR OLD."on" IS DISTINCT FROM NEW."on" OR OLD."answers" IS DISTINCT FROM NEW."answers" OR OLD."gates" IS DISTINCT FROM NEW."gates" OR OLD."chosen" IS DISTINCT FROM NEW."chosen" OR OLD."why" IS DISTINCT FROM NEW."why" OR OLD."follows" IS DISTINCT FROM NEW."follows" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."sealed" IS DISTINCT FROM NEW."sealed" OR OLD."annual" IS DISTINCT FROM NEW."annual" OR OLD."outcome" IS DISTINCT FROM NEW."outcome" OR OLD."sealed_at" IS DISTINCT FROM NEW."sealed_at" OR OLD."sealed_by" IS DISTINCT FROM NEW."sealed_by" OR OLD."sealed_by_name" IS DISTINCT FROM NEW."sealed_by_name" OR NEW.state = \'draft\')) EXECUTE FUNCTION assessment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_bytes_sealed_delete BEFORE DELETE ON "attachment_bytes" FOR EACH ROW WHEN (NOT OLD.loose) EXECUTE FUNCTION attachment_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_bytes_sealed_update BEFORE UPDATE ON "attachment_bytes" FOR EACH ROW WHEN (NOT OLD.loose AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."content" IS DISTINCT FROM NEW."content" OR 1 = 0)) EXECUTE FUNCTION attachment_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_sealed_delete BEFORE DELETE ON "attachment" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION attachment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_sealed_update BEFORE UPDATE ON "attachment" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."name" IS DISTINCT FROM NEW."name" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."what" IS DISTINCT FROM NEW."what" OR OLD."size" IS DISTINCT FROM NEW."size" OR OLD."sha256" IS DISTINCT FROM NEW."sha256" OR OLD."added_by" IS DISTINCT FROM NEW."added_by" OR OLD."added_by_name" IS DISTINCT FROM NEW."added_by_name" OR OLD."added_at" IS DISTINCT FROM NEW."added_at" OR OLD.removed IS NOT NULL AND NEW.removed IS NULL)) EXECUTE FUNCTION attachment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER closing_account_sealed_delete BEFORE DELETE ON "closing_account" FOR EACH ROW WHEN (OLD.state IN (\'settled\', \'returned\', \'withdrawn\')) EXECUTE FUNCTION closing_account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER closing_account_sealed_update BEFORE UPDATE ON "closing_account" FOR EACH ROW WHEN (OLD.state IN (\'settled\', \'returned\', \'withdrawn\') AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."agreement" IS DISTINCT FROM NEW."agreement" OR OLD."ends" IS DISTINCT FROM NEW."ends" OR OLD."made_by" IS DISTINCT FROM NEW."made_by" OR OLD."made_by_name" IS DISTINCT FROM NEW."made_by_name" OR OLD."made_on" IS DISTINCT FROM NEW."made_on" OR OLD."balance" IS DISTINCT FROM NEW."balance" OR OLD."balance_on" IS DISTINCT FROM NEW."balance_on" OR OLD."notice_pay" IS DISTINCT FROM NEW."notice_pay" OR OLD."notice_words" IS DISTINCT FROM NEW."notice_words" OR OLD."other" IS DISTINCT FROM NEW."other" OR OLD."other_words" IS DISTINCT FROM NEW."other_words" OR OLD."returned" IS DISTINCT FROM NEW."returned" OR OLD."return_by" IS DISTINCT FROM NEW."return_by" OR OLD."kept_reason" IS DISTINCT FROM NEW."kept_reason" OR OLD."last_due" IS DISTINCT FROM NEW."last_due" OR OLD."last_due_on" IS DISTINCT FROM NEW."last_due_on" OR OLD."settled_by" IS DISTINCT FROM NEW."settled_by" OR OLD."settled_by_name" IS DISTINCT FROM NEW."settled_by_name" OR OLD."settled_on" IS DISTINCT FROM NEW."settled_on" OR OLD."covered" IS DISTINCT FROM NEW."covered" OR (OLD.state <> NEW.state AND NEW.state <> \'returned\'))) EXECUTE FUNCTION closing_account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER cover_sealed_delete BEFORE DELETE ON "cover" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION cover_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER cover_sealed_update BEFORE UPDATE ON "cover" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."absent" IS DISTINCT FROM NEW."absent" OR OLD."absent_name" IS DISTINCT FROM NEW."absent_name" OR OLD."covering" IS DISTINCT FROM NEW."covering" OR OLD."covering_name" IS DISTINCT FROM NEW."covering_name" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."last" IS DISTINCT FROM NEW."last" OR OLD."notes" IS DISTINCT FROM NEW."notes" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR (OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on <> OLD.ended_on)))) EXECUTE FUNCTION cover_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER edition_sealed_delete BEFORE DELETE ON "edition" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION edition_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER edition_sealed_update BEFORE UPDATE ON "edition" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."name" IS DISTINCT FROM NEW."name" OR OLD."edition" IS DISTINCT FROM NEW."edition" OR OLD."title" IS DISTINCT FROM NEW."title" OR OLD."valid_from" IS DISTINCT FROM NEW."valid_from" OR OLD."valid_to" IS DISTINCT FROM NEW."valid_to" OR OLD."digest" IS DISTINCT FROM NEW."digest" OR OLD."shipped" IS DISTINCT FROM NEW."shipped" OR OLD."for_use" IS DISTINCT FROM NEW."for_use" OR OLD."added_at" IS DISTINCT FROM NEW."added_at" OR OLD."added_by_name" IS DISTINCT FROM NEW."added_by_name" OR OLD."content" IS DISTINCT FROM NEW."content" OR OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on))) EXECUTE FUNCTION edition_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_bytes_sealed_delete BEFORE DELETE ON "issued_bytes" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION issued_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_bytes_sealed_update BEFORE UPDATE ON "issued_bytes" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."content" IS DISTINCT FROM NEW."content" OR 1 = 0)) EXECUTE FUNCTION issued_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_document_sealed_delete BEFORE DELETE ON "issued_document" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION issued_document_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_document_sealed_update BEFORE UPDATE ON "issued_document" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."title" IS DISTINCT FROM NEW."title" OR OLD."about" IS DISTINCT FROM NEW."about" OR OLD."for_whom" IS DISTINCT FROM NEW."for_whom" OR OLD."size" IS DISTINCT FROM NEW."size" OR OLD."sha256" IS DISTINCT FROM NEW."sha256" OR OLD."issued_by" IS DISTINCT FROM NEW."issued_by" OR OLD."issued_by_name" IS DISTINCT FROM NEW."issued_by_name" OR OLD."issued_at" IS DISTINCT FROM NEW."issued_at" OR OLD."means" IS DISTINCT FROM NEW."means" OR OLD."address" IS DISTINCT FROM NEW."address" OR OLD."confirmed" IS DISTINCT FROM NEW."confirmed" OR 1 = 0)) EXECUTE FUNCTION issued_document_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_checkpoint_sealed_delete BEFORE DELETE ON "log_checkpoint" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION log_checkpoint_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_checkpoint_sealed_update BEFORE UPDATE ON "log_checkpoint" FOR EACH ROW WHEN (1 = 1 AND (OLD."number" IS DISTINCT FROM NEW."number" OR OLD."hash" IS DISTINCT FROM NEW."hash" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."root" IS DISTINCT FROM NEW."root" OR OLD."key" IS DISTINCT FROM NEW."key" OR OLD."signature" IS DISTINCT FROM NEW."signature" OR 1 = 0)) EXECUTE FUNCTION log_checkpoint_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_entry_sealed_delete BEFORE DELETE ON "log_entry" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION log_entry_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_entry_sealed_truncate BEFORE TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION log_entry_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_entry_sealed_update BEFORE UPDATE ON "log_entry" FOR EACH ROW WHEN (1 = 1 AND (OLD."number" IS DISTINCT FROM NEW."number" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."actor" IS DISTINCT FROM NEW."actor" OR OLD."actor_name" IS DISTINCT FROM NEW."actor_name" OR OLD."verb" IS DISTINCT FROM NEW."verb" OR OLD."what" IS DISTINCT FROM NEW."what" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."thing" IS DISTINCT FROM NEW."thing" OR OLD."of_case" IS DISTINCT FROM NEW."of_case" OR OLD."act" IS DISTINCT FROM NEW."act" OR OLD."many" IS DISTINCT FROM NEW."many" OR OLD."fields" IS DISTINCT FROM NEW."fields" OR OLD."previous" IS DISTINCT FROM NEW."previous" OR OLD."hash" IS DISTINCT FROM NEW."hash" OR 1 = 0)) EXECUTE FUNCTION log_entry_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER moderation_sealed_delete BEFORE DELETE ON "moderation" FOR EACH ROW WHEN (OLD.decided IS NOT NULL) EXECUTE FUNCTION moderation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER moderation_sealed_update BEFORE UPDATE ON "moderation" FOR EACH ROW WHEN (OLD.decided IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."assessment" IS DISTINCT FROM NEW."assessment" OR OLD."state" IS DISTINCT FROM NEW."state" OR OLD."answers" IS DISTINCT FROM NEW."answers" OR OLD."reasons" IS DISTINCT FROM NEW."reasons" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."needed" IS DISTINCT FROM NEW."needed" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."annual" IS DISTINCT FROM NEW."annual" OR OLD."decided_at" IS DISTINCT FROM NEW."decided_at" OR OLD."decided_by_name" IS DISTINCT FROM NEW."decided_by_name" OR OLD."decided" IS DISTINCT FROM NEW."decided" OR 1 = 0)) EXECUTE FUNCTION moderation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER notice_sealed_delete BEFORE DELETE ON "notice" FOR EACH ROW WHEN (OLD.given IS NOT NULL) EXECUTE FUNCTION notice_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER notice_sealed_update BEFORE UPDATE ON "notice" FOR EACH ROW WHEN (OLD.given IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."agreement" IS DISTINCT FROM NEW."agreement" OR OLD."decision" IS DISTINCT FROM NEW."decision" OR OLD."before" IS DISTINCT FROM NEW."before" OR OLD."after" IS DISTINCT FROM NEW."after" OR OLD."rhythm" IS DISTINCT FROM NEW."rhythm" OR OLD."reasons" IS DISTINCT FROM NEW."reasons" OR OLD."needs" IS DISTINCT FROM NEW."needs" OR OLD."wanted" IS DISTINCT FROM NEW."wanted" OR OLD."agreed" IS DISTINCT FROM NEW."agreed" OR OLD."ground" IS DISTINCT FROM NEW."ground" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."given" IS DISTINCT FROM NEW."given" OR OLD."given_on" IS DISTINCT FROM NEW."given_on" OR OLD."ends" IS DISTINCT FROM NEW."ends" OR OLD."starts" IS DISTINCT FROM NEW."starts" OR OLD."was_annual" IS DISTINCT FROM NEW."was_annual" OR OLD."annual" IS DISTINCT FROM NEW."annual" OR NEW.state NOT IN (\'given\', \'withdrawn\') OR (OLD.state = \'withdrawn\' AND NEW.state <> \'withdrawn\'))) EXECUTE FUNCTION notice_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER paid_sealed_delete BEFORE DELETE ON "paid" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION paid_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER paid_sealed_update BEFORE UPDATE ON "paid" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."agreement" IS DISTINCT FROM NEW."agreement" OR OLD."strand" IS DISTINCT FROM NEW."strand" OR OLD."way" IS DISTINCT FROM NEW."way" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."amount" IS DISTINCT FROM NEW."amount" OR OLD."on" IS DISTINCT FROM NEW."on" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."run" IS DISTINCT FROM NEW."run" OR OLD."line" IS DISTINCT FROM NEW."line" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."run_kind" IS DISTINCT FROM NEW."run_kind" OR OLD."turn" IS DISTINCT FROM NEW."turn" OR OLD."undoes" IS DISTINCT FROM NEW."undoes" OR OLD."payee_no" IS DISTINCT FROM NEW."payee_no" OR OLD.looked_on IS NOT NULL AND (NEW.looked_on IS NULL OR NEW.looked_on <> OLD.looked_on OR NEW.looked <> OLD.looked))) EXECUTE FUNCTION paid_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_decision_sealed_delete BEFORE DELETE ON "panel_decision" FOR EACH ROW WHEN (OLD.decided IS NOT NULL) EXECUTE FUNCTION panel_decision_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_decision_sealed_update BEFORE UPDATE ON "panel_decision" FOR EACH ROW WHEN (OLD.decided IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."plan" IS DISTINCT FROM NEW."plan" OR OLD."put" IS DISTINCT FROM NEW."put" OR OLD."forum" IS DISTINCT FROM NEW."forum" OR OLD."meeting" IS DISTINCT FROM NEW."meeting" OR OLD."verdict" IS DISTINCT FROM NEW."verdict" OR OLD."lines" IS DISTINCT FROM NEW."lines" OR OLD."reasons" IS DISTINCT FROM NEW."reasons" OR OLD."conditions" IS DISTINCT FROM NEW."conditions" OR OLD."dissent" IS DISTINCT FROM NEW."dissent" OR OLD."meets_needs" IS DISTINCT FROM NEW."meets_needs" OR OLD."needs_reason" IS DISTINCT FROM NEW."needs_reason" OR OLD."unmet" IS DISTINCT FROM NEW."unmet" OR OLD."exception" IS DISTINCT FROM NEW."exception" OR OLD."deferral" IS DISTINCT FROM NEW."deferral" OR OLD."starts" IS DISTINCT FROM NEW."starts" OR OLD."interim" IS DISTINCT FROM NEW."interim" OR OLD."corrects" IS DISTINCT FROM NEW."corrects" OR OLD."ratifies" IS DISTINCT FROM NEW."ratifies" OR OLD."correction" IS DISTINCT FROM NEW."correction" OR OLD."otherwise" IS DISTINCT FROM NEW."otherwise" OR OLD."decided" IS DISTINCT FROM NEW."decided" OR OLD."approved" IS DISTINCT FROM NEW."approved" OR OLD."decided_on" IS DISTINCT FROM NEW."decided_on" OR OLD."decided_by_name" IS DISTINCT FROM NEW."decided_by_name" OR OLD."sums" IS DISTINCT FROM NEW."sums" OR OLD."needed_by" IS DISTINCT FROM NEW."needed_by" OR OLD."compared" IS DISTINCT FROM NEW."compared" OR 1 = 0)) EXECUTE FUNCTION panel_decision_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_meeting_sealed_delete BEFORE DELETE ON "panel_meeting" FOR EACH ROW WHEN (OLD.state = \'held\') EXECUTE FUNCTION panel_meeting_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_meeting_sealed_update BEFORE UPDATE ON "panel_meeting" FOR EACH ROW WHEN (OLD.state = \'held\' AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."on" IS DISTINCT FROM NEW."on" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."place" IS DISTINCT FROM NEW."place" OR OLD."members" IS DISTINCT FROM NEW."members" OR OLD."papers_on" IS DISTINCT FROM NEW."papers_on" OR 1 = 0)) EXECUTE FUNCTION panel_meeting_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_put_sealed_delete BEFORE DELETE ON "panel_put" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION panel_put_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_put_sealed_update BEFORE UPDATE ON "panel_put" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."plan" IS DISTINCT FROM NEW."plan" OR OLD."question" IS DISTINCT FROM NEW."question" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR OLD."on" IS DISTINCT FROM NEW."on" OR OLD."sum" IS DISTINCT FROM NEW."sum" OR 1 = 0)) EXECUTE FUNCTION panel_put_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_line_sealed_delete BEFORE DELETE ON "payment_line" FOR EACH ROW WHEN (OLD.sealed) EXECUTE FUNCTION payment_line_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_line_sealed_update BEFORE UPDATE ON "payment_line" FOR EACH ROW WHEN (OLD.sealed AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."run" IS DISTINCT FROM NEW."run" OR OLD."number" IS DISTINCT FROM NEW."number" OR OLD."agreement" IS DISTINCT FROM NEW."agreement" OR OLD."strand" IS DISTINCT FROM NEW."strand" OR OLD."way" IS DISTINCT FROM NEW."way" OR OLD."amount" IS DISTINCT FROM NEW."amount" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."turn" IS DISTINCT FROM NEW."turn" OR OLD."days_first" IS DISTINCT FROM NEW."days_first" OR OLD."days_last" IS DISTINCT FROM NEW."days_last" OR OLD."payee" IS DISTINCT FROM NEW."payee" OR OLD."account" IS DISTINCT FROM NEW."account" OR OLD."masked" IS DISTINCT FROM NEW."masked" OR OLD."cost_code" IS DISTINCT FROM NEW."cost_code" OR OLD."reference" IS DISTINCT FROM NEW."reference" OR OLD."blocked" IS DISTINCT FROM NEW."blocked" OR OLD."sealed" IS DISTINCT FROM NEW."sealed" OR OLD."payee_no" IS DISTINCT FROM NEW."payee_no" OR 1 = 0)) EXECUTE FUNCTION payment_line_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_pause_sealed_delete BEFORE DELETE ON "payment_pause" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION payment_pause_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_pause_sealed_update BEFORE UPDATE ON "payment_pause" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."last" IS DISTINCT FROM NEW."last" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."asked_on" IS DISTINCT FROM NEW."asked_on" OR NEW.looked_by = NEW.by OR OLD.state IN (\'refused\', \'withdrawn\'))) EXECUTE FUNCTION payment_pause_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_run_sealed_delete BEFORE DELETE ON "payment_run" FOR EACH ROW WHEN (OLD.state IN (\'sealed\', \'dropped\')) EXECUTE FUNCTION payment_run_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_run_sealed_update BEFORE UPDATE ON "payment_run" FOR EACH ROW WHEN (OLD.state IN (\'sealed\', \'dropped\') AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."day" IS DISTINCT FROM NEW."day" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."opened_by" IS DISTINCT FROM NEW."opened_by" OR OLD."opened_by_name" IS DISTINCT FROM NEW."opened_by_name" OR OLD."opened_at" IS DISTINCT FROM NEW."opened_at" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."state" IS DISTINCT FROM NEW."state" OR OLD."reviewed_by" IS DISTINCT FROM NEW."reviewed_by" OR OLD."reviewed_by_name" IS DISTINCT FROM NEW."reviewed_by_name" OR OLD."reviewed_at" IS DISTINCT FROM NEW."reviewed_at" OR OLD."sealed_by" IS DISTINCT FROM NEW."sealed_by" OR OLD."sealed_by_name" IS DISTINCT FROM NEW."sealed_by_name" OR OLD."sealed_at" IS DISTINCT FROM NEW."sealed_at" OR OLD."count" IS DISTINCT FROM NEW."count" OR OLD."blocked" IS DISTINCT FROM NEW."blocked" OR OLD."sum" IS DISTINCT FROM NEW."sum" OR OLD."digest" IS DISTINCT FROM NEW."digest" OR OLD."layout" IS DISTINCT FROM NEW."layout" OR OLD."slot" IS DISTINCT FROM NEW."slot" OR OLD."open" IS DISTINCT FROM NEW."open" OR (OLD.exported IS NOT NULL AND (NEW.exported IS NULL OR NEW.exported <> OLD.exported)))) EXECUTE FUNCTION payment_run_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER plan_sealed_delete BEFORE DELETE ON "plan" FOR EACH ROW WHEN (OLD.agreed IS NOT NULL) EXECUTE FUNCTION plan_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER plan_sealed_update BEFORE UPDATE ON "plan" FOR EACH ROW WHEN (OLD.agreed IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."on" IS DISTINCT FROM NEW."on" OR OLD."plan" IS DISTINCT FROM NEW."plan" OR OLD."assessment" IS DISTINCT FROM NEW."assessment" OR OLD."amounts" IS DISTINCT FROM NEW."amounts" OR OLD."prices" IS DISTINCT FROM NEW."prices" OR OLD."terms" IS DISTINCT FROM NEW."terms" OR OLD."scope" IS DISTINCT FROM NEW."scope" OR OLD."template" IS DISTINCT FROM NEW."template" OR OLD."sources" IS DISTINCT FROM NEW."sources" OR OLD."follows" IS DISTINCT FROM NEW."follows" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."agreed" IS DISTINCT FROM NEW."agreed" OR OLD."planned" IS DISTINCT FROM NEW."planned" OR OLD."agreed_at" IS DISTINCT FROM NEW."agreed_at" OR OLD."sums" IS DISTINCT FROM NEW."sums" OR NEW.state = \'draft\')) EXECUTE FUNCTION plan_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER practice_attempt_sealed_delete BEFORE DELETE ON "practice_attempt" FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION practice_attempt_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER practice_attempt_sealed_update BEFORE UPDATE ON "practice_attempt" FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."edition" IS DISTINCT FROM NEW."edition" OR OLD."practice_set" IS DISTINCT FROM NEW."practice_set" OR OLD."child" IS DISTINCT FROM NEW."child" OR OLD."worker" IS DISTINCT FROM NEW."worker" OR OLD."worker_name" IS DISTINCT FROM NEW."worker_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."answers" IS DISTINCT FROM NEW."answers" OR OLD."finished_at" IS DISTINCT FROM NEW."finished_at" OR 1 = 0)) EXECUTE FUNCTION practice_attempt_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER proposal_sealed_delete BEFORE DELETE ON "proposal" FOR EACH ROW WHEN (OLD.state IN (\'decided\', \'withdrawn\')) EXECUTE FUNCTION proposal_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER proposal_sealed_update BEFORE UPDATE ON "proposal" FOR EACH ROW WHEN (OLD.state IN (\'decided\', \'withdrawn\') AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."concern" IS DISTINCT FROM NEW."concern" OR OLD."sum" IS DISTINCT FROM NEW."sum" OR OLD."first" IS DISTINCT FROM NEW."first" OR OLD."last" IS DISTINCT FROM NEW."last" OR OLD."reasons" IS DISTINCT FROM NEW."reasons" OR OLD."made_on" IS DISTINCT FROM NEW."made_on" OR OLD."answer_by" IS DISTINCT FROM NEW."answer_by" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."steps" IS DISTINCT FROM NEW."steps" OR OLD."state" IS DISTINCT FROM NEW."state" OR OLD."answer" IS DISTINCT FROM NEW."answer" OR OLD."answered_on" IS DISTINCT FROM NEW."answered_on" OR OLD."decision" IS DISTINCT FROM NEW."decision" OR OLD."decided_sum" IS DISTINCT FROM NEW."decided_sum" OR OLD."decided_on" IS DISTINCT FROM NEW."decided_on" OR OLD."decided_by_name" IS DISTINCT FROM NEW."decided_by_name" OR 1 = 0)) EXECUTE FUNCTION proposal_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER put_off_sealed_delete BEFORE DELETE ON "put_off" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION put_off_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER put_off_sealed_update BEFORE UPDATE ON "put_off" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."about" IS DISTINCT FROM NEW."about" OR OLD."subject" IS DISTINCT FROM NEW."subject" OR OLD."due" IS DISTINCT FROM NEW."due" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."words" IS DISTINCT FROM NEW."words" OR OLD."until" IS DISTINCT FROM NEW."until" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."at" IS DISTINCT FROM NEW."at" OR 1 = 0)) EXECUTE FUNCTION put_off_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER reconsideration_sealed_delete BEFORE DELETE ON "reconsideration" FOR EACH ROW WHEN (OLD.state IN (\'answered\', \'dropped\')) EXECUTE FUNCTION reconsideration_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER reconsideration_sealed_update BEFORE UPDATE ON "reconsideration" FOR EACH ROW WHEN (OLD.state IN (\'answered\', \'dropped\') AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."notice" IS DISTINCT FROM NEW."notice" OR OLD."asked_on" IS DISTINCT FROM NEW."asked_on" OR OLD."asked_by" IS DISTINCT FROM NEW."asked_by" OR OLD."words" IS DISTINCT FROM NEW."words" OR OLD."help_received" IS DISTINCT FROM NEW."help_received" OR OLD."waits" IS DISTINCT FROM NEW."waits" OR OLD."acknowledge_by" IS DISTINCT FROM NEW."acknowledge_by" OR OLD."answer_by" IS DISTINCT FROM NEW."answer_by" OR OLD."recorded_by" IS DISTINCT FROM NEW."recorded_by" OR OLD."recorded_by_name" IS DISTINCT FROM NEW."recorded_by_name" OR OLD."recorded_at" IS DISTINCT FROM NEW."recorded_at" OR OLD."evidence" IS DISTINCT FROM NEW."evidence" OR OLD."state" IS DISTINCT FROM NEW."state" OR OLD."outcome" IS DISTINCT FROM NEW."outcome" OR OLD."reasons" IS DISTINCT FROM NEW."reasons" OR OLD."parts" IS DISTINCT FROM NEW."parts" OR OLD."answered_on" IS DISTINCT FROM NEW."answered_on" OR OLD."answered_by" IS DISTINCT FROM NEW."answered_by" OR OLD."answered_by_name" IS DISTINCT FROM NEW."answered_by_name" OR OLD."begins" IS DISTINCT FROM NEW."begins" OR 1 = 0)) EXECUTE FUNCTION reconsideration_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_action_sealed_delete BEFORE DELETE ON "review_action" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION review_action_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_action_sealed_update BEFORE UPDATE ON "review_action" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."review" IS DISTINCT FROM NEW."review" OR OLD."what" IS DISTINCT FROM NEW."what" OR OLD."who" IS DISTINCT FROM NEW."who" OR OLD."due" IS DISTINCT FROM NEW."due" OR 1 = 0)) EXECUTE FUNCTION review_action_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_sealed_delete BEFORE DELETE ON "review" FOR EACH ROW WHEN (OLD.sealed IS NOT NULL) EXECUTE FUNCTION review_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_sealed_update BEFORE UPDATE ON "review" FOR EACH ROW WHEN (OLD.sealed IS NOT NULL AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."why" IS DISTINCT FROM NEW."why" OR OLD."form" IS DISTINCT FROM NEW."form" OR OLD."plan" IS DISTINCT FROM NEW."plan" OR OLD."follows" IS DISTINCT FROM NEW."follows" OR OLD."started_by" IS DISTINCT FROM NEW."started_by" OR OLD."started_by_name" IS DISTINCT FROM NEW."started_by_name" OR OLD."started_at" IS DISTINCT FROM NEW."started_at" OR OLD."sealed" IS DISTINCT FROM NEW."sealed" OR OLD."held_on" IS DISTINCT FROM NEW."held_on" OR OLD."full" IS DISTINCT FROM NEW."full" OR OLD."due" IS DISTINCT FROM NEW."due" OR OLD."late" IS DISTINCT FROM NEW."late" OR OLD."late_why" IS DISTINCT FROM NEW."late_why" OR OLD."result" IS DISTINCT FROM NEW."result" OR OLD."annual" IS DISTINCT FROM NEW."annual" OR OLD."agreed" IS DISTINCT FROM NEW."agreed" OR OLD."heard" IS DISTINCT FROM NEW."heard" OR OLD."up" IS DISTINCT FROM NEW."up" OR OLD."level" IS DISTINCT FROM NEW."level" OR OLD."down" IS DISTINCT FROM NEW."down" OR OLD."reached" IS DISTINCT FROM NEW."reached" OR NEW.state = \'draft\' OR (OLD.aside IS NOT NULL AND NEW.aside IS NULL))) EXECUTE FUNCTION review_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER scheme_version_sealed_delete BEFORE DELETE ON "scheme_version" FOR EACH ROW WHEN (OLD.state <> \'draft\') EXECUTE FUNCTION scheme_version_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER scheme_version_sealed_update BEFORE UPDATE ON "scheme_version" FOR EACH ROW WHEN (OLD.state <> \'draft\' AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."name" IS DISTINCT FROM NEW."name" OR OLD."edition" IS DISTINCT FROM NEW."edition" OR OLD."title" IS DISTINCT FROM NEW."title" OR OLD."content" IS DISTINCT FROM NEW."content" OR OLD."copied_from" IS DISTINCT FROM NEW."copied_from" OR OLD."made_by_name" IS DISTINCT FROM NEW."made_by_name" OR OLD."made_at" IS DISTINCT FROM NEW."made_at" OR OLD."saved_by_name" IS DISTINCT FROM NEW."saved_by_name" OR OLD."saved_by" IS DISTINCT FROM NEW."saved_by" OR OLD."saved_at" IS DISTINCT FROM NEW."saved_at" OR OLD."kept_as" IS DISTINCT FROM NEW."kept_as" OR OLD."approval" IS DISTINCT FROM NEW."approval" OR NEW.state = \'draft\')) EXECUTE FUNCTION scheme_version_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_case_sealed_delete BEFORE DELETE ON "uplift_case" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION uplift_case_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_case_sealed_update BEFORE UPDATE ON "uplift_case" FOR EACH ROW WHEN (1 = 1 AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."uplift" IS DISTINCT FROM NEW."uplift" OR OLD."agreement" IS DISTINCT FROM NEW."agreement" OR OLD."starts" IS DISTINCT FROM NEW."starts" OR OLD."approved_on" IS DISTINCT FROM NEW."approved_on" OR OLD."lifts" IS DISTINCT FROM NEW."lifts" OR OLD."lines" IS DISTINCT FROM NEW."lines" OR OLD."kept" IS DISTINCT FROM NEW."kept" OR OLD."decision" IS DISTINCT FROM NEW."decision" OR 1 = 0)) EXECUTE FUNCTION uplift_case_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_sealed_delete BEFORE DELETE ON "uplift" FOR EACH ROW WHEN (OLD.state IN (\'approved\', \'withdrawn\')) EXECUTE FUNCTION uplift_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_sealed_update BEFORE UPDATE ON "uplift" FOR EACH ROW WHEN (OLD.state IN (\'approved\', \'withdrawn\') AND (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."starts" IS DISTINCT FROM NEW."starts" OR OLD."title" IS DISTINCT FROM NEW."title" OR OLD."share" IS DISTINCT FROM NEW."share" OR OLD."by" IS DISTINCT FROM NEW."by" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."made_on" IS DISTINCT FROM NEW."made_on" OR OLD."state" IS DISTINCT FROM NEW."state" OR OLD."ended_by" IS DISTINCT FROM NEW."ended_by" OR OLD."ended_by_name" IS DISTINCT FROM NEW."ended_by_name" OR OLD."ended_on" IS DISTINCT FROM NEW."ended_on" OR OLD."families" IS DISTINCT FROM NEW."families" OR OLD."more" IS DISTINCT FROM NEW."more" OR 1 = 0)) EXECUTE FUNCTION uplift_sealed()')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_number_sealed_delete BEFORE DELETE ON "account_number" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: account_number\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_number_sealed_update BEFORE UPDATE ON "account_number" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."sort_code" IS NOT NEW."sort_code" OR OLD."number" IS NOT NEW."number" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: account_number\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_sealed_delete BEFORE DELETE ON "account" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: account\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER account_sealed_update BEFORE UPDATE ON "account" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."holder" IS NOT NEW."holder" OR OLD."masked" IS NOT NEW."masked" OR OLD."entered_by" IS NOT NEW."entered_by" OR OLD."entered_by_name" IS NOT NEW."entered_by_name" OR OLD."entered_at" IS NOT NEW."entered_at" OR OLD."entered_on" IS NOT NEW."entered_on" OR OLD."seen" IS NOT NEW."seen" OR OLD."replaces" IS NOT NEW."replaces" OR OLD."payee_no" IS NOT NEW."payee_no" OR (OLD.confirmed_by IS NOT NULL AND (NEW.confirmed_by IS NULL OR NEW.confirmed_by <> OLD.confirmed_by)) OR NEW.confirmed_by = NEW.entered_by) BEGIN SELECT RAISE(ABORT, \'sealed: account\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER address_confirmation_sealed_delete BEFORE DELETE ON "address_confirmation" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: address_confirmation\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER address_confirmation_sealed_update BEFORE UPDATE ON "address_confirmation" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."who" IS NOT NEW."who" OR OLD."name" IS NOT NEW."name" OR OLD."address" IS NOT NEW."address" OR OLD."source" IS NOT NEW."source" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR OLD."on" IS NOT NEW."on" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: address_confirmation\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER agreement_sealed_delete BEFORE DELETE ON "agreement" WHEN OLD.signed_on IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: agreement\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER agreement_sealed_update BEFORE UPDATE ON "agreement" WHEN OLD.signed_on IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."decision" IS NOT NEW."decision" OR OLD."parts" IS NOT NEW."parts" OR OLD."starts" IS NOT NEW."starts" OR OLD."rhythm" IS NOT NEW."rhythm" OR OLD."payee" IS NOT NEW."payee" OR OLD."beside" IS NOT NEW."beside" OR OLD."relative" IS NOT NEW."relative" OR OLD."employs" IS NOT NEW."employs" OR OLD."help_to_manage" IS NOT NEW."help_to_manage" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."settled" IS NOT NEW."settled" OR OLD."signatures" IS NOT NEW."signatures" OR OLD."signed_on" IS NOT NEW."signed_on" OR OLD."annual" IS NOT NEW."annual" OR NEW.state NOT IN (\'signed\', \'ended\')) BEGIN SELECT RAISE(ABORT, \'sealed: agreement\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER arrangement_sealed_delete BEFORE DELETE ON "arrangement" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: arrangement\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER arrangement_sealed_update BEFORE UPDATE ON "arrangement" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."milestone" IS NOT NEW."milestone" OR OLD."what" IS NOT NEW."what" OR OLD."since" IS NOT NEW."since" OR OLD."decided_on" IS NOT NEW."decided_on" OR OLD."decided_by" IS NOT NEW."decided_by" OR OLD."who" IS NOT NEW."who" OR OLD."words" IS NOT NEW."words" OR OLD."capacity" IS NOT NEW."capacity" OR OLD."capacity_on" IS NOT NEW."capacity_on" OR OLD."capacity_by" IS NOT NEW."capacity_by" OR OLD."able" IS NOT NEW."able" OR OLD."consent_on" IS NOT NEW."consent_on" OR OLD."share" IS NOT NEW."share" OR OLD."amount" IS NOT NEW."amount" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR OLD."number" IS NOT NEW."number" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: arrangement\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER assessment_sealed_delete BEFORE DELETE ON "assessment" WHEN OLD.sealed IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: assessment\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER assessment_sealed_update BEFORE UPDATE ON "assessment" WHEN OLD.sealed IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."scheme" IS NOT NEW."scheme" OR OLD."scheme_name" IS NOT NEW."scheme_name" OR OLD."scheme_version" IS NOT NEW."scheme_version" OR OLD."form" IS NOT NEW."form" OR OLD."on" IS NOT NEW."on" OR OLD."answers" IS NOT NEW."answers" OR OLD."gates" IS NOT NEW."gates" OR OLD."chosen" IS NOT NEW."chosen" OR OLD."why" IS NOT NEW."why" OR OLD."follows" IS NOT NEW."follows" OR OLD."reason" IS NOT NEW."reason" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."sealed" IS NOT NEW."sealed" OR OLD."annual" IS NOT NEW."annual" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."sealed_at" IS NOT NEW."sealed_at" OR OLD."sealed_by" IS NOT NEW."sealed_by" OR OLD."sealed_by_name" IS NOT NEW."sealed_by_name" OR NEW.state = \'draft\') BEGIN SELECT RAISE(ABORT, \'sealed: assessment\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_bytes_sealed_delete BEFORE DELETE ON "attachment_bytes" WHEN NOT OLD.loose BEGIN SELECT RAISE(ABORT, \'sealed: attachment_bytes\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_bytes_sealed_update BEFORE UPDATE ON "attachment_bytes" WHEN NOT OLD.loose AND (OLD."id" IS NOT NEW."id" OR OLD."content" IS NOT NEW."content" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: attachment_bytes\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_sealed_delete BEFORE DELETE ON "attachment" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: attachment\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER attachment_sealed_update BEFORE UPDATE ON "attachment" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" OR OLD."what" IS NOT NEW."what" OR OLD."size" IS NOT NEW."size" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_by_name" IS NOT NEW."added_by_name" OR OLD."added_at" IS NOT NEW."added_at" OR OLD.removed IS NOT NULL AND NEW.removed IS NULL) BEGIN SELECT RAISE(ABORT, \'sealed: attachment\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER closing_account_sealed_delete BEFORE DELETE ON "closing_account" WHEN OLD.state IN (\'settled\', \'returned\', \'withdrawn\') BEGIN SELECT RAISE(ABORT, \'sealed: closing_account\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER closing_account_sealed_update BEFORE UPDATE ON "closing_account" WHEN OLD.state IN (\'settled\', \'returned\', \'withdrawn\') AND (OLD."id" IS NOT NEW."id" OR OLD."agreement" IS NOT NEW."agreement" OR OLD."ends" IS NOT NEW."ends" OR OLD."made_by" IS NOT NEW."made_by" OR OLD."made_by_name" IS NOT NEW."made_by_name" OR OLD."made_on" IS NOT NEW."made_on" OR OLD."balance" IS NOT NEW."balance" OR OLD."balance_on" IS NOT NEW."balance_on" OR OLD."notice_pay" IS NOT NEW."notice_pay" OR OLD."notice_words" IS NOT NEW."notice_words" OR OLD."other" IS NOT NEW."other" OR OLD."other_words" IS NOT NEW."other_words" OR OLD."returned" IS NOT NEW."returned" OR OLD."return_by" IS NOT NEW."return_by" OR OLD."kept_reason" IS NOT NEW."kept_reason" OR OLD."last_due" IS NOT NEW."last_due" OR OLD."last_due_on" IS NOT NEW."last_due_on" OR OLD."settled_by" IS NOT NEW."settled_by" OR OLD."settled_by_name" IS NOT NEW."settled_by_name" OR OLD."settled_on" IS NOT NEW."settled_on" OR OLD."covered" IS NOT NEW."covered" OR (OLD.state <> NEW.state AND NEW.state <> \'returned\')) BEGIN SELECT RAISE(ABORT, \'sealed: closing_account\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER cover_sealed_delete BEFORE DELETE ON "cover" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: cover\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER cover_sealed_update BEFORE UPDATE ON "cover" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."absent" IS NOT NEW."absent" OR OLD."absent_name" IS NOT NEW."absent_name" OR OLD."covering" IS NOT NEW."covering" OR OLD."covering_name" IS NOT NEW."covering_name" OR OLD."first" IS NOT NEW."first" OR OLD."last" IS NOT NEW."last" OR OLD."notes" IS NOT NEW."notes" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR (OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on <> OLD.ended_on))) BEGIN SELECT RAISE(ABORT, \'sealed: cover\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER edition_sealed_delete BEFORE DELETE ON "edition" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: edition\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER edition_sealed_update BEFORE UPDATE ON "edition" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" OR OLD."edition" IS NOT NEW."edition" OR OLD."title" IS NOT NEW."title" OR OLD."valid_from" IS NOT NEW."valid_from" OR OLD."valid_to" IS NOT NEW."valid_to" OR OLD."digest" IS NOT NEW."digest" OR OLD."shipped" IS NOT NEW."shipped" OR OLD."for_use" IS NOT NEW."for_use" OR OLD."added_at" IS NOT NEW."added_at" OR OLD."added_by_name" IS NOT NEW."added_by_name" OR OLD."content" IS NOT NEW."content" OR OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on)) BEGIN SELECT RAISE(ABORT, \'sealed: edition\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_bytes_sealed_delete BEFORE DELETE ON "issued_bytes" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: issued_bytes\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_bytes_sealed_update BEFORE UPDATE ON "issued_bytes" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."content" IS NOT NEW."content" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: issued_bytes\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_document_sealed_delete BEFORE DELETE ON "issued_document" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: issued_document\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER issued_document_sealed_update BEFORE UPDATE ON "issued_document" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."title" IS NOT NEW."title" OR OLD."about" IS NOT NEW."about" OR OLD."for_whom" IS NOT NEW."for_whom" OR OLD."size" IS NOT NEW."size" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."issued_by" IS NOT NEW."issued_by" OR OLD."issued_by_name" IS NOT NEW."issued_by_name" OR OLD."issued_at" IS NOT NEW."issued_at" OR OLD."means" IS NOT NEW."means" OR OLD."address" IS NOT NEW."address" OR OLD."confirmed" IS NOT NEW."confirmed" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: issued_document\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_checkpoint_sealed_delete BEFORE DELETE ON "log_checkpoint" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: log_checkpoint\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_checkpoint_sealed_update BEFORE UPDATE ON "log_checkpoint" WHEN 1 = 1 AND (OLD."number" IS NOT NEW."number" OR OLD."hash" IS NOT NEW."hash" OR OLD."at" IS NOT NEW."at" OR OLD."root" IS NOT NEW."root" OR OLD."key" IS NOT NEW."key" OR OLD."signature" IS NOT NEW."signature" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: log_checkpoint\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_entry_sealed_delete BEFORE DELETE ON "log_entry" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: log_entry\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER log_entry_sealed_update BEFORE UPDATE ON "log_entry" WHEN 1 = 1 AND (OLD."number" IS NOT NEW."number" OR OLD."at" IS NOT NEW."at" OR OLD."actor" IS NOT NEW."actor" OR OLD."actor_name" IS NOT NEW."actor_name" OR OLD."verb" IS NOT NEW."verb" OR OLD."what" IS NOT NEW."what" OR OLD."kind" IS NOT NEW."kind" OR OLD."thing" IS NOT NEW."thing" OR OLD."of_case" IS NOT NEW."of_case" OR OLD."act" IS NOT NEW."act" OR OLD."many" IS NOT NEW."many" OR OLD."fields" IS NOT NEW."fields" OR OLD."previous" IS NOT NEW."previous" OR OLD."hash" IS NOT NEW."hash" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: log_entry\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER moderation_sealed_delete BEFORE DELETE ON "moderation" WHEN OLD.decided IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: moderation\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER moderation_sealed_update BEFORE UPDATE ON "moderation" WHEN OLD.decided IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."assessment" IS NOT NEW."assessment" OR OLD."state" IS NOT NEW."state" OR OLD."answers" IS NOT NEW."answers" OR OLD."reasons" IS NOT NEW."reasons" OR OLD."reason" IS NOT NEW."reason" OR OLD."needed" IS NOT NEW."needed" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."annual" IS NOT NEW."annual" OR OLD."decided_at" IS NOT NEW."decided_at" OR OLD."decided_by_name" IS NOT NEW."decided_by_name" OR OLD."decided" IS NOT NEW."decided" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: moderation\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER notice_sealed_delete BEFORE DELETE ON "notice" WHEN OLD.given IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: notice\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER notice_sealed_update BEFORE UPDATE ON "notice" WHEN OLD.given IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."agreement" IS NOT NEW."agreement" OR OLD."decision" IS NOT NEW."decision" OR OLD."before" IS NOT NEW."before" OR OLD."after" IS NOT NEW."after" OR OLD."rhythm" IS NOT NEW."rhythm" OR OLD."reasons" IS NOT NEW."reasons" OR OLD."needs" IS NOT NEW."needs" OR OLD."wanted" IS NOT NEW."wanted" OR OLD."agreed" IS NOT NEW."agreed" OR OLD."ground" IS NOT NEW."ground" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."given" IS NOT NEW."given" OR OLD."given_on" IS NOT NEW."given_on" OR OLD."ends" IS NOT NEW."ends" OR OLD."starts" IS NOT NEW."starts" OR OLD."was_annual" IS NOT NEW."was_annual" OR OLD."annual" IS NOT NEW."annual" OR NEW.state NOT IN (\'given\', \'withdrawn\') OR (OLD.state = \'withdrawn\' AND NEW.state <> \'withdrawn\')) BEGIN SELECT RAISE(ABORT, \'sealed: notice\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER paid_sealed_delete BEFORE DELETE ON "paid" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: paid\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER paid_sealed_update BEFORE UPDATE ON "paid" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."agreement" IS NOT NEW."agreement" OR OLD."strand" IS NOT NEW."strand" OR OLD."way" IS NOT NEW."way" OR OLD."kind" IS NOT NEW."kind" OR OLD."amount" IS NOT NEW."amount" OR OLD."on" IS NOT NEW."on" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR OLD."reason" IS NOT NEW."reason" OR OLD."run" IS NOT NEW."run" OR OLD."line" IS NOT NEW."line" OR OLD."first" IS NOT NEW."first" OR OLD."run_kind" IS NOT NEW."run_kind" OR OLD."turn" IS NOT NEW."turn" OR OLD."undoes" IS NOT NEW."undoes" OR OLD."payee_no" IS NOT NEW."payee_no" OR OLD.looked_on IS NOT NULL AND (NEW.looked_on IS NULL OR NEW.looked_on <> OLD.looked_on OR NEW.looked <> OLD.looked)) BEGIN SELECT RAISE(ABORT, \'sealed: paid\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_decision_sealed_delete BEFORE DELETE ON "panel_decision" WHEN OLD.decided IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: panel_decision\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_decision_sealed_update BEFORE UPDATE ON "panel_decision" WHEN OLD.decided IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."plan" IS NOT NEW."plan" OR OLD."put" IS NOT NEW."put" OR OLD."forum" IS NOT NEW."forum" OR OLD."meeting" IS NOT NEW."meeting" OR OLD."verdict" IS NOT NEW."verdict" OR OLD."lines" IS NOT NEW."lines" OR OLD."reasons" IS NOT NEW."reasons" OR OLD."conditions" IS NOT NEW."conditions" OR OLD."dissent" IS NOT NEW."dissent" OR OLD."meets_needs" IS NOT NEW."meets_needs" OR OLD."needs_reason" IS NOT NEW."needs_reason" OR OLD."unmet" IS NOT NEW."unmet" OR OLD."exception" IS NOT NEW."exception" OR OLD."deferral" IS NOT NEW."deferral" OR OLD."starts" IS NOT NEW."starts" OR OLD."interim" IS NOT NEW."interim" OR OLD."corrects" IS NOT NEW."corrects" OR OLD."ratifies" IS NOT NEW."ratifies" OR OLD."correction" IS NOT NEW."correction" OR OLD."otherwise" IS NOT NEW."otherwise" OR OLD."decided" IS NOT NEW."decided" OR OLD."approved" IS NOT NEW."approved" OR OLD."decided_on" IS NOT NEW."decided_on" OR OLD."decided_by_name" IS NOT NEW."decided_by_name" OR OLD."sums" IS NOT NEW."sums" OR OLD."needed_by" IS NOT NEW."needed_by" OR OLD."compared" IS NOT NEW."compared" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: panel_decision\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_meeting_sealed_delete BEFORE DELETE ON "panel_meeting" WHEN OLD.state = \'held\' BEGIN SELECT RAISE(ABORT, \'sealed: panel_meeting\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_meeting_sealed_update BEFORE UPDATE ON "panel_meeting" WHEN OLD.state = \'held\' AND (OLD."id" IS NOT NEW."id" OR OLD."on" IS NOT NEW."on" OR OLD."at" IS NOT NEW."at" OR OLD."place" IS NOT NEW."place" OR OLD."members" IS NOT NEW."members" OR OLD."papers_on" IS NOT NEW."papers_on" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: panel_meeting\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_put_sealed_delete BEFORE DELETE ON "panel_put" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: panel_put\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER panel_put_sealed_update BEFORE UPDATE ON "panel_put" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."plan" IS NOT NEW."plan" OR OLD."question" IS NOT NEW."question" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR OLD."on" IS NOT NEW."on" OR OLD."sum" IS NOT NEW."sum" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: panel_put\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_line_sealed_delete BEFORE DELETE ON "payment_line" WHEN OLD.sealed BEGIN SELECT RAISE(ABORT, \'sealed: payment_line\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_line_sealed_update BEFORE UPDATE ON "payment_line" WHEN OLD.sealed AND (OLD."id" IS NOT NEW."id" OR OLD."run" IS NOT NEW."run" OR OLD."number" IS NOT NEW."number" OR OLD."agreement" IS NOT NEW."agreement" OR OLD."strand" IS NOT NEW."strand" OR OLD."way" IS NOT NEW."way" OR OLD."amount" IS NOT NEW."amount" OR OLD."first" IS NOT NEW."first" OR OLD."turn" IS NOT NEW."turn" OR OLD."days_first" IS NOT NEW."days_first" OR OLD."days_last" IS NOT NEW."days_last" OR OLD."payee" IS NOT NEW."payee" OR OLD."account" IS NOT NEW."account" OR OLD."masked" IS NOT NEW."masked" OR OLD."cost_code" IS NOT NEW."cost_code" OR OLD."reference" IS NOT NEW."reference" OR OLD."blocked" IS NOT NEW."blocked" OR OLD."sealed" IS NOT NEW."sealed" OR OLD."payee_no" IS NOT NEW."payee_no" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: payment_line\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_pause_sealed_delete BEFORE DELETE ON "payment_pause" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: payment_pause\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_pause_sealed_update BEFORE UPDATE ON "payment_pause" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."first" IS NOT NEW."first" OR OLD."last" IS NOT NEW."last" OR OLD."reason" IS NOT NEW."reason" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."asked_on" IS NOT NEW."asked_on" OR NEW.looked_by = NEW.by OR OLD.state IN (\'refused\', \'withdrawn\')) BEGIN SELECT RAISE(ABORT, \'sealed: payment_pause\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_run_sealed_delete BEFORE DELETE ON "payment_run" WHEN OLD.state IN (\'sealed\', \'dropped\') BEGIN SELECT RAISE(ABORT, \'sealed: payment_run\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER payment_run_sealed_update BEFORE UPDATE ON "payment_run" WHEN OLD.state IN (\'sealed\', \'dropped\') AND (OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."day" IS NOT NEW."day" OR OLD."first" IS NOT NEW."first" OR OLD."opened_by" IS NOT NEW."opened_by" OR OLD."opened_by_name" IS NOT NEW."opened_by_name" OR OLD."opened_at" IS NOT NEW."opened_at" OR OLD."reason" IS NOT NEW."reason" OR OLD."state" IS NOT NEW."state" OR OLD."reviewed_by" IS NOT NEW."reviewed_by" OR OLD."reviewed_by_name" IS NOT NEW."reviewed_by_name" OR OLD."reviewed_at" IS NOT NEW."reviewed_at" OR OLD."sealed_by" IS NOT NEW."sealed_by" OR OLD."sealed_by_name" IS NOT NEW."sealed_by_name" OR OLD."sealed_at" IS NOT NEW."sealed_at" OR OLD."count" IS NOT NEW."count" OR OLD."blocked" IS NOT NEW."blocked" OR OLD."sum" IS NOT NEW."sum" OR OLD."digest" IS NOT NEW."digest" OR OLD."layout" IS NOT NEW."layout" OR OLD."slot" IS NOT NEW."slot" OR OLD."open" IS NOT NEW."open" OR (OLD.exported IS NOT NULL AND (NEW.exported IS NULL OR NEW.exported <> OLD.exported))) BEGIN SELECT RAISE(ABORT, \'sealed: payment_run\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER plan_sealed_delete BEFORE DELETE ON "plan" WHEN OLD.agreed IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: plan\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER plan_sealed_update BEFORE UPDATE ON "plan" WHEN OLD.agreed IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."on" IS NOT NEW."on" OR OLD."plan" IS NOT NEW."plan" OR OLD."assessment" IS NOT NEW."assessment" OR OLD."amounts" IS NOT NEW."amounts" OR OLD."prices" IS NOT NEW."prices" OR OLD."terms" IS NOT NEW."terms" OR OLD."scope" IS NOT NEW."scope" OR OLD."template" IS NOT NEW."template" OR OLD."sources" IS NOT NEW."sources" OR OLD."follows" IS NOT NEW."follows" OR OLD."reason" IS NOT NEW."reason" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."agreed" IS NOT NEW."agreed" OR OLD."planned" IS NOT NEW."planned" OR OLD."agreed_at" IS NOT NEW."agreed_at" OR OLD."sums" IS NOT NEW."sums" OR NEW.state = \'draft\') BEGIN SELECT RAISE(ABORT, \'sealed: plan\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER practice_attempt_sealed_delete BEFORE DELETE ON "practice_attempt" WHEN OLD.finished_at IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: practice_attempt\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER practice_attempt_sealed_update BEFORE UPDATE ON "practice_attempt" WHEN OLD.finished_at IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."edition" IS NOT NEW."edition" OR OLD."practice_set" IS NOT NEW."practice_set" OR OLD."child" IS NOT NEW."child" OR OLD."worker" IS NOT NEW."worker" OR OLD."worker_name" IS NOT NEW."worker_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."answers" IS NOT NEW."answers" OR OLD."finished_at" IS NOT NEW."finished_at" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: practice_attempt\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER proposal_sealed_delete BEFORE DELETE ON "proposal" WHEN OLD.state IN (\'decided\', \'withdrawn\') BEGIN SELECT RAISE(ABORT, \'sealed: proposal\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER proposal_sealed_update BEFORE UPDATE ON "proposal" WHEN OLD.state IN (\'decided\', \'withdrawn\') AND (OLD."id" IS NOT NEW."id" OR OLD."concern" IS NOT NEW."concern" OR OLD."sum" IS NOT NEW."sum" OR OLD."first" IS NOT NEW."first" OR OLD."last" IS NOT NEW."last" OR OLD."reasons" IS NOT NEW."reasons" OR OLD."made_on" IS NOT NEW."made_on" OR OLD."answer_by" IS NOT NEW."answer_by" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."steps" IS NOT NEW."steps" OR OLD."state" IS NOT NEW."state" OR OLD."answer" IS NOT NEW."answer" OR OLD."answered_on" IS NOT NEW."answered_on" OR OLD."decision" IS NOT NEW."decision" OR OLD."decided_sum" IS NOT NEW."decided_sum" OR OLD."decided_on" IS NOT NEW."decided_on" OR OLD."decided_by_name" IS NOT NEW."decided_by_name" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: proposal\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER put_off_sealed_delete BEFORE DELETE ON "put_off" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: put_off\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER put_off_sealed_update BEFORE UPDATE ON "put_off" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."about" IS NOT NEW."about" OR OLD."subject" IS NOT NEW."subject" OR OLD."due" IS NOT NEW."due" OR OLD."reason" IS NOT NEW."reason" OR OLD."words" IS NOT NEW."words" OR OLD."until" IS NOT NEW."until" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."at" IS NOT NEW."at" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: put_off\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER reconsideration_sealed_delete BEFORE DELETE ON "reconsideration" WHEN OLD.state IN (\'answered\', \'dropped\') BEGIN SELECT RAISE(ABORT, \'sealed: reconsideration\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER reconsideration_sealed_update BEFORE UPDATE ON "reconsideration" WHEN OLD.state IN (\'answered\', \'dropped\') AND (OLD."id" IS NOT NEW."id" OR OLD."notice" IS NOT NEW."notice" OR OLD."asked_on" IS NOT NEW."asked_on" OR OLD."asked_by" IS NOT NEW."asked_by" OR OLD."words" IS NOT NEW."words" OR OLD."help_received" IS NOT NEW."help_received" OR OLD."waits" IS NOT NEW."waits" OR OLD."acknowledge_by" IS NOT NEW."acknowledge_by" OR OLD."answer_by" IS NOT NEW."answer_by" OR OLD."recorded_by" IS NOT NEW."recorded_by" OR OLD."recorded_by_name" IS NOT NEW."recorded_by_name" OR OLD."recorded_at" IS NOT NEW."recorded_at" OR OLD."evidence" IS NOT NEW."evidence" OR OLD."state" IS NOT NEW."state" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."reasons" IS NOT NEW."reasons" OR OLD."parts" IS NOT NEW."parts" OR OLD."answered_on" IS NOT NEW."answered_on" OR OLD."answered_by" IS NOT NEW."answered_by" OR OLD."answered_by_name" IS NOT NEW."answered_by_name" OR OLD."begins" IS NOT NEW."begins" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: reconsideration\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_action_sealed_delete BEFORE DELETE ON "review_action" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: review_action\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_action_sealed_update BEFORE UPDATE ON "review_action" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."review" IS NOT NEW."review" OR OLD."what" IS NOT NEW."what" OR OLD."who" IS NOT NEW."who" OR OLD."due" IS NOT NEW."due" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: review_action\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_sealed_delete BEFORE DELETE ON "review" WHEN OLD.sealed IS NOT NULL BEGIN SELECT RAISE(ABORT, \'sealed: review\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER review_sealed_update BEFORE UPDATE ON "review" WHEN OLD.sealed IS NOT NULL AND (OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."why" IS NOT NEW."why" OR OLD."form" IS NOT NEW."form" OR OLD."plan" IS NOT NEW."plan" OR OLD."follows" IS NOT NEW."follows" OR OLD."started_by" IS NOT NEW."started_by" OR OLD."started_by_name" IS NOT NEW."started_by_name" OR OLD."started_at" IS NOT NEW."started_at" OR OLD."sealed" IS NOT NEW."sealed" OR OLD."held_on" IS NOT NEW."held_on" OR OLD."full" IS NOT NEW."full" OR OLD."due" IS NOT NEW."due" OR OLD."late" IS NOT NEW."late" OR OLD."late_why" IS NOT NEW."late_why" OR OLD."result" IS NOT NEW."result" OR OLD."annual" IS NOT NEW."annual" OR OLD."agreed" IS NOT NEW."agreed" OR OLD."heard" IS NOT NEW."heard" OR OLD."up" IS NOT NEW."up" OR OLD."level" IS NOT NEW."level" OR OLD."down" IS NOT NEW."down" OR OLD."reached" IS NOT NEW."reached" OR NEW.state = \'draft\' OR (OLD.aside IS NOT NULL AND NEW.aside IS NULL)) BEGIN SELECT RAISE(ABORT, \'sealed: review\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER scheme_version_sealed_delete BEFORE DELETE ON "scheme_version" WHEN OLD.state <> \'draft\' BEGIN SELECT RAISE(ABORT, \'sealed: scheme_version\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER scheme_version_sealed_update BEFORE UPDATE ON "scheme_version" WHEN OLD.state <> \'draft\' AND (OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."edition" IS NOT NEW."edition" OR OLD."title" IS NOT NEW."title" OR OLD."content" IS NOT NEW."content" OR OLD."copied_from" IS NOT NEW."copied_from" OR OLD."made_by_name" IS NOT NEW."made_by_name" OR OLD."made_at" IS NOT NEW."made_at" OR OLD."saved_by_name" IS NOT NEW."saved_by_name" OR OLD."saved_by" IS NOT NEW."saved_by" OR OLD."saved_at" IS NOT NEW."saved_at" OR OLD."kept_as" IS NOT NEW."kept_as" OR OLD."approval" IS NOT NEW."approval" OR NEW.state = \'draft\') BEGIN SELECT RAISE(ABORT, \'sealed: scheme_version\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_case_sealed_delete BEFORE DELETE ON "uplift_case" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, \'sealed: uplift_case\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_case_sealed_update BEFORE UPDATE ON "uplift_case" WHEN 1 = 1 AND (OLD."id" IS NOT NEW."id" OR OLD."uplift" IS NOT NEW."uplift" OR OLD."agreement" IS NOT NEW."agreement" OR OLD."starts" IS NOT NEW."starts" OR OLD."approved_on" IS NOT NEW."approved_on" OR OLD."lifts" IS NOT NEW."lifts" OR OLD."lines" IS NOT NEW."lines" OR OLD."kept" IS NOT NEW."kept" OR OLD."decision" IS NOT NEW."decision" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: uplift_case\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_sealed_delete BEFORE DELETE ON "uplift" WHEN OLD.state IN (\'approved\', \'withdrawn\') BEGIN SELECT RAISE(ABORT, \'sealed: uplift\'); END')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('CREATE TRIGGER uplift_sealed_update BEFORE UPDATE ON "uplift" WHEN OLD.state IN (\'approved\', \'withdrawn\') AND (OLD."id" IS NOT NEW."id" OR OLD."starts" IS NOT NEW."starts" OR OLD."title" IS NOT NEW."title" OR OLD."share" IS NOT NEW."share" OR OLD."by" IS NOT NEW."by" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."made_on" IS NOT NEW."made_on" OR OLD."state" IS NOT NEW."state" OR OLD."ended_by" IS NOT NEW."ended_by" OR OLD."ended_by_name" IS NOT NEW."ended_by_name" OR OLD."ended_on" IS NOT NEW."ended_on" OR OLD."families" IS NOT NEW."families" OR OLD."more" IS NOT NEW."more" OR 1 = 0) BEGIN SELECT RAISE(ABORT, \'sealed: uplift\'); END')


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_case_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_case_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS scheme_version_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS scheme_version_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_action_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_action_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS reconsideration_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS reconsideration_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS put_off_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS put_off_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS proposal_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS proposal_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS practice_attempt_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS practice_attempt_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS plan_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS plan_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_run_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_run_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_pause_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_pause_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_line_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_line_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_put_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_put_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_meeting_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_meeting_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_decision_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_decision_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS paid_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS paid_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS notice_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS notice_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS moderation_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS moderation_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_entry_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_entry_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_checkpoint_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_checkpoint_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_document_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_document_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_bytes_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_bytes_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS edition_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS edition_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS cover_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS cover_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS closing_account_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS closing_account_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_bytes_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_bytes_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS assessment_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS assessment_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS arrangement_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS arrangement_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS agreement_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS agreement_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS address_confirmation_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS address_confirmation_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_sealed_delete')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_number_sealed_update')
    if dialect == 'sqlite':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_number_sealed_delete')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_sealed_update ON "uplift"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_sealed_delete ON "uplift"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_case_sealed_update ON "uplift_case"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS uplift_case_sealed_delete ON "uplift_case"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS scheme_version_sealed_update ON "scheme_version"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS scheme_version_sealed_delete ON "scheme_version"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_sealed_update ON "review"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_sealed_delete ON "review"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_action_sealed_update ON "review_action"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS review_action_sealed_delete ON "review_action"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS reconsideration_sealed_update ON "reconsideration"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS reconsideration_sealed_delete ON "reconsideration"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS put_off_sealed_update ON "put_off"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS put_off_sealed_delete ON "put_off"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS proposal_sealed_update ON "proposal"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS proposal_sealed_delete ON "proposal"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS practice_attempt_sealed_update ON "practice_attempt"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS practice_attempt_sealed_delete ON "practice_attempt"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS plan_sealed_update ON "plan"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS plan_sealed_delete ON "plan"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_run_sealed_update ON "payment_run"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_run_sealed_delete ON "payment_run"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_pause_sealed_update ON "payment_pause"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_pause_sealed_delete ON "payment_pause"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_line_sealed_update ON "payment_line"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS payment_line_sealed_delete ON "payment_line"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_put_sealed_update ON "panel_put"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_put_sealed_delete ON "panel_put"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_meeting_sealed_update ON "panel_meeting"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_meeting_sealed_delete ON "panel_meeting"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_decision_sealed_update ON "panel_decision"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS panel_decision_sealed_delete ON "panel_decision"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS paid_sealed_update ON "paid"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS paid_sealed_delete ON "paid"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS notice_sealed_update ON "notice"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS notice_sealed_delete ON "notice"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS moderation_sealed_update ON "moderation"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS moderation_sealed_delete ON "moderation"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_entry_sealed_update ON "log_entry"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_entry_sealed_truncate ON log_entry')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_entry_sealed_delete ON "log_entry"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_checkpoint_sealed_update ON "log_checkpoint"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS log_checkpoint_sealed_delete ON "log_checkpoint"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_document_sealed_update ON "issued_document"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_document_sealed_delete ON "issued_document"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_bytes_sealed_update ON "issued_bytes"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS issued_bytes_sealed_delete ON "issued_bytes"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS edition_sealed_update ON "edition"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS edition_sealed_delete ON "edition"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS cover_sealed_update ON "cover"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS cover_sealed_delete ON "cover"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS closing_account_sealed_update ON "closing_account"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS closing_account_sealed_delete ON "closing_account"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_sealed_update ON "attachment"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_sealed_delete ON "attachment"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_bytes_sealed_update ON "attachment_bytes"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS attachment_bytes_sealed_delete ON "attachment_bytes"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS assessment_sealed_update ON "assessment"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS assessment_sealed_delete ON "assessment"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS arrangement_sealed_update ON "arrangement"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS arrangement_sealed_delete ON "arrangement"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS agreement_sealed_update ON "agreement"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS agreement_sealed_delete ON "agreement"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS address_confirmation_sealed_update ON "address_confirmation"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS address_confirmation_sealed_delete ON "address_confirmation"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_sealed_update ON "account"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_sealed_delete ON "account"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_number_sealed_update ON "account_number"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP TRIGGER IF EXISTS account_number_sealed_delete ON "account_number"')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS uplift_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS uplift_case_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS scheme_version_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS review_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS review_action_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS reconsideration_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS put_off_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS proposal_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS practice_attempt_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS plan_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS payment_run_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS payment_pause_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS payment_line_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS panel_put_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS panel_meeting_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS panel_decision_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS paid_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS notice_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS moderation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS log_entry_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS log_checkpoint_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS issued_document_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS issued_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS edition_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS cover_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS closing_account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS attachment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS attachment_bytes_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS assessment_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS arrangement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS agreement_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS address_confirmation_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS account_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS account_number_sealed()')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS log_append_all')
    if dialect == 'postgresql':
        op.get_bind().exec_driver_sql('DROP FUNCTION IF EXISTS log_append')
    op.drop_index(op.f('ix_reconsideration_state'), table_name='reconsideration')
    op.drop_index(op.f('ix_reconsideration_notice'), table_name='reconsideration')
    op.drop_index(op.f('ix_reconsideration_case'), table_name='reconsideration')
    op.drop_table('reconsideration')
    op.drop_index(op.f('ix_paid_run'), table_name='paid')
    op.drop_index(op.f('ix_paid_kind'), table_name='paid')
    op.drop_index(op.f('ix_paid_case'), table_name='paid')
    op.drop_index(op.f('ix_paid_agreement'), table_name='paid')
    op.drop_table('paid')
    op.drop_index(op.f('ix_uplift_case_uplift'), table_name='uplift_case')
    op.drop_index(op.f('ix_uplift_case_decision'), table_name='uplift_case')
    op.drop_index(op.f('ix_uplift_case_case'), table_name='uplift_case')
    op.drop_index(op.f('ix_uplift_case_agreement'), table_name='uplift_case')
    op.drop_table('uplift_case')
    op.drop_index(op.f('ix_payment_line_run'), table_name='payment_line')
    op.drop_index(op.f('ix_payment_line_reference'), table_name='payment_line')
    op.drop_index(op.f('ix_payment_line_case'), table_name='payment_line')
    op.drop_table('payment_line')
    op.drop_index(op.f('ix_notice_state'), table_name='notice')
    op.drop_index(op.f('ix_notice_decision'), table_name='notice')
    op.drop_index(op.f('ix_notice_case'), table_name='notice')
    op.drop_index(op.f('ix_notice_agreement'), table_name='notice')
    op.drop_table('notice')
    op.drop_index(op.f('ix_closing_account_state'), table_name='closing_account')
    op.drop_index(op.f('ix_closing_account_case'), table_name='closing_account')
    op.drop_index(op.f('ix_closing_account_agreement'), table_name='closing_account')
    op.drop_table('closing_account')
    op.drop_index(op.f('ix_agreement_decision'), table_name='agreement')
    op.drop_index('agreement_of_case', table_name='agreement')
    op.drop_index('agreement_in_state', table_name='agreement')
    op.drop_table('agreement')
    op.drop_index(op.f('ix_review_action_review'), table_name='review_action')
    op.drop_index(op.f('ix_review_action_case'), table_name='review_action')
    op.drop_table('review_action')
    op.drop_index(op.f('ix_panel_decision_ratifies'), table_name='panel_decision')
    op.drop_index(op.f('ix_panel_decision_put'), table_name='panel_decision')
    op.drop_index(op.f('ix_panel_decision_plan'), table_name='panel_decision')
    op.drop_index(op.f('ix_panel_decision_meeting'), table_name='panel_decision')
    op.drop_index(op.f('ix_panel_decision_corrects'), table_name='panel_decision')
    op.drop_index('decision_of_case', table_name='panel_decision')
    op.drop_index('decision_by_day', table_name='panel_decision')
    op.drop_table('panel_decision')
    op.drop_index(op.f('ix_review_state'), table_name='review')
    op.drop_index(op.f('ix_review_held_on'), table_name='review')
    op.drop_index(op.f('ix_review_case'), table_name='review')
    op.drop_table('review')
    op.drop_index('put_in_state', table_name='panel_put')
    op.drop_index(op.f('ix_panel_put_plan'), table_name='panel_put')
    op.drop_index(op.f('ix_panel_put_meeting'), table_name='panel_put')
    op.drop_index(op.f('ix_panel_put_case'), table_name='panel_put')
    op.drop_table('panel_put')
    op.drop_table('issued_bytes')
    op.drop_index(op.f('ix_statement_entry_statement'), table_name='statement_entry')
    op.drop_index(op.f('ix_statement_entry_case'), table_name='statement_entry')
    op.drop_table('statement_entry')
    op.drop_index('plan_in_state', table_name='plan')
    op.drop_index(op.f('ix_plan_follows'), table_name='plan')
    op.drop_index(op.f('ix_plan_case'), table_name='plan')
    op.drop_table('plan')
    op.drop_index(op.f('ix_moderation_state'), table_name='moderation')
    op.drop_index(op.f('ix_moderation_case'), table_name='moderation')
    op.drop_index(op.f('ix_moderation_assessment'), table_name='moderation')
    op.drop_table('moderation')
    op.drop_index(op.f('ix_issued_document_case'), table_name='issued_document')
    op.drop_index('issued_about', table_name='issued_document')
    op.drop_table('issued_document')
    op.drop_index(op.f('ix_case_unopened_case'), table_name='case_unopened')
    op.drop_index(op.f('ix_case_unopened_attempt'), table_name='case_unopened')
    op.drop_table('case_unopened')
    op.drop_table('attachment_bytes')
    op.drop_table('account_number')
    op.drop_index(op.f('ix_worker_spell_case'), table_name='worker_spell')
    op.drop_table('worker_spell')
    op.drop_index(op.f('ix_statement_case'), table_name='statement')
    op.drop_table('statement')
    op.drop_index(op.f('ix_sibling_second'), table_name='sibling')
    op.drop_index(op.f('ix_sibling_first'), table_name='sibling')
    op.drop_table('sibling')
    op.drop_index(op.f('ix_set_amount_case'), table_name='set_amount')
    op.drop_table('set_amount')
    op.drop_index(op.f('ix_scheme_version_state'), table_name='scheme_version')
    op.drop_index(op.f('ix_scheme_version_kept_as'), table_name='scheme_version')
    op.drop_table('scheme_version')
    op.drop_index('request_by_outcome', table_name='request')
    op.drop_index(op.f('ix_request_case'), table_name='request')
    op.drop_table('request')
    op.drop_index(op.f('ix_put_off_case'), table_name='put_off')
    op.drop_table('put_off')
    op.drop_index(op.f('ix_proposal_state'), table_name='proposal')
    op.drop_index(op.f('ix_proposal_case'), table_name='proposal')
    op.drop_table('proposal')
    op.drop_index(op.f('ix_practice_attempt_worker'), table_name='practice_attempt')
    op.drop_index(op.f('ix_practice_attempt_practice_set'), table_name='practice_attempt')
    op.drop_index(op.f('ix_practice_attempt_edition'), table_name='practice_attempt')
    op.drop_table('practice_attempt')
    op.drop_index(op.f('ix_person_case'), table_name='person')
    op.drop_table('person')
    op.drop_index(op.f('ix_payment_share_case'), table_name='payment_share')
    op.drop_table('payment_share')
    op.drop_index(op.f('ix_payment_pause_state'), table_name='payment_pause')
    op.drop_index(op.f('ix_payment_pause_case'), table_name='payment_pause')
    op.drop_table('payment_pause')
    op.drop_index(op.f('ix_panel_interest_meeting'), table_name='panel_interest')
    op.drop_index(op.f('ix_panel_interest_case'), table_name='panel_interest')
    op.drop_table('panel_interest')
    op.drop_index(op.f('ix_note_case'), table_name='note')
    op.drop_table('note')
    op.drop_index(op.f('ix_needs_assessment_case'), table_name='needs_assessment')
    op.drop_table('needs_assessment')
    op.drop_index(op.f('ix_merge_survivor'), table_name='merge')
    op.drop_index(op.f('ix_merge_loser'), table_name='merge')
    op.drop_table('merge')
    op.drop_index(op.f('ix_key_slot_owner'), table_name='key_slot')
    op.drop_table('key_slot')
    op.drop_index('growing_task_of_case', table_name='growing_task')
    op.drop_table('growing_task')
    op.drop_index(op.f('ix_early_tick_case'), table_name='early_tick')
    op.drop_table('early_tick')
    op.drop_index(op.f('ix_cover_covering'), table_name='cover')
    op.drop_index(op.f('ix_cover_absent'), table_name='cover')
    op.drop_table('cover')
    op.drop_index(op.f('ix_consent_case'), table_name='consent')
    op.drop_table('consent')
    op.drop_index(op.f('ix_case_state_case'), table_name='case_state')
    op.drop_table('case_state')
    op.drop_index(op.f('ix_case_sought_who'), table_name='case_sought')
    op.drop_index(op.f('ix_case_sought_at'), table_name='case_sought')
    op.drop_table('case_sought')
    op.drop_index(op.f('ix_case_restriction_case'), table_name='case_restriction')
    op.drop_table('case_restriction')
    op.drop_index(op.f('ix_case_access_who'), table_name='case_access')
    op.drop_index(op.f('ix_case_access_case'), table_name='case_access')
    op.drop_table('case_access')
    op.drop_index(op.f('ix_attachment_case'), table_name='attachment')
    op.drop_index(op.f('ix_attachment_about'), table_name='attachment')
    op.drop_table('attachment')
    op.drop_index(op.f('ix_assessment_follows'), table_name='assessment')
    op.drop_index(op.f('ix_assessment_case'), table_name='assessment')
    op.drop_index('assessment_in_state', table_name='assessment')
    op.drop_table('assessment')
    op.drop_index('arrangement_of_case', table_name='arrangement')
    op.drop_table('arrangement')
    op.drop_index(op.f('ix_address_confirmation_case'), table_name='address_confirmation')
    op.drop_table('address_confirmation')
    op.drop_index(op.f('ix_account_state'), table_name='account')
    op.drop_index(op.f('ix_account_case'), table_name='account')
    op.drop_table('account')
    op.drop_index(op.f('ix_user_account_folded'), table_name='user_account')
    op.drop_table('user_account')
    op.drop_index(op.f('ix_uplift_state'), table_name='uplift')
    op.drop_table('uplift')
    op.drop_index(op.f('ix_saved_view_owner'), table_name='saved_view')
    op.drop_table('saved_view')
    op.drop_table('payment_setting')
    op.drop_index(op.f('ix_payment_run_state'), table_name='payment_run')
    op.drop_index(op.f('ix_payment_run_day'), table_name='payment_run')
    op.drop_table('payment_run')
    op.drop_index(op.f('ix_panel_meeting_state'), table_name='panel_meeting')
    op.drop_index(op.f('ix_panel_meeting_on'), table_name='panel_meeting')
    op.drop_table('panel_meeting')
    op.drop_table('log_value')
    op.drop_table('log_key')
    op.drop_index('ix_log_entry_restored', table_name='log_entry', sqlite_where=sa.text("what = 'restore'"), postgresql_where=sa.text("what = 'restore'"))
    op.drop_index(op.f('ix_log_entry_of_case'), table_name='log_entry')
    op.drop_table('log_entry')
    op.drop_table('log_checkpoint')
    op.drop_table('last_seen')
    op.drop_table('former_key')
    op.drop_index(op.f('ix_family_case_worker'), table_name='family_case')
    op.drop_index(op.f('ix_family_case_number'), table_name='family_case')
    op.drop_index(op.f('ix_family_case_merged_into'), table_name='family_case')
    op.drop_table('family_case')
    op.drop_index(op.f('ix_export_by'), table_name='export')
    op.drop_table('export')
    op.drop_index(op.f('ix_edition_kind'), table_name='edition')
    op.drop_table('edition')
    op.drop_index(op.f('ix_draft_owner'), table_name='draft')
    op.drop_index(op.f('ix_draft_case'), table_name='draft')
    op.drop_table('draft')
    op.drop_table('council')
    op.drop_index(op.f('ix_caseload_touched'), table_name='caseload')
    op.drop_table('caseload')
    op.drop_table('case_number')
