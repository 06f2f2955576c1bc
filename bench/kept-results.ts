// Keeps the results of each scenario, so that one can be measured anew without the hour that all of them take.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Result } from './result.ts'

export async function keepResult(file: string, result: Result): Promise<void> {
  const others = (await readResults(file)).filter(({ name }) => name !== result.name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify([...others, result], null, 2))
}

export async function readResults(file: string): Promise<Result[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  const parsed = z.array(Result).safeParse(JSON.parse(text))
  // Kept by another version of this program: measured again, not believed.
  return parsed.success ? parsed.data : []
}
