// Remembers which OAuth states were used, so that each serves once.
import type { Db } from './database.ts'

/** True the first time a nonce is used. Expired ones are forgotten on the way: their signature's age refuses them already. */
export async function useState(db: Db, nonce: string, expiresAt: Date, now: Date): Promise<boolean> {
  await db('used_oauth_states').where('expires_at', '<', now).delete()
  const used = await db('used_oauth_states')
    .insert({ nonce, expires_at: expiresAt })
    .onConflict('nonce')
    .ignore()
    .returning('nonce')
  return used.length > 0
}
