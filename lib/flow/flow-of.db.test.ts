import { beforeAll, describe, expect, it } from 'vitest'
import { movedTo, type Someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { declarationOf } from '@/lib/records/state/registered'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import { instantSchema } from '@/lib/time/types'
import { flowOf, type RecordFlow } from './flow-of'

const { database, dpo, editor, outside, employee } = someOffice({ dpo: { at: 'department' } })
let records: Record<'source' | 'mailer' | 'newsletter' | 'letters', { id: string; ref: string }>

const later = instantSchema.parse('2026-06-10T12:00:00.000Z')

beforeAll(async () => {
  const source = await someRecord(dpo, 'sources', { title: 'Website' })
  const mailer = await someRecord(dpo, 'processors', { title: 'MailCo', partyKind: 'processor', country: 'US' })
  const links = { sources: [source.ref], processors: [mailer.ref] }
  const newsletter = await someRecord(dpo, 'activities', { title: 'Newsletter', recordKind: 'controller', ...links })
  const letters = await someRecord(dpo, 'activities', { title: 'Letters', recordKind: 'controller', ...links })
  await putInForceForTest(database.client, newsletter, dpo)
  records = { source, mailer, newsletter, letters }
})

const read = (by: Someone, slug: string, ref: string, asOf: typeof later | null = null) =>
  flowOf(by.actor, declarationOf(slug), ref, { now: later, zone: by.zone, asOf })
const told = (flow: RecordFlow | null) =>
  flow?.flow.lines.map(({ activity, party, end }) =>
    [activity, party.ref, party.title, party.marks.join(), end?.country, end?.gaps.join()].join(' '),
  )

describe('what flows', () => {
  it('through an activity: its own; through anything else: the activities that link to it', async () => {
    const { newsletter, letters, mailer, source } = records
    const line = (ref: string) => `${ref} ${mailer.ref} MailCo agreement US mechanism_missing`
    expect(told(await read(dpo, 'activities', newsletter.ref))).toEqual([line(newsletter.ref)])
    for (const [slug, ref] of [
      ['processors', mailer.ref],
      ['sources', source.ref],
    ] as const)
      expect(told(await read(editor, slug, ref))).toEqual([line(newsletter.ref), line(letters.ref)])
  })

  it('as each person may read it: versions in force outside the own departments, nothing beyond that', async () => {
    const { newsletter, letters, mailer } = records
    expect(await read(outside, 'processors', mailer.ref)).toBeNull()
    expect(await read(outside, 'activities', letters.ref)).toBeNull()
    const seen = await read(outside, 'activities', newsletter.ref)
    expect(seen?.flow.lines.map(({ party }) => [party.ref, party.title, party.isKnown])).toEqual([
      [mailer.ref, '', false],
    ])
    expect(await read(employee, 'activities', newsletter.ref)).toBeNull()
  })

  it('says when nothing does', async () => {
    const alone = await someRecord(dpo, 'processors', { title: 'Unused' })
    expect(await read(dpo, 'processors', alone.ref)).toMatchObject({ flow: { activities: [], lines: [] }, more: 0 })
  })

  it('as of a moment, as it stood then', async () => {
    const { letters, mailer } = records
    const changed = await updateRecord(movedTo(dpo, later), {
      register: 'activities',
      ref: letters.ref,
      version: 1,
      values: {
        title: 'Letters',
        departmentId: dpo.actor.departmentIds[0],
        recordKind: 'controller',
        noRecipients: true,
      },
    })
    expect(changed).toMatchObject({ ok: true })
    const now = await read(dpo, 'activities', letters.ref)
    expect(now?.flow.lines.map(({ party }) => party.as)).toEqual(['nobody'])
    const before = instantSchema.parse('2026-06-05T00:00:00.000Z')
    expect(testNow < before).toBe(true)
    expect(told(await read(dpo, 'activities', letters.ref, before))).toEqual([
      `${letters.ref} ${mailer.ref} MailCo agreement US mechanism_missing`,
    ])
  })
})
