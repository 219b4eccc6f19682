import { describe, expect, it, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { checkStore } from '@/lib/files/store/check'
import { filesOnDisk } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { someRecord } from '@/lib/records/testing/some-record'
import { cycle, must } from '@/lib/review/testing/cycle'
import { initialState } from '@/lib/table/state'
import { addDays } from '@/lib/time/calendar'
import { changeDisclosure, recordDisclosure } from './commands'
import { attachProof, dropProof } from './files/commands'
import { handOutProof } from './files/queries'
import { attachProofInput } from './files/schema'
import { disclosurePage, disclosureShape } from './list'
import { disclosureOf } from './queries'
import { type DisclosureInput, disclosureInput, type GapFacts, gapsOf } from './schema'

const { database, dpo, management, editor, byRole } = someOffice({ dpo: { at: 'department' } })
const absent = { ok: false, code: 'not_found' }
const review = cycle(database, { editor, dpo, management })

const base = {
  kind: 'partner',
  recipient: 'Fairground Partners',
  occasion: 'Trade fair',
  basis: 'a_consent',
  scope: 'Addresses of 41 visitors',
  dataCategories: ['contact_business'],
  outcome: 'given',
  askedOn: '2026-05-28',
  givenOn: '2026-06-01',
  decidedOn: '2026-05-30',
}
const input = (values: object = {}): DisclosureInput =>
  disclosureInput.parse({ ...base, decidedById: management.actor.id, ...values })
const entries = (action: string) =>
  database.client.auditEntry.count({ where: { body: { contains: `"action":"${action}"` } } })

describe('a disclosure', () => {
  it('is noted with who asked, basis, data, days and who decided, under its agreement, with an audit entry', async () => {
    const agreement = await review.inForce('agreements', { kind: 'joint', startOn: '2026-01-01', indefinite: true })
    const { ref } = await must(
      recordDisclosure(dpo, input({ agreement: agreement.ref, permission: 'Box on the form' })),
    )
    expect(ref).toMatch(/^SH-\d{3}$/)
    expect(await entries('disclosure.record')).toBe(1)
    expect(await disclosureOf(dpo.actor, dpo.today, ref)).toMatchObject({
      recipient: 'Fairground Partners',
      decidedBy: management.actor.name,
      agreement: { ref: agreement.ref, inForce: true },
      gaps: [],
    })
  })

  it('says what is missing, and gets its proof later; what it said before stays in the log', async () => {
    const agreement = await someRecord(dpo, 'agreements', { kind: 'joint' })
    const { ref } = await must(recordDisclosure(management, input({ agreement: agreement.ref })))
    expect((await disclosureOf(dpo.actor, dpo.today, ref))?.gaps).toEqual(['permission', 'agreement'])
    const before = await entries('disclosure.change')
    const proven = { ...input({ permission: 'Box on the form', permissionOn: '2026-05-20' }), ref, version: 1 }
    await must(changeDisclosure(dpo, { ...proven, agreement: agreement.ref }))
    expect(await entries('disclosure.change')).toBe(before + 1)
    expect((await disclosureOf(dpo.actor, dpo.today, ref))?.gaps).toEqual(['agreement'])
    expect(await changeDisclosure(dpo, { ...proven, agreement: null })).toMatchObject({
      code: 'stale',
      data: { version: 2, fields: [{ field: 'agreement', mine: null, theirs: agreement.ref }] },
    })
  })

  it('is neither noted nor read by employees, editors and administrators; an auditor reads', async () => {
    const { ref } = await must(recordDisclosure(dpo, input()))
    const count = await database.client.disclosure.count()
    for (const role of ['employee', 'editor', 'auditor', 'admin'] as const) {
      expect(await recordDisclosure(byRole[role], input()), role).toEqual({ ok: false, code: 'not_found' })
      expect(await changeDisclosure(byRole[role], { ...input(), ref, version: 1 }), role).toEqual({
        ok: false,
        code: 'not_found',
      })
      const seen = await disclosureOf(byRole[role].actor, dpo.today, ref)
      expect(seen !== null, role).toBe(role === 'auditor')
      const page = await disclosurePage(byRole[role].actor, dpo.today, initialState(disclosureShape))
      expect(page.total.count, role).toBe(role === 'auditor' ? count : 0)
    }
    expect(await database.client.disclosure.count()).toBe(count)
  })

  test.each([
    ['a day of giving in the future', { givenOn: '2026-06-03' }, 'givenOn', 'in_future'],
    ['a decision in the future', { decidedOn: '2026-06-03' }, 'decidedOn', 'in_future'],
    ['an agreement that is not there', { agreement: 'R-999' }, 'agreement', 'not_in_list'],
    [
      'a person who is not there',
      { decidedById: '5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90' },
      'decidedById',
      'not_in_list',
    ],
  ])('refuses %s at its field', async (_, values, field, code) => {
    expect(await recordDisclosure(dpo, input(values))).toMatchObject({ code: 'invalid', fields: { [field]: [code] } })
  })

  it('may be planned for a day to come', async () => {
    expect(await recordDisclosure(dpo, input({ outcome: 'planned', givenOn: addDays(dpo.today, 9) }))).toMatchObject({
      ok: true,
    })
  })

  test.each([
    ['nobody', { recipient: ' ' }],
    ['no day when it was given', { givenOn: '' }],
    ['no reason when it was refused', { outcome: 'refused', givenOn: '' }],
    ['given before it was asked', { givenOn: '2026-05-01' }],
    ['a day of permission without where it stands', { permissionOn: '2026-05-01' }],
    ['another kind', { kind: 'gift' }],
    ['data that are none', { dataCategories: ['secrets'] }],
    ['a field too many', { isExample: true }],
  ])('takes no form with %s', (_, values) => {
    expect(disclosureInput.safeParse({ ...base, ...values }).success).toBe(false)
  })

  it('is found by filters and words', async () => {
    const { ref } = await must(
      recordDisclosure(dpo, input({ kind: 'claim', recipient: 'Cabinet Dûpont', basis: 'f_legitimate_interest' })),
    )
    const state = initialState(disclosureShape)
    const found = async (asked: object) =>
      (await disclosurePage(dpo.actor, dpo.today, { ...state, ...asked })).rows.map((row) => row.ref)
    expect(await found({ filters: { kind: ['claim'] } })).toEqual([ref])
    expect(await found({ q: 'dupont' })).toEqual([ref])
    expect(await found({ filters: { permission: ['proven'] } })).not.toContain(ref)
  })
})

describe('a file that proves it', () => {
  const attach = (by: typeof dpo, ref: string, bytes = sample.pdf('yes'), more: object = {}) =>
    attachProof(
      by,
      attachProofInput.parse({ ref, name: 'CANARY-opt-in.pdf', kind: 'permission', ...more }),
      sample.upload(bytes),
    )
  const seen = (by: typeof dpo, ref: string) => disclosureOf(by.actor, dpo.today, ref)

  it('is added, counts as the proof of permission, is handed out and erased, each with its entry and without its name', async () => {
    const agreement = await review.inForce('agreements', { kind: 'joint', startOn: '2026-01-01', indefinite: true })
    const { ref } = await must(recordDisclosure(dpo, input({ agreement: agreement.ref })))
    expect((await seen(dpo, ref))?.gaps).toEqual(['permission'])
    const { id, sha256 } = await must(attach(management, ref))
    expect(await must(attach(dpo, ref))).toMatchObject({ id, sha256 })
    expect(await seen(dpo, ref)).toMatchObject({
      gaps: [],
      files: [{ name: 'CANARY-opt-in.pdf', kind: 'permission', sha256 }],
    })
    const proven = { ...initialState(disclosureShape), filters: { permission: ['proven'] } }
    expect((await disclosurePage(dpo.actor, dpo.today, proven)).rows.map((row) => row.ref)).toContain(ref)
    expect(await handOutProof(dpo, { id })).toBeInstanceOf(Response)

    await must(dropProof(dpo, { id, reason: 'It named people' }))
    await must(dropProof(dpo, { id, reason: 'Again' }))
    expect(await seen(dpo, ref)).toMatchObject({ gaps: ['permission'], files: [{ name: null, sha256 }] })
    expect(await handOutProof(dpo, { id })).toEqual(absent)
    expect(filesOnDisk().filter((file) => file.endsWith(sha256))).toEqual([])
    expect((await checkStore()).missing).not.toContain(sha256)
    const rows = await database.client.auditEntry.findMany({
      where: { action: { startsWith: 'disclosure.file' }, outcome: 'ok' },
      orderBy: { index: 'asc' },
    })
    expect(rows.map(({ action }) => action)).toEqual([
      'disclosure.file',
      'disclosure.file_read',
      'disclosure.file_remove',
    ])
    expect(rows.map(({ body }) => body).join()).not.toContain('CANARY')
  })

  it('is neither added, opened nor erased by others; an auditor sees that it is there, by its hash', async () => {
    const { ref } = await must(recordDisclosure(dpo, input()))
    const { id, sha256 } = await must(attach(dpo, ref, sample.pdf('kept')))
    const before = filesOnDisk()
    for (const role of ['employee', 'editor', 'auditor', 'admin'] as const) {
      expect(await attach(byRole[role], ref, sample.pdf(role)), role).toEqual(absent)
      expect(await handOutProof(byRole[role], { id }), role).toEqual(absent)
      expect(await dropProof(byRole[role], { id, reason: 'x' }), role).toEqual(absent)
    }
    expect(filesOnDisk()).toEqual(before)
    expect((await seen(byRole.auditor, ref))?.files).toMatchObject([{ name: null, erasedAt: null, sha256 }])
    expect((await seen(management, ref))?.files).toMatchObject([{ name: 'CANARY-opt-in.pdf' }])
  })

  it('of a kind that is not kept, or at nothing, leaves nothing on disk', async () => {
    const { ref } = await must(recordDisclosure(dpo, input()))
    const before = filesOnDisk()
    expect(await attach(dpo, ref, sample.exe, { name: 'run.exe' })).toMatchObject({ reason: 'evidence_ending' })
    expect(await attach(dpo, 'SH-999')).toEqual(absent)
    expect(filesOnDisk()).toEqual(before)
    expect(attachProofInput.safeParse({ ref, name: 'x.pdf', kind: 'gift' }).success).toBe(false)
  })
})

const full: GapFacts = {
  kind: 'partner',
  outcome: 'given',
  hasBasis: true,
  hasDecision: true,
  hasPermission: true,
  underAgreement: true,
}
describe('what a disclosure lacks', () => {
  test.each<[string, Partial<GapFacts>, string]>([
    ['nothing', {}, ''],
    ['the proof for a partner', { hasPermission: false }, 'permission'],
    ['the proof for direct marketing', { kind: 'direct_marketing', hasPermission: false }, 'permission'],
    ['no proof for a related company', { kind: 'related_company', hasPermission: false }, ''],
    ['an agreement for an acquirer', { kind: 'acquisition', underAgreement: false }, 'agreement'],
    ['no agreement for a demand of the law', { kind: 'legal_demand', underAgreement: false, hasPermission: false }, ''],
    ['basis and decision for a claim', { kind: 'claim', hasBasis: false, hasDecision: false }, 'basis decision'],
    [
      'nothing when it was refused',
      { outcome: 'refused', hasBasis: false, hasDecision: false, hasPermission: false },
      '',
    ],
  ])('%s', (_, values, expected) => expect(gapsOf({ ...full, ...values }).join(' ')).toBe(expected))
})
