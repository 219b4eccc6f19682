import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { leakCauses } from '@/lib/law/codes/leaks'
import { happenings } from '@/lib/leaks/facts/answers'
import { textsIn } from '@/lib/text/catalogue'
import { locales } from '@/lib/text/locale'
import { byFit, checklists, originOf } from './checklists'

describe('the checklists', () => {
  it('name causes of the facts and no item twice', () => {
    const causes: readonly string[] = leakCauses.map(({ code }) => code)
    for (const { fits } of checklists) for (const cause of fits.causes) expect(causes).toContain(cause)
    const origins = checklists.flatMap(({ code, items }) => items.map((item) => originOf(code, item.code)))
    expect(new Set(origins).size).toBe(origins.length)
  })

  it.each(locales)('say each item in %s', async (locale) => {
    const { 'leak-tasks': texts } = await textsIn(locale, ['leak-tasks'])
    const words = z.record(z.string(), z.record(z.string(), z.string())).parse(texts.checklists)
    for (const { code, items } of checklists)
      expect(Object.keys(words[code] ?? {}).sort()).toEqual(items.map((item) => item.code).sort())
    expect(Object.keys(words).sort()).toEqual(checklists.map(({ code }) => code).sort())
  })
})

it.each([
  ['wrong_person', null, 'wrong_recipient'],
  ['lost_stolen', null, 'lost_device'],
  ['lost_stolen', 'lost_paper', 'paper'],
  ['intrusion', 'malware_ransomware', 'ransomware'],
  ['intrusion', 'phishing', 'account'],
  ['other', 'misconfiguration_public', 'website'],
  ['supplier', null, 'processor'],
  ['unavailable', null, 'ransomware'],
] as const)('a report of %s with the cause %s is offered %s first', (happened, cause, first) => {
  const [best] = byFit({ happened, cause })
  expect([best?.list.code, best?.fits]).toEqual([first, true])
})

it('what fits nothing is offered all the same', () => {
  expect(byFit({ happened: 'other', cause: null }).map(({ fits }) => fits)).toEqual(checklists.map(() => false))
  for (const happened of happenings) expect(byFit({ happened, cause: null })).toHaveLength(checklists.length)
})
