// Personal invitations to connect: whom, until when, and what became of the mail.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table invitations (
      portal_id bigint not null references accounts on delete cascade,
      invitation_id uuid not null,
      -- The member's. The token that stands in the link is signed by us and kept nowhere.
      email text not null,
      made_by text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      -- It was used, or another one was.
      ended_at timestamptz,
      -- When its mail is to be tried; null: it was handed over as a link, or the mail is through.
      mail_due_at timestamptz,
      mail_attempts integer not null default 0,
      mailed_at timestamptz,
      mail_problem text,
      primary key (portal_id, invitation_id)
    );
    create index invitations_of_member on invitations (portal_id, email, made_at);
    create index invitations_by_age on invitations (portal_id, made_at);
    create index invitations_to_mail on invitations (portal_id, mail_due_at) where mail_due_at is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table invitations')
}
