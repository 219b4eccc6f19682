import { describe, expect, it } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { leakIdSchema } from '@/lib/db/ids'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { draftOf } from '../queries'
import { createDraft } from '../write'
import { correctProfile, correctProfileInput, importProfile } from './correct'
import { gbaPart1 } from './gba'
import { profileAsText } from './give-away'
import { profileInUse, profilesInUse } from './in-use'
import type { Profile } from './profile'

const { database, employee, dpo, management, auditor, editor, admin } = someOffice()

const asked = (code: string, more: Partial<Profile['fields'][number]> = {}): Profile['fields'][number] => ({
  ...{
    code,
    section: 'description',
    item: null,
    kind: 'text' as const,
    needed: 'no' as const,
    judgement: false,
    max: 100,
  },
  ...more,
})
const reason = 'As the manual of the portal has it.'
const versionOf = async (code: string) => (await profileInUse(code))?.version ?? 0

describe('correcting a form', () => {
  it('makes a version that the next draft asks, and leaves the drafts that are there', async () => {
    const leak = await someConfirmedLeak(database.client, employee, dpo)
    const begin = async () => {
      const made = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' })
      if (!made.ok) throw new Error(made.code)
      return draftOf(dpo.actor, leak.ref, made.value.id, dpo)
    }
    const before = await begin()
    const profile = {
      ...gbaPart1,
      fields: [asked('summary'), asked('own_1', { question: { nl: 'Dossierbeheerder' } })],
    }
    expect(await correctProfile(dpo, { version: await versionOf('GBA_PART1'), profile, reason })).toMatchObject({
      ok: true,
    })
    const after = await begin()
    expect(after?.profile.fields.map(({ code }) => code)).toEqual(['summary', 'own_1'])
    expect((await draftOf(dpo.actor, leak.ref, before?.id ?? '', dpo))?.profile.fields).toEqual(gbaPart1.fields)
    expect(
      await database.client.auditEntry.count({ where: { body: { contains: '"action":"report_profile.correct"' } } }),
    ).toBe(1)
    expect((await profilesInUse()).find((one) => one.profile.code === 'GBA_PART1')).toMatchObject({
      isBuiltIn: true,
      corrected: { reason },
    })
  })

  it.each([
    ['an employee', employee],
    ['an editor', editor],
    ['management', management],
    ['an auditor', auditor],
    ['an administrator', admin],
  ])('is refused to %s', async (_, person) => {
    const profile = { ...(await given('IE_DPC')), source: 'Mine' }
    expect(await correctProfile(person, { version: await versionOf('IE_DPC'), profile, reason })).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await importProfile(person, { json: JSON.stringify(profile), reason })).toEqual({
      ok: false,
      code: 'not_found',
    })
  })

  const given = async (code: string): Promise<Profile> => {
    const used = await profileInUse(code)
    if (!used) throw new Error(code)
    return used.profile
  }

  it('is refused when somebody else corrected it meanwhile, or nothing changed', async () => {
    const profile = await given('LU_CNPD')
    expect(await correctProfile(dpo, { version: 7, profile, reason })).toMatchObject({ code: 'stale' })
    expect(await correctProfile(dpo, { version: await versionOf('LU_CNPD'), profile, reason })).toMatchObject({
      reason: 'profile_unchanged',
    })
    const both = await Promise.all(
      ['A', 'B'].map(async (source) => correctProfile(dpo, { version: 0, profile: { ...profile, source }, reason })),
    )
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['ok', 'stale'])
  })

  it.each([
    [
      'a question twice',
      (one: Profile) => ({ ...one, fields: [asked('summary'), asked('summary')] }),
      'summary',
      'profile_twice',
    ],
    ['one without words', (one: Profile) => ({ ...one, fields: [asked('own_9')] }), 'own_9', 'profile_no_question'],
    ['another filing', (one: Profile) => ({ ...one, files: 'part2_filed' as const }), 'files', 'profile_fixed'],
    ['another recipient', (one: Profile) => ({ ...one, authority: 'FR_CNIL' }), 'authority', 'profile_fixed'],
  ] as const)('refuses %s', async (_, change, field, problem) => {
    const profile = change(await given('NL_AP'))
    expect(await correctProfile(dpo, { version: await versionOf('NL_AP'), profile, reason })).toMatchObject({
      fields: { [field]: [problem] },
    })
  })

  it.each([
    ['no fields', { fields: [] }],
    ['an answer without end', { fields: [asked('summary', { max: 100_000 })] }],
    ['a code that is none', { fields: [asked('Summary; DROP')] }],
    ['a language that is none', { languages: ['xx1'] }],
    ['a question without end', { fields: [asked('own_1', { question: { nl: 'x'.repeat(401) } })] }],
  ])('does not take %s', (_, part) => {
    expect(correctProfileInput.safeParse({ version: 0, profile: { ...gbaPart1, ...part }, reason }).success).toBe(false)
  })
})

describe('a form as a text', () => {
  it('is given away and taken in again without a difference, also under a code of its own', async () => {
    const answer = await profileAsText('EDPB_COMMON')
    if (!(answer instanceof Response)) throw new Error(answer.code)
    const json = await answer.text()
    expect(await importProfile(dpo, { json, reason })).toMatchObject({ reason: 'profile_unchanged' })
    const own = JSON.stringify({ ...JSON.parse(json), code: 'OWN_FORM', authority: 'OWN', name: { en: 'Own form' } })
    expect(await importProfile(dpo, { json: own, reason })).toEqual({
      ok: true,
      value: { code: 'OWN_FORM', version: 1 },
    })
    expect((await profilesInUse()).at(-1)).toMatchObject({
      isBuiltIn: false,
      profile: { code: 'OWN_FORM', name: { en: 'Own form' } },
    })
    const schema = await profileAsText('schema')
    if (!(schema instanceof Response)) throw new Error(schema.code)
    expect(await schema.json()).toMatchObject({ type: 'object', properties: { fields: { type: 'array' } } })
    expect(await profileAsText('NOTHING')).toEqual({ ok: false, code: 'not_found' })
  })

  it.each([
    ['no JSON', '{'],
    ['another thing', '{"a":1}'],
    ['a list', '[]'],
    ['more than is known', JSON.stringify({ ...gbaPart1, evil: true })],
  ])('that is %s is refused at its field, and nothing is kept', async (_, json) => {
    const before = await database.client.reportProfile.count()
    expect(await importProfile(dpo, { json, reason })).toMatchObject({
      code: 'invalid',
      fields: { json: ['not_a_profile'] },
    })
    expect(await database.client.reportProfile.count()).toBe(before)
  })

  it('cannot be changed or removed by the application', async () => {
    const json = JSON.stringify({ ...gbaPart1, code: 'KEPT', name: { en: 'Kept' } })
    await importProfile(dpo, { json, reason })
    await expect(
      database.client.reportProfile.updateMany({ where: { code: 'KEPT' }, data: { reason: 'x' } }),
    ).rejects.toThrow()
    await expect(database.client.reportProfile.deleteMany({ where: { code: 'KEPT' } })).rejects.toThrow()
  })
})
