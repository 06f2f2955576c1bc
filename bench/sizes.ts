// How much each scenario does: `full` is what docs/benchmarks.md shows, `quick` fits into a minute, `tiny` proves that it runs.
import { z } from 'zod'

export const SizeName = z.enum(['full', 'quick', 'tiny'])
export type SizeName = z.output<typeof SizeName>

export type Load = { events: number; contacts: number }

export type Sizes = {
  callsPerEvent: Load[]
  rolledUpOpens: { opens: number; messages: number }
  throughput: Load & { latenciesMs: number[]; naiveEvents: number }
  ingestion: { seconds: number; warmUpSeconds: number; processes: number[] }
  loneEvents: { count: number; longestGapMs: number }
  backfill: Load & { replyEveryMs: number }
  accounts: Load & { count: number }
  growth: { ledgerRows: number[]; batches: number }
  cards: { ledgerRows: number; recordEvents: number; requests: number }
}

export const SIZES: Record<SizeName, Sizes> = {
  full: {
    callsPerEvent: [
      { events: 1_000, contacts: 300 },
      { events: 1_000, contacts: 10_000 },
      { events: 30_000, contacts: 300 },
      { events: 30_000, contacts: 10_000 },
    ],
    rolledUpOpens: { opens: 1_000, messages: 100 },
    throughput: { events: 30_000, contacts: 10_000, latenciesMs: [50, 300, 1_000], naiveEvents: 120 },
    ingestion: { seconds: 10, warmUpSeconds: 2, processes: [1, 2] },
    loneEvents: { count: 60, longestGapMs: 1_500 },
    backfill: { events: 100_000, contacts: 10_000, replyEveryMs: 1_000 },
    accounts: { events: 30_000, contacts: 300, count: 100 },
    growth: { ledgerRows: [10_000, 100_000, 1_000_000], batches: 200 },
    cards: { ledgerRows: 1_000_000, recordEvents: 50_000, requests: 200 },
  },
  quick: {
    callsPerEvent: [{ events: 1_000, contacts: 300 }],
    rolledUpOpens: { opens: 1_000, messages: 100 },
    throughput: { events: 2_000, contacts: 300, latenciesMs: [300], naiveEvents: 6 },
    ingestion: { seconds: 1, warmUpSeconds: 0, processes: [1] },
    loneEvents: { count: 5, longestGapMs: 200 },
    backfill: { events: 1_500, contacts: 100, replyEveryMs: 300 },
    accounts: { events: 1_000, contacts: 20, count: 5 },
    growth: { ledgerRows: [2_000, 20_000], batches: 20 },
    cards: { ledgerRows: 20_000, recordEvents: 5_000, requests: 20 },
  },
  tiny: {
    callsPerEvent: [{ events: 100, contacts: 30 }],
    rolledUpOpens: { opens: 100, messages: 10 },
    throughput: { events: 200, contacts: 30, latenciesMs: [50, 100], naiveEvents: 4 },
    ingestion: { seconds: 1, warmUpSeconds: 0.2, processes: [1, 2] },
    loneEvents: { count: 3, longestGapMs: 100 },
    backfill: { events: 1_000, contacts: 30, replyEveryMs: 200 },
    accounts: { events: 100, contacts: 10, count: 4 },
    growth: { ledgerRows: [1_000, 5_000], batches: 10 },
    cards: { ledgerRows: 5_000, recordEvents: 500, requests: 10 },
  },
}
