import type { Code, CodeOf } from './code'

/** What a file at a record is. */
export const fileKinds = [
  { code: 'signed_agreement', article: '28(9)' },
  { code: 'certificate', article: '28(5), 42' },
  { code: 'impact_assessment', article: '35(7)' },
  { code: 'evidence', article: '5(2)' },
  { code: 'other' },
] as const satisfies readonly Code[]
export type FileKind = CodeOf<typeof fileKinds>
