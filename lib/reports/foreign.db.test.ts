import { expect, it } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { leakIdSchema } from '@/lib/db/ids'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { translateText } from '@/lib/records/write/update'
import { fileReport } from './file'
import { draftOf } from './queries'
import { createDraft } from './write'

const { database, employee, dpo, management, auditor, editor, admin } = someOffice()

it('a text of a record is written in the language of the report, kept on the record, and taken the next time', async () => {
  const purpose = await someRecord(dpo, 'purposes', { title: 'Newsletters' })
  const leak = await someConfirmedLeak(database.client, employee, dpo)
  await linkRecords(dpo, { ref: leak.ref, version: leak.version, recordIds: [purpose.id] })
  const leakId = leakIdSchema.parse(leak.id)
  const draft = async () => {
    const made = await createDraft(dpo, { leakId, profile: 'GBA_PART1', language: 'fr' })
    if (!made.ok) throw new Error(made.code)
    return { id: made.value.id, view: await draftOf(dpo.actor, leak.ref, made.value.id, { now: testNow, zone: 'UTC' }) }
  }
  const { id, view } = await draft()
  const foreign = view?.foreign.purposes?.[0]
  expect(foreign).toMatchObject({ ref: purpose.ref, register: 'purposes', field: 'title', text: 'Newsletters' })
  expect(view?.warnings).toContain('other_language')
  // It warns, and stops no filing; the frozen text says that it did.
  expect(
    await fileReport(dpo, { id, version: 1, reference: 'DBN-1', filedAt: testNow, reason: 'Hour 71.' }),
  ).toMatchObject({
    ok: true,
  })
  const { content } = await database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
  expect(JSON.parse(content).warnings).toContain('other_language')

  const translation = { field: 'title', language: 'fr', text: 'Lettres d’information' } as const
  const target = { register: 'purposes', ref: purpose.ref, version: foreign?.version ?? 0, translation }
  // Of a department of its own: an editor of another one may not, nor who only reads the register.
  for (const person of [employee, management, auditor, admin])
    expect(await translateText(person, target)).toEqual({ ok: false, code: 'not_found' })
  expect(await translateText(dpo, { ...target, version: 99 })).toMatchObject({ code: 'stale' })
  expect(await translateText(dpo, target)).toMatchObject({ ok: true, value: { changed: true } })
  expect(await translateText(dpo, { ...target, version: 2 })).toMatchObject({ ok: true, value: { changed: false } })
  const entry = await database.client.auditEntry.findFirstOrThrow({
    where: { subjectId: purpose.id, action: 'record.update' },
    orderBy: { index: 'desc' },
  })
  expect(entry.body).toContain('"field":"otherLanguages"')
  const row = await database.client.record.findUniqueOrThrow({ where: { id: purpose.id } })
  expect(row.searchText).toContain('lettres d')
  const state = await database.client.purpose.findUniqueOrThrow({ where: { id: purpose.id } })
  expect(state.otherLanguages).toEqual([translation])

  const next = (await draft()).view
  expect(next?.values.purposes?.text).toBe('Lettres d’information')
  expect(next?.foreign).toEqual({})
})

it.each([
  ['keeps none', 'systems', 'title'],
  ['keeps others', 'sources', 'description'],
] as const)('a register that %s refuses it', async (_, register, field) => {
  const { ref } = await someRecord(editor, register, {})
  const translation = { field, language: 'fr', text: 'Formulaire' } as const
  expect(await translateText(dpo, { register, ref, version: 1, translation })).toMatchObject({ code: 'invalid' })
})
