import type { Code } from './code'

/** What personal data live in. */
export const systemKinds = [
  { code: 'application' },
  { code: 'file_share' },
  { code: 'paper' },
  { code: 'device' },
  { code: 'website' },
  { code: 'other' },
] as const satisfies readonly Code[]
