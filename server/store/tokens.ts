// The OAuth tokens of an account, sealed. Who refreshes them holds a short lease, so that two processes never refresh at once.
import type { Db } from './database.ts'

export type SealedTokens = { accessToken: string; refreshToken: string; expiresAt: Date }

export async function saveTokens(db: Db, portalId: string, tokens: SealedTokens): Promise<void> {
  await db('account_tokens')
    .insert({
      portal_id: portalId,
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      expires_at: tokens.expiresAt,
      refreshing_until: null,
    })
    .onConflict('portal_id')
    .merge()
}

export async function findTokens(db: Db, portalId: string): Promise<SealedTokens | null> {
  const columns = { accessToken: 'access_token', refreshToken: 'refresh_token', expiresAt: 'expires_at' }
  return (await db('account_tokens').select(columns).where('portal_id', portalId).first()) ?? null
}

/** Gives the caller the right to refresh for `forMs`, unless somebody else has it. */
export async function leaseRefresh(db: Db, portalId: string, forMs: number): Promise<boolean> {
  const leased = await db('account_tokens')
    .where('portal_id', portalId)
    .whereRaw('coalesce(refreshing_until, now()) <= now()')
    .update('refreshing_until', db.raw(`now() + ? * interval '1 millisecond'`, [forMs]))
  return leased > 0
}

export async function releaseRefresh(db: Db, portalId: string): Promise<void> {
  await db('account_tokens').where('portal_id', portalId).update('refreshing_until', null)
}

/** Destroys these tokens, unless others have taken their place meanwhile. */
export async function destroyTokens(db: Db, portalId: string, { refreshToken }: SealedTokens): Promise<void> {
  await db('account_tokens').where({ portal_id: portalId, refresh_token: refreshToken }).delete()
}

export async function deleteTokens(db: Db, portalId: string): Promise<void> {
  await db('account_tokens').where('portal_id', portalId).delete()
}
