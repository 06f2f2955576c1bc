// Company names as they compare. A name says little: it is asked only where no domain is known, and only if it is the same to the letter.

/** What people write into the field who have no company, or do not say. */
const NO_NAMES = new Set([
  ...[
    '-',
    'n/a',
    'na',
    'none',
    'unknown',
    'test',
    'private',
    'privat',
    'confidential',
    'self',
    'myself',
    'student',
  ],
  ...[
    'self employed',
    'selfemployed',
    'selbstständig',
    'freelance',
    'freelancer',
    'independent',
    'consultant',
  ],
  ...['retired', 'unemployed', 'stealth', 'stealth startup', 'startup', 'company', 'home'],
])

/** `  ACME,  Inc. ` is `acme inc`. Null for what names no company. */
export function comparableName(name: string): string | null {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,;:'’"“”!()®™-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length < 2 || NO_NAMES.has(plain) ? null : plain
}
