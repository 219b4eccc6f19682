import type { Code, CodeOf } from './code'

/** The two records of Art. 30. */
export const recordKinds = [
  { code: 'controller', iri: 'dpv:DataProcessingRecord', article: '30(1)' },
  { code: 'processor', iri: 'dpv:DataProcessingRecord', article: '30(2)' },
] as const satisfies readonly Code[]

/** Art. 35: is a data protection impact assessment needed? */
export const dpiaNeeds = [
  { code: 'needed', article: '35(1)' },
  { code: 'done', article: '35(1)' },
  { code: 'not_needed', article: '35(1)' },
  { code: 'to_assess', article: '35(1)' },
] as const satisfies readonly Code[]

/** Art. 37: has the company a data protection officer? */
export const dpoStates = [
  { code: 'appointed', article: '37' },
  { code: 'not_required', article: '37(1)' },
  { code: 'open', article: '37' },
] as const satisfies readonly Code[]
export type DpoState = CodeOf<typeof dpoStates>
