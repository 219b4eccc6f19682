import { beforeAll, describe, expect, it } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { findingIdSchema } from '@/lib/db/ids'
import { policyAddress, privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { setFindingState } from '@/lib/findings/commands'
import { findingOf } from '@/lib/findings/queries'
import { cycle, must } from '@/lib/review/testing/cycle'
import { addHours } from '@/lib/time/zone'
import { differencesOf } from '../compare/read'
import { versionInput } from '../model/schema'
import { versionOf, versionRows } from '../versions/queries'
import { addVersion } from './add-version'
import { noteDifference } from './note-difference'
import { noteNewPurposes } from './note-new-purposes'

const { database, dpo, management, editor, byRole } = someOffice({ dpo: { at: 'department' } })
/** Two days after the statement was kept here. */
const later = <C extends typeof dpo>(who: C) => movedTo(who, addHours(who.now, 48))
const review = cycle(database, { editor: later(editor), dpo: later(dpo), management: later(management) })

beforeAll(async () => {
  const text = { language: 'en', text: privacyPolicy, validFrom: '2018-05-22', publishedAt: policyAddress }
  await must(addVersion(dpo, versionInput.parse(text)))
})

const differences = async () => {
  const [row] = await versionRows(dpo.today)
  const version = row && (await versionOf(row))
  if (!version) throw new Error('no version')
  return differencesOf(dpo.actor, version, dpo.zone)
}

describe('a difference', () => {
  it('becomes a finding once, with its words, section and law, and an audit entry', async () => {
    const asked = { statement: 1, key: 'N17.unannounced' }
    const { ref, id } = await must(noteDifference(dpo, asked))
    expect(await findingOf(dpo.actor, ref)).toMatchObject({
      title: 'The text may change without notice',
      source: 'Privacy statement 1',
      law: 'GDPR Art. 12, 13(3)',
      record: null,
      dueOn: '2026-07-02',
    })
    const entries = () =>
      database.client.auditEntry.count({ where: { body: { contains: '"action":"finding.create"' } } })
    expect(await entries()).toBe(1)
    expect(await must(noteDifference(dpo, asked))).toEqual({ ref, id })
    expect(await entries()).toBe(1)
    expect(await database.client.finding.count()).toBe(1)
    await must(setFindingState(dpo, { id, version: 1, state: 'resolved', resolution: 'A new text' }))
    expect((await differences()).find(({ key }) => key === asked.key)?.finding).toEqual({ ref, state: 'resolved' })
  })

  it('twenty at once make one finding', async () => {
    const asked = { statement: 1, key: 'N11.former_authority' }
    const made = await Promise.all(Array.from({ length: 20 }, () => must(noteDifference(dpo, asked))))
    expect(new Set(made.map(({ ref }) => ref)).size).toBe(1)
  })

  it('about one record is a finding on that record, of its owner', async () => {
    const consent = { legalBases: ['a_consent'], withdrawalPath: 'By mail' }
    const purpose = await review.inForce('purposes', { title: 'Prospecting abroad', ...consent })
    const keys = (await differences()).map(({ key }) => key)
    expect(keys).toContain(`N17.new_purpose:${purpose.ref}`)
    const { ref } = await must(noteDifference(dpo, { statement: 1, key: `N17.new_purpose:${purpose.ref}` }))
    expect(await findingOf(dpo.actor, ref)).toMatchObject({
      record: { ref: purpose.ref },
      ownerId: editor.actor.id,
      advice: expect.stringContaining('Inform people before'),
    })
  })

  it('is noted by itself where a purpose came into force that the text does not carry: once, and not again when it was closed', async () => {
    await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV', defaultLocale: 'nl' } })
    const consent = { legalBases: ['a_consent'], withdrawalPath: 'By mail' }
    const draft = await review.draft('purposes', { title: 'Selling bicycles', ...consent })
    expect(await noteNewPurposes(later(dpo))).toBe(0)
    await review.force(draft.id)
    expect(await noteNewPurposes(later(dpo))).toBe(1)
    const made = await database.client.finding.findUniqueOrThrow({
      where: { origin: `N17.new_purpose:${draft.ref}` },
    })
    expect(made).toMatchObject({ createdById: null, ownerId: editor.actor.id, recordId: draft.id })
    expect(made.title).toMatch(/^Een doeleinde is nieuw sinds deze tekst.*: Selling bicycles$/)
    expect(await noteNewPurposes(later(dpo))).toBe(0)
    await must(
      setFindingState(dpo, { id: findingIdSchema.parse(made.id), version: 1, state: 'resolved', resolution: 'Told' }),
    )
    expect(await noteNewPurposes(later(dpo))).toBe(0)
  })

  it('is noted by the DPO alone, and only one that is there', async () => {
    const count = await database.client.finding.count()
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const)
      expect(await noteDifference(byRole[role], { statement: 1, key: 'N9.rights' }), role).toEqual({
        ok: false,
        code: 'not_found',
      })
    for (const asked of [
      { statement: 1, key: 'N99.nothing' },
      { statement: 9, key: 'N9.rights' },
    ])
      expect(await noteDifference(dpo, asked)).toMatchObject({ code: 'not_found' })
    expect(await database.client.finding.count()).toBe(count)
  })
})
