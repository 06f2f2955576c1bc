// JSON that PostgreSQL takes: names and words from HubSpot may carry NUL or half a character.
import { cleanInput } from '../domain/clean-input.ts'

export function toStorableJson(value: unknown): string {
  return JSON.stringify(cleanInput(value))
}
