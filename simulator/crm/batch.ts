// What all batches share: their size, unique ids, unsorted results, and what happens when one input is bad.
import { ApiError, type ErrorDetail, invalid } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer } from '../endpoint.ts'

export type BatchError = {
  status: 'error'
  category: string
  subCategory?: string
  message: string
  context: Record<string, string[]>
  errors?: ErrorDetail[]
}

export function requireSize(count: number, most: number): void {
  if (count > most)
    throw invalid(`Invalid batch size: ${count}. The maximum number of inputs in a batch is ${most}.`)
}

export function requireUniqueIds(ids: string[]): void {
  const seen = new Set<string>()
  const twice = ids.filter((id) => seen.size === seen.add(id).size)
  if (twice.length > 0)
    throw invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}]. IDs must be unique`)
}

// Trace ids on every input switch partial success on. Without them one bad input refuses the whole batch.
export function settleEach<I extends { objectWriteTraceId?: string | undefined }, T>(
  inputs: I[],
  plan: (input: I) => () => T,
  mayBePartial = true,
): { results: T[]; errors: BatchError[] } {
  const isPartial = mayBePartial && inputs.every((input) => input.objectWriteTraceId)
  const plans: (() => T)[] = []
  const errors: BatchError[] = []
  for (const input of inputs) {
    try {
      plans.push(plan(input))
    } catch (error) {
      if (!(error instanceof ApiError) || !isPartial) throw error
      errors.push(batchError(error, input.objectWriteTraceId ?? ''))
    }
  }
  return { results: plans.map((write) => write()), errors }
}

function batchError(error: ApiError, objectWriteTraceId: string): BatchError {
  const { category, message, context, errors } = error.body
  return {
    status: 'error',
    category: category ?? 'VALIDATION_ERROR',
    message,
    context: { ...context, objectWriteTraceId: [objectWriteTraceId] },
    ...(errors ? { errors } : {}),
  }
}

export function batchAnswer(
  context: SimulatorContext,
  status: number,
  results: unknown[],
  errors: BatchError[] = [],
): Answer {
  const at = context.now().toISOString()
  const body = {
    status: 'COMPLETE',
    results: shuffled(results, context.random),
    startedAt: at,
    completedAt: at,
  }
  if (errors.length === 0) return { status, body }
  return {
    status: context.rules.partialFailureStatus,
    body: { ...body, numErrors: errors.length, errors },
  }
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
