-- Roles and database of one team, to be run once by a database administrator (a superuser):
--
--     psql --dbname postgres --variable database=ras --file roles.sql
--
-- Run again it changes nothing. Everything bears the database's name, so that several teams can
-- have their databases in one cluster. Nobody but the keeper signs in with any of these roles.
\set ON_ERROR_STOP on
\set QUIET on

-- Owner (tables), gate (the functions that make users' roles), keeper (sets up, upgrades, moves),
-- program (everybody who works), and one group for each role of the service.
SELECT format('CREATE ROLE %I NOLOGIN %s', :'database' || each.name, each.rights)
FROM (VALUES
    ('_owner', ''),
    ('_gate', 'CREATEROLE'),
    ('_program', ''),
    ('_family_support_worker', ''),
    ('_social_worker', ''),
    ('_early_help_worker', ''),
    ('_transitions_worker', ''),
    ('_ehc_coordinator', ''),
    ('_team_manager', ''),
    ('_panel_member', ''),
    ('_panel_chair', ''),
    ('_minute_taker', ''),
    ('_finance', ''),
    ('_ras_lead', ''),
    ('_auditor', ''),
    ('_administrator', '')
) AS each (name, rights)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'database' || each.name)
\gexec

SELECT format('CREATE ROLE %I LOGIN NOINHERIT CONNECTION LIMIT 4', :'database' || '_keeper')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'database' || '_keeper')
\gexec

-- The gate may give and take the groups, and nothing else of this cluster.
SELECT format('GRANT %I TO %I WITH ADMIN OPTION', rolname, :'database' || '_gate')
FROM pg_roles
WHERE rolname IN (
    SELECT :'database' || each.name
    FROM (VALUES
        ('_program'), ('_family_support_worker'), ('_social_worker'), ('_early_help_worker'),
        ('_transitions_worker'), ('_ehc_coordinator'), ('_team_manager'), ('_panel_member'),
        ('_panel_chair'), ('_minute_taker'), ('_finance'), ('_ras_lead'), ('_auditor'),
        ('_administrator')
    ) AS each (name)
)
\gexec

SELECT format('GRANT %I TO %I', :'database' || '_gate', :'database' || '_owner') \gexec
SELECT format('GRANT %I TO %I', :'database' || '_owner', :'database' || '_keeper') \gexec

-- The people of a database of this name that was dropped: their logins would have rights in the new one.
SELECT format('DROP ROLE %I', rolname)
FROM pg_roles
WHERE right(rolname, length(:'database') + 1) = '@' || :'database'
    AND NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

SELECT format(
    'CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' LC_COLLATE ''C.UTF-8'' LC_CTYPE ''C.UTF-8'' '
    'TEMPLATE template0', :'database', :'database' || '_owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'database') \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO %I, %I',
    :'database', :'database' || '_program', :'database' || '_keeper') \gexec

\connect :database
SELECT format('ALTER SCHEMA public OWNER TO %I', :'database' || '_owner') \gexec
SELECT format('CREATE SCHEMA IF NOT EXISTS ras AUTHORIZATION %I', :'database' || '_owner') \gexec
SELECT format('GRANT USAGE, CREATE ON SCHEMA ras TO %I', :'database' || '_gate') \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
