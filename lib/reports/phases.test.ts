import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { emptyValue } from './answers'
import { wordingOf } from './completeness'
import { besides, goOn } from './phases'
import { profiles } from './profiles/all'
import { gbaPart1, gbaPart2, gbaSupplement } from './profiles/gba'
import { type Profile, profileSchema } from './profiles/profile'
import { type DraftValues, draftLanguages, type FieldValue } from './values'

const value = (state: FieldValue['state'], text: string, source: FieldValue['source'] = null): FieldValue => ({
  ...{ state, text, source, expectedOn: null },
})
const leak = { kind: 'leak' as const, refs: ['L-2026-001'] }
const filed = { kind: 'filed' as const, refs: ['DBN-1'] }
const later = calendarDateSchema.parse('2026-06-20')

describe('a report that goes on from another', () => {
  const cases: readonly [name: string, then: FieldValue, now: FieldValue, wanted: FieldValue][] = [
    [
      'what was told stands as it was filed',
      value('known', 'A list'),
      value('suggested', 'Two lists', leak),
      value('known', 'A list', filed),
    ],
    [
      'what did not apply still does not',
      value('not_applicable', 'No processor'),
      emptyValue,
      value('not_applicable', 'No processor', filed),
    ],
    [
      'what was not known stays to be found out',
      { ...value('unknown', ''), expectedOn: later },
      emptyValue,
      { ...value('unknown', '', filed), expectedOn: later },
    ],
    [
      'what was not known and is by now is proposed',
      value('unknown', ''),
      value('suggested', '1,200', leak),
      value('suggested', '1,200', leak),
    ],
    [
      'a guess that was filed is still a guess',
      value('suggested', 'A list', leak),
      emptyValue,
      value('suggested', 'A list', filed),
    ],
    [
      'what was empty is proposed from today',
      emptyValue,
      value('suggested', 'A list', leak),
      value('suggested', 'A list', leak),
    ],
    ['what nobody knows stays empty', emptyValue, emptyValue, emptyValue],
  ]
  it.each(cases)('%s', async (_, then, now, wanted) => {
    const say = await wordingOf('nl', 'Europe/Brussels')
    const values = goOn(gbaPart2, { summary: now }, { reference: 'DBN-1', values: { summary: then } }, say)
    expect(values.summary).toEqual(wanted)
    expect(Object.keys(values).sort()).toEqual(gbaPart2.fields.map(({ code }) => code).sort())
  })

  it('names itself and the reference it goes on from, in each language', async () => {
    const earlier = { reference: 'DBN-2026-7', values: {} }
    for (const language of draftLanguages) {
      const say = await wordingOf(language, 'Europe/Brussels')
      const kinds = [gbaPart1, gbaPart2, gbaSupplement].map(
        (profile) => goOn(profile, {}, earlier, say).notice_kind?.text,
      )
      expect(new Set(kinds).size).toBe(3)
      expect(goOn(gbaPart2, {}, earlier, say).earlier_reference).toMatchObject({ state: 'known', text: 'DBN-2026-7' })
      expect(goOn(gbaPart2, {}, null, say).earlier_reference).toEqual(emptyValue)
    }
  })

  it('says beside an answer what was filed and what its source says by now, and nothing where they agree', () => {
    const values: DraftValues = {
      summary: value('known', 'Two lists', leak),
      cause: value('known', 'Lost', filed),
      dpo: value('known', 'Typed', { kind: 'typed', refs: [] }),
      aware: value('known', 'Monday', leak),
      notice_kind: value('known', 'Supplement', leak),
    }
    const today: DraftValues = {
      summary: value('suggested', 'Two lists ', leak),
      cause: value('suggested', 'Stolen', leak),
      dpo: value('suggested', 'Sofie', leak),
      aware: value('suggested', 'Tuesday', leak),
      notice_kind: value('suggested', 'First', leak),
    }
    const earlier = {
      reference: 'DBN-1',
      values: { summary: value('known', 'A list'), cause: value('known', 'Lost'), dpo: emptyValue },
    }
    expect(besides(values, today, earlier)).toEqual({
      summary: { filed: 'A list', sourceNow: null },
      cause: { filed: null, sourceNow: 'Stolen' },
      aware: { filed: null, sourceNow: 'Tuesday' },
    })
  })
})

describe('every profile', () => {
  it.each(profiles.map((profile) => [profile.code, profile] as [string, Profile]))(
    '%s says what it is, asks each fact once, and has words in every language',
    async (_, profile) => {
      expect(profileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile)
      const codes = profile.fields.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      for (const language of draftLanguages) {
        const { default: texts } = await import(`../text/messages/${language}/drafts.json`)
        expect(texts.profiles[profile.code]).toBeTruthy()
        for (const { code, section } of profile.fields)
          expect([texts.fields[code], texts.sections[section]]).not.toContain(undefined)
      }
    },
  )

  it('covers all items of Art. 33(3) where it is a report under the GDPR that must be complete', () => {
    const whole = profiles.filter(({ files }) => files === 'part1_filed' || files === 'part2_filed')
    for (const { code, fields } of whole)
      expect([
        code,
        ['n_a', 'n_b', 'n_c', 'n_d'].filter((item) => !fields.some((field) => field.item === item)),
      ]).toEqual([code, []])
  })

  it('has one code and, for each kind of filing, a form', () => {
    expect(new Set(profiles.map(({ code }) => code)).size).toBe(profiles.length)
    expect(new Set(profiles.map(({ files }) => files)).size).toBe(18)
  })
})
