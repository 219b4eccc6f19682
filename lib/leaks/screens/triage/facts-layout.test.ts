import { expect, test } from 'vitest'
import { leakFactsSchema } from '../../facts/schema'
import { wordedFacts } from './facts-layout'

const facts = leakFactsSchema.parse({
  ...{ title: '', summary: '', ongoing: 'unknown', personalData: null, actingAs: 'controller', types: [], cause: null },
  ...{ origin: null, act: null, intent: null, discoveredBy: null, dataCategories: [], peopleCategories: [] },
  ...{ persons: { mode: 'unknown', min: null, max: null }, records: { mode: 'unknown', min: null, max: null } },
  ...{ consequences: '', measuresTaken: '', measuresProposed: '', priorMeasures: '', riskLevel: null, riskReason: '' },
  ...{ delayReason: null, delayText: '', crossBorder: false, crossBorderStates: [] },
})
const named = async (more: Partial<typeof facts>) => (await wordedFacts({ ...facts, ...more })).map(({ name }) => name)

test.each([
  ['no people in other countries', { crossBorder: false }, false],
  ['people in other countries', { crossBorder: true }, true],
])('%s: which countries is asked: %s', async (_, more, asked) => {
  expect((await named(more)).includes('crossBorderStates')).toBe(asked)
})

test('what was said stays, also where the form no longer asks it', async () => {
  expect(await named({ crossBorder: false, crossBorderStates: ['FR'] })).toContain('crossBorderStates')
})
