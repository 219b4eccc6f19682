import type { Code } from './code'

/** What a file proves of something that went to others. */
export const sharingFileKinds = [
  { code: 'permission', article: '7(1)' },
  { code: 'demand' },
  { code: 'decision', article: '5(2)' },
  { code: 'given', article: '5(2)' },
  { code: 'other' },
] as const satisfies readonly Code[]
