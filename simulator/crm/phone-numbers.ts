// What HubSpot calculates from a phone number, so that search finds it however it was typed.
// HubSpot: https://developers.hubspot.com/docs/api-reference/search/guide (searching by phone number)
import type { PropertyValues } from '../state.ts'

// ITU-T E.164: calling codes of one digit and of two; all others have three.
const shortCodes = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

const calculated = [
  ['phone', 'phone_number'],
  ['mobilephone', 'mobile_number'],
] as const

export function derivePhones(changed: PropertyValues): PropertyValues {
  return Object.fromEntries(
    calculated.flatMap(([typed, name]) => {
      const value = changed[typed]
      if (value === undefined) return []
      const { international, searchable } = readPhone(value)
      return [
        [`hs_calculated_${name}`, international],
        [`hs_searchable_calculated_${name}`, searchable],
      ]
    }),
  )
}

// Search knows a number by its area code and local number alone, without the country's code.
function readPhone(typed: string): { international: string; searchable: string } {
  const digits = typed.replace(/\(0\)/, '').replace(/\D/g, '')
  if (!typed.trim().startsWith('+')) return { international: '', searchable: digits.replace(/^0+/, '') }
  const code = shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3)
  return { international: `+${digits}`, searchable: digits.slice(code.length) }
}
