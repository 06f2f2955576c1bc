// The accounts Logbook is installed on, their tokens (encrypted), their owners, and the states of OAuth already used.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table accounts (
      portal_id bigint primary key,
      domain text not null,
      name text not null,
      time_zone text not null,
      ui_domain text not null,
      status text not null check (status in ('connected', 'paused', 'revoked', 'disconnected')),
      scopes text[] not null,
      installed_by text not null,
      installed_at timestamptz not null,
      default_owner_id bigint,
      owners_read_at timestamptz,
      engagement_tiers jsonb not null default '{}'
    );

    create table account_tokens (
      portal_id bigint primary key references accounts on delete cascade,
      access_token text not null,
      refresh_token text not null,
      expires_at timestamptz not null,
      -- Who refreshes has the right to until then; everybody else waits for the outcome.
      refreshing_until timestamptz
    );

    create table owners (
      portal_id bigint not null references accounts on delete cascade,
      owner_id bigint not null,
      email text not null,
      name text not null,
      is_archived boolean not null,
      primary key (portal_id, owner_id)
    );

    -- No portal leads this key: a state is made before the account is chosen.
    create table used_oauth_states (
      nonce text primary key,
      expires_at timestamptz not null
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table used_oauth_states, owners, account_tokens, accounts')
}
