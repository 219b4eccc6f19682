import { beforeAll, describe, expect, it, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { policyAddress, privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { bare, docxText, docxXml } from '@/lib/files/testing/read-documents'
import { someRecord } from '@/lib/records/testing/some-record'
import { must } from '@/lib/review/testing/cycle'
import { initialState } from '@/lib/table/state'
import { addHours } from '@/lib/time/zone'
import { exportDraft } from '../draft/export'
import { type PromiseInput, promiseInput, versionInput } from '../model/schema'
import { promisePage, promiseShape } from '../promises/list'
import { promiseOf, promisesNow } from '../promises/queries'
import { previewVersion } from '../versions/changes'
import { chosen, versionOf, versionRows } from '../versions/queries'
import { addVersion } from './add-version'
import { changePromise, endPromise, placePromise } from './change-promise'
import { statePromise } from './state-promise'

const { database, dpo, management, byRole } = someOffice({ dpo: { at: 'department' } })

const entries = (action: string, said = '') =>
  database.client.auditEntry.count({
    where: { AND: [{ body: { contains: `"action":"${action}"` } }, { body: { contains: said } }] },
  })

const version = (values: object = {}) =>
  versionInput.parse({
    language: 'en',
    text: privacyPolicy,
    validFrom: '2018-05-22',
    publishedAt: policyAddress,
    ...values,
  })
const promise = (values: Partial<PromiseInput> = {}) =>
  promiseInput.parse({
    kind: 'leak',
    title: 'Every leak is put on record',
    check: 'leaks_documented',
    statement: 1,
    quote: 'Every data leak that occurs is documented and recorded.',
    ...values,
  })

beforeAll(async () => {
  await must(addVersion(dpo, version()))
})

describe('a version of the statement', () => {
  it('is kept with its sections and its hash, with an audit entry, and read by whoever may', async () => {
    expect(await entries('statement.publish', '"field":"textHash"')).toBe(1)
    const [row] = await versionRows(dpo.today)
    const kept = row && (await versionOf(row))
    expect(kept).toMatchObject({
      number: 1,
      language: 'en',
      inUse: true,
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(kept?.sections).toHaveLength(22)
  })

  it('is not written by anybody else: an absent thing', async () => {
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const)
      expect(await addVersion(byRole[role], version({ text: `${privacyPolicy} more` })), role).toEqual({
        ok: false,
        code: 'not_found',
      })
    expect(await database.client.statementVersion.count()).toBe(1)
  })

  test.each([
    ['the same text twice', {}, 'statement_same'],
    [
      'the same text as HTML',
      { text: `<p>${privacyPolicy.replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>` },
      'statement_same',
    ],
    [
      'HTML without a text',
      { text: `<div>${'<br/>'.repeat(30)}<script>alert("a long program")</script></div>` },
      'statement_empty',
    ],
  ])('refuses %s at its field', async (_, values, code) => {
    expect(await addVersion(dpo, version(values))).toMatchObject({ code: 'invalid', fields: { text: [code] } })
    expect(await database.client.statementVersion.count()).toBe(1)
  })

  test.each([
    ['nothing', { text: '  ' }],
    ['a slip', { text: 'We keep data.' }],
    ['a book', { text: 'a'.repeat(200_001) }],
    ['no day', { validFrom: '' }],
    ['a day that is none', { validFrom: '2026-02-30' }],
    ['no place', { publishedAt: '' }],
    ['another language', { language: 'de' }],
  ])('takes no form with %s', (_, values) => {
    const parsed = versionInput.safeParse({ ...version(), ...values })
    expect(parsed.success).toBe(false)
  })

  it('cannot be changed or removed by the application', async () => {
    await expect(database.client.statementVersion.updateMany({ data: { note: 'changed' } })).rejects.toThrow()
    await expect(database.client.promisePlace.deleteMany({})).rejects.toThrow()
  })
})

describe('a promise', () => {
  it('is numbered within its kind, stands in the text by offsets, and is linked to records', async () => {
    const measure = await someRecord(dpo, 'measures', { title: 'A log of leaks' })
    const { ref } = await must(statePromise(dpo, promise({ measures: [measure.ref] })))
    expect(ref).toBe('L1')
    expect(await entries('promise.state', '"field":"quote"')).toBe(1)
    const kept = await promiseOf(dpo.actor, dpo, ref)
    expect(kept).toMatchObject({ state: 'kept', records: [{ ref: measure.ref, title: 'A log of leaks' }] })
    const [place] = kept?.places ?? []
    expect(place).toMatchObject({ version: 1, section: '6.1' })
    const [row] = await versionRows(dpo.today)
    const text = row && (await versionOf(row))?.text
    expect(text?.slice(place?.start, place?.end)).toBe('Every data leak that occurs is documented and recorded.')
  })

  it('refuses words that the text does not say, and records that are not there', async () => {
    expect(await statePromise(dpo, promise({ quote: 'We never lose anything.' }))).toMatchObject({
      fields: { quote: ['not_in_text'] },
    })
    expect(await statePromise(dpo, promise({ processors: ['X-999'] }))).toMatchObject({
      fields: { processors: ['not_in_list'] },
    })
    // A measure is no processor.
    const measure = await someRecord(dpo, 'measures')
    expect(await statePromise(dpo, promise({ processors: [measure.ref] }))).toMatchObject({
      fields: { processors: ['not_in_list'] },
    })
    expect(await statePromise(dpo, promise({ statement: 99 }))).toMatchObject({ code: 'not_found' })
  })

  it('is noted by the DPO alone, changed by management too, and by nobody else', async () => {
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const)
      expect(await statePromise(byRole[role], promise()), role).toEqual({ ok: false, code: 'not_found' })
    const { processors, agreements, activities, rules, measures } = promise()
    const facts = {
      title: 'Logged',
      check: 'by_hand' as const,
      evidence: 'Log',
      processors,
      agreements,
      activities,
      rules,
      measures,
    }
    for (const role of ['employee', 'editor', 'auditor', 'admin'] as const) {
      expect(await changePromise(byRole[role], { ...facts, ref: 'L1', version: 1 }), role).toMatchObject({
        code: 'not_found',
      })
      expect(await endPromise(byRole[role], { ref: 'L1', version: 1, reason: 'x' }), role).toMatchObject({
        code: 'not_found',
      })
    }
    await must(changePromise(management, { ...facts, ref: 'L1', version: 1 }))
    expect(await entries('promise.change', '"field":"check"')).toBe(1)
    expect(await changePromise(management, { ...facts, title: 'Noted', ref: 'L1', version: 1 })).toMatchObject({
      code: 'stale',
      data: { version: 2, fields: [{ field: 'title', mine: 'Noted', theirs: 'Logged' }] },
    })
    expect(await promiseOf(dpo.actor, dpo, 'L1')).toMatchObject({ title: 'Logged', state: 'not_measured', records: [] })
  })

  it('goes over to a newer text that says it word by word; what changed or disappeared asks for a decision', async () => {
    const quote = 'The moment you unsubscribe your data will be deleted.'
    const going = await must(statePromise(dpo, promise({ kind: 'retention', check: 'unsubscribe_deletes', quote })))
    const changing = await must(
      statePromise(
        dpo,
        promise({ kind: 'leak', check: 'people_told', quote: 'no later than 72 hours after the data leak' }),
      ),
    )
    const text = privacyPolicy.replace(quote, '').replace('no later than 72 hours after', 'within three days after')
    const added = await must(addVersion(dpo, version({ text, validFrom: '2026-06-01' })))
    expect(added).toMatchObject({ ref: '2', placed: ['L1'], lost: [going.ref, changing.ref] })

    const now = chosen(await versionRows(dpo.today), undefined, 'en')
    expect(now).toMatchObject({ number: 2, inUse: true })
    await must(
      placePromise(dpo, {
        ref: changing.ref,
        version: 1,
        statement: 2,
        quote: 'within three days after the data leak',
      }),
    )
    expect(
      await placePromise(dpo, { ref: changing.ref, version: 2, statement: 2, quote: 'within three days' }),
    ).toMatchObject({
      code: 'not_now',
      reason: 'promise_placed',
    })
    await must(endPromise(dpo, { ref: going.ref, version: 1, reason: 'The hash is kept, and the text says so now.' }))
    expect(await endPromise(dpo, { ref: going.ref, version: 2, reason: 'Again' })).toMatchObject({
      reason: 'promise_ended',
    })
    expect(await entries('promise.place')).toBe(1)
    expect(await entries('promise.end')).toBe(1)
    expect((await promisesNow(dpo.actor, dpo)).map(({ ref }) => ref)).not.toContain(going.ref)
  })

  it('is listed with its state by who reads the statement in full; employees read the text alone', async () => {
    const page = await promisePage(dpo.actor, dpo, initialState(promiseShape))
    expect(page.rows.map(({ ref }) => ref)).toEqual(['L1', 'L2'])
    const ended = await promisePage(dpo.actor, dpo, { ...initialState(promiseShape), filters: { standing: ['ended'] } })
    expect(ended.rows.map(({ ref }) => ref)).toEqual(['E1'])
    const late = movedTo(dpo, addHours(dpo.now, 1))
    expect((await promisePage(byRole.auditor.actor, late, initialState(promiseShape))).total.count).toBe(2)
    expect(await promisesNow(byRole.employee.actor, late)).toEqual([])
    expect((await promisePage(byRole.employee.actor, late, initialState(promiseShape))).total.count).toBe(0)
  })
})

describe('a text that is looked at before it is kept', () => {
  const changed = privacyPolicy
    .replace('Every data leak that occurs is documented and recorded.', 'Every data leak is documented and recorded.')
    .replaceAll('cookies', 'biscuits')

  it('says which promises it keeps, changes and drops, and writes nothing', async () => {
    const { ref } = await must(statePromise(dpo, promise({ title: 'Looked at' })))
    const before = await database.client.auditEntry.count()
    const look = async (text: string) =>
      (await must(previewVersion(dpo, { language: 'en', text }))).find((one) => one.ref === ref)
    expect(await look(privacyPolicy)).toMatchObject({ kept: true, runs: null })
    expect(await look(changed)).toMatchObject({
      kept: false,
      runs: expect.arrayContaining([{ text: expect.stringContaining('that occurs'), in: 'older' }]),
    })
    expect(await look('We sell bicycles in every town of the country.')).toMatchObject({ kept: false, runs: null })
    expect(await must(previewVersion(dpo, { language: 'fr', text: privacyPolicy }))).toEqual([])
    expect(await database.client.auditEntry.count()).toBe(before)
  })

  it('is not looked at by anybody else', async () => {
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const)
      expect(await previewVersion(byRole[role], { language: 'en', text: changed })).toMatchObject({ ok: false })
  })
})

describe('the draft as a file', () => {
  const hostile = '<script>alert(1)</script> & "quotes" =HYPERLINK("http://127.0.0.1/")'
  beforeAll(async () => {
    await database.client.organisation.create({ data: { id: 1, legalName: `Shop ${hostile}`, defaultLocale: 'en' } })
    await someRecord(dpo, 'purposes', { title: hostile, description: hostile })
  })
  const bytes = async (by: typeof dpo, format: 'docx' | 'html') => {
    const answer = await exportDraft(by, { language: 'nl', format })
    if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
    return Buffer.from(await answer.arrayBuffer())
  }

  it('holds the words of the register encoded, its gaps, and an entry of the export', async () => {
    const html = (await bytes(dpo, 'html')).toString('utf8')
    expect(html).toContain('<html lang="nl">')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;')
    expect(html).not.toMatch(/<script|<link|<img|<style/)
    expect(html).toMatch(/\[Aan te vullen, P-\d+: rechtsgrond\]/)
    const docx = await bytes(dpo, 'docx')
    expect(bare(await docxText(docx))).toContain(bare(hostile))
    expect(await docxXml(docx)).not.toMatch(/<w:(instrText|hyperlink|drawing|object)/)
    expect(await entries('statement.export', '"field":"gaps"')).toBe(2)
  })

  it('goes to nobody without the right', async () => {
    for (const role of ['employee', 'editor', 'management', 'admin'] as const) {
      const refused = await exportDraft(byRole[role], { language: 'nl', format: 'html' }).catch(
        (error: unknown) => error,
      )
      expect(refused, role).toMatchObject({ code: 'denied' })
    }
    expect(await entries('statement.export')).toBe(2)
  })
})
