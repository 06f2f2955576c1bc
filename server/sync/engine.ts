// Wakes drains: pg-boss carries the wake-ups between processes, a sweep finds what a lost one left. It does not decide who may drain.
import { setTimeout as delay } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Db } from '../store/database.ts'
import { portalsToDrain } from '../store/drains.ts'
import { type DrainDeps, drainPortal } from './drain.ts'

const QUEUE = 'drain'
/** What a drain gets to finish its claim when we are asked to stop. */
const STOP_MS = 30_000

export type EngineSettings = {
  databaseUrl: string
  /** How many accounts this process drains at once. */
  concurrency: number
  sweepMs: number
}

export type Engine = {
  start(options: { drains: boolean }): Promise<void>
  /** Says that an account is due. Cheap to say twice. */
  wake(portalId: string): Promise<void>
  /** Lets running drains finish their claim, then stops. */
  stop(): Promise<void>
}

type EngineLog = DrainDeps['log'] & { error(facts: object, message: string): void }
type EngineDeps = Omit<DrainDeps, 'log' | 'isCrowded'> & { db: Db; log: EngineLog }

export function createEngine(deps: EngineDeps, settings: EngineSettings): Engine {
  const { db, now, log } = deps
  const stopping = new AbortController()
  const boss = new PgBoss({
    connectionString: settings.databaseUrl,
    application_name: 'logbook-engine',
    max: 4,
    schedule: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'The engine had an error'))
  let sweeping: NodeJS.Timeout | undefined
  let running = 0
  const isCrowded = () => running >= settings.concurrency
  let lastSweep: Promise<void> = Promise.resolve()

  return {
    async start({ drains }) {
      await boss.start()
      // 'short': one waiting wake-up for each account is enough, however many events come in.
      await boss.createQueue(QUEUE, {
        policy: 'short',
        retryLimit: 0,
        deleteAfterSeconds: 60,
        expireInSeconds: 120,
        notify: true,
      })
      if (!drains) return
      const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, burstWhenReadyExceeds: 1 }
      await boss.work<{ portalId: string }>(
        QUEUE,
        { batchSize: 1, localConcurrency: settings.concurrency, ...polling },
        async (jobs) => {
          for (const job of jobs) await drain(job.data.portalId)
        },
      )
      sweeping = setInterval(() => {
        lastSweep = lastSweep.then(sweep)
      }, settings.sweepMs)
    },
    wake,
    async stop() {
      stopping.abort()
      clearInterval(sweeping)
      await lastSweep
      // A graceful boss.stop() waits as well, but looks only every half second whether the drains have ended.
      await Promise.race([boss.offWork(QUEUE), delay(STOP_MS, undefined, { ref: false })])
      await boss.stop({ graceful: false })
    },
  }

  async function wake(portalId: string): Promise<void> {
    await boss.send(QUEUE, { portalId }, { singletonKey: portalId })
  }

  async function drain(portalId: string): Promise<void> {
    running += 1
    try {
      const result = await drainPortal({ ...deps, isCrowded }, portalId, stopping.signal)
      if (result === 'more') await wake(portalId)
    } catch (error) {
      // The events are still in the ledger: the sweep starts the next drain.
      log.error({ err: error, portalId }, 'A drain broke off')
    } finally {
      running -= 1
    }
  }

  async function sweep(): Promise<void> {
    try {
      for (const portalId of await portalsToDrain(db, now())) await wake(portalId)
    } catch (error) {
      log.error({ err: error }, 'The sweep failed')
    }
  }
}
