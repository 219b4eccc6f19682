import { expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { edpbCases } from '@/lib/law/severity/edpb-cases'
import { type SeverityInputs, severityOf } from '@/lib/law/severity/enisa'
import { likeCases } from '@/lib/law/severity/like-cases'
import { instantSchema } from '@/lib/time/types'
import type { AssessedLeak, LeakSeverity } from '../../queries/severity'
import { Severity } from './severity'

const inputs: SeverityInputs = {
  ...{ simple: 1, behavioural: null, financial: 3, sensitive: null, identification: 'maximum' },
  ...{ confidentiality: 'exposed', integrity: 'none', availability: 'none', malicious: false },
  ...{ over100: true, unintelligible: true },
}
const linked = { records: ['A-007'] }
const sources: LeakSeverity['sources'] = {
  ...{ simple: linked, behavioural: linked, financial: linked, sensitive: linked, identification: linked },
  ...{ confidentiality: { fact: 'cause' }, integrity: 'assumed', availability: 'assumed', malicious: 'assumed' },
  ...{ over100: { fact: 'persons' }, unintelligible: 'assumed' },
}
const likeNine = edpbCases.find(({ number }) => number === 9)?.facts

function shown(more: Partial<LeakSeverity> = {}): LeakSeverity {
  if (!likeNine) throw new Error('case 9 is missing')
  const compared = { ...likeNine, people: ['employee'] } as const
  const cases = likeCases(compared).slice(0, 3)
  return { revisions: [], inputs, sources, severity: severityOf(inputs), facts: compared, cases, ...more }
}

const leak: AssessedLeak = {
  ...{ ref: 'L-2026-001', version: 3, zone: 'Europe/Brussels' },
  can: { advise: false, update: false },
  facts: { riskLevel: null, riskReason: '' },
}
const wordsOf = async (loaded: Parameters<typeof Severity>[0]['loaded'], locale: 'en' | 'nl' | 'fr' = 'en') =>
  wordsIn(await markupOf(<Severity loaded={loaded} />, locale))

test('the sum, what it proposes, the flags beside it, and where each input comes from', async () => {
  const words = await wordsOf({ leak, severity: shown() })
  expect(words).toContain('Score 3: high')
  expect(words).toContain('SE = 3 × 1 + 0 = 3')
  expect(words).toContain('ENISA’s method proposes: High risk')
  expect(words).toContain('No level given yet.')
  expect(words).toContain('More than 100 people: stands beside the score')
  expect(words).toContain('from linked records: A-007')
  expect(words).toContain('not in the facts: a cautious start')
  expect(words).not.toContain('Give the level')
})

test.each([
  [
    'en',
    'This looks like case 9, where neither the authority nor the people were told. What differs here?',
    'here: Employee',
  ],
  [
    'nl',
    'Dit lijkt op geval 9, waarin noch de autoriteit noch de personen werden ingelicht. Wat is hier anders?',
    'hier: ',
  ],
  [
    'fr',
    'Ceci ressemble au cas 9, où ni l’autorité ni les personnes n’ont été informées. Qu’est-ce qui diffère ici ?',
    'ici : ',
  ],
] as const)('in %s a case is compared: its outcome and what differs', async (locale, question, difference) => {
  const words = await wordsOf({ leak, severity: shown() }, locale)
  expect(words).toContain(question)
  expect(words).toContain(difference)
})

test('a level that differs stands with its reason, and every assessment stays', async () => {
  const at = instantSchema.parse('2026-06-02T08:00:00.000Z')
  const kept = {
    revision: 1,
    score: 3,
    level: 'high',
    proposed: 'high',
    given: 'unlikely',
    byName: 'Sofie',
    at,
  } as const
  const given = { riskLevel: 'unlikely', riskReason: 'Encrypted, the key is safe' } as const
  const words = await wordsOf({
    leak: { ...leak, can: { advise: true, update: true }, facts: given },
    severity: shown({ sources: null, revisions: [{ ...kept, reason: given.riskReason }] }),
  })
  expect(words).toContain('Level given: Risk unlikely')
  expect(words).toContain('The level given differs from the proposal. Encrypted, the key is safe')
  expect(words).toContain('Every assessment')
  expect(words).toContain('Give this level')
  expect(words).not.toContain('nobody has looked at it yet')
})

test('without a class of data it says what is missing; who may not read advice is shown nothing', async () => {
  const none = { ...inputs, simple: null, financial: null }
  expect(await wordsOf({ leak, severity: shown({ inputs: none, severity: null }) })).toContain('No score yet')
  expect(await wordsOf({ leak, severity: null })).toBe('')
})
