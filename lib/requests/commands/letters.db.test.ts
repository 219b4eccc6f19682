import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import type { PersonRequest } from '@/lib/db/generated/client'
import type { RequestLetterId } from '@/lib/db/ids'
import type { RequestLetterKind } from '@/lib/law/codes/requests'
import { someRecord } from '@/lib/records/testing/some-record'
import { openPlaces } from '@/lib/text/reading/open-places'
import { calendarDateSchema, instantOf } from '@/lib/time/types'
import { sentLetterInput, writeExtensionInput } from '../facts/schema'
import { requestDetail } from '../queries/request-detail'
import { entriesAboutRequest, must, someRequest, targetOf } from '../testing/some-request'
import { settleIdentity } from './check-identity'
import { reopenRequest } from './close-request'
import { decideRequest } from './decide-request'
import { setKeepYears } from './erase-request'
import { executeRequest } from './execute-request'
import { extendRequest, writeExtension } from './extend-request'
import { sendLetter } from './send-letter'
import { changeLetter, startLetter } from './write-letter'

const { database, dpo, editor, byRole } = someOffice({ dpo: { at: 'department' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const absent = { ok: false, code: 'not_found' }
const today = calendarDateSchema.parse('2026-06-02')
let request: PersonRequest

beforeAll(async () => {
  const activity = await someRecord(editor, 'activities', {
    ...{ title: 'Nieuwsbrief', recordKind: 'controller', peopleCategories: ['newsletter_subscriber'] },
    dataCategories: ['identity_name', 'contact_business'],
    transfers: [{ recipient: 'MailChimp', country: 'US', mechanism: '45_adequacy', evidence: '' }],
  })
  const purpose = await someRecord(editor, 'purposes', {
    title: 'Nieuwsbrieven',
    legalBases: ['a_consent'],
    withdrawalPath: 'Link',
  })
  const rule = await someRecord(editor, 'retention-rules', { title: 'E2', period: 'P1Y', trigger: 'unsubscribe' })
  const source = await someRecord(editor, 'sources', { title: 'Inschrijfformulier', origin: 'from_person' })
  await database.client.recordLink.createMany({
    data: [
      { fromId: activity.id, field: 'purposes', toId: purpose.id },
      { fromId: activity.id, field: 'retentionRules', toId: rule.id },
      { fromId: activity.id, field: 'sources', toId: source.id },
    ],
  })
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV', defaultLocale: 'nl' } })
})
beforeEach(async () => {
  request = await someRequest(database.client, dpo)
})
const target = (ref = request.ref) => targetOf(database.client, ref)
const rowOf = (ref = request.ref) => database.client.personRequest.findUniqueOrThrow({ where: { ref } })
const begun = async (kind: RequestLetterKind, language: 'nl' | 'fr' | 'de' | 'en' = 'nl', ref = request.ref) =>
  (await must(startLetter(dpo, { ref, kind, language }))).id
const bodyOf = async (id: RequestLetterId, ref = request.ref) =>
  (await requestDetail(dpo, ref))?.letters.find((letter) => letter.id === id)?.body ?? ''
const rewritten = async (id: RequestLetterId, ref = request.ref) => {
  const filled = (await bodyOf(id, ref)).replace(/\[[^\]]*\]/g, 'CANARY-FILLED')
  const { version } = await database.client.requestLetter.findUniqueOrThrow({ where: { id } })
  await must(changeLetter(dpo, { id, version, body: filled }))
  return version + 1
}
const send = async (id: RequestLetterId, letterVersion: number, more: object = {}, by = dpo, ref = request.ref) =>
  sendLetter(
    by,
    sentLetterInput.parse({
      ...{ ...(await target(ref)), id, letterVersion, on: '2026-06-02', channel: 'email' },
      ...{ sentTo: 'CANARY-TO', proof: 'CANARY-PROOF', ...more },
    }),
  )
const grant = async (ref = request.ref) => {
  await must(settleIdentity(dpo, { ...(await target(ref)), how: 'same_address', on: today, note: 'CANARY-IDENTITY' }))
  await must(decideRequest(dpo, { ...(await target(ref)), decision: 'granted', ground: null, reason: '' }))
}

test('an access letter says Art. 15(1)(a) to (h) from the register, in the language of the person', async () => {
  await grant()
  const said: Record<'nl' | 'fr' | 'de' | 'en', string[]> = {
    nl: [
      'Beste CANARY-NAME Peeters',
      'Nieuwsbrieven (toestemming',
      'Naam',
      '1 jaar vanaf: uitschrijving',
      'Inschrijfformulier (van u)',
      'MailChimp (US',
      'klacht',
    ],
    fr: ['Bonjour CANARY-NAME', 'Nieuwsbrieven (consentement', 'Nom', 'réclamation', 'néerlandais'],
    de: [
      'Guten Tag CANARY-NAME',
      'Nieuwsbrieven (Einwilligung',
      'Geschäftliche Kontaktdaten',
      '1 Jahr ab: Abmeldung',
      'Beschwerde',
      'Niederländisch',
    ],
    en: [
      'Dear CANARY-NAME',
      'Nieuwsbrieven (consent',
      'Business contact details',
      '1 year from: unsubscription',
      'complaint',
      'Dutch',
    ],
  }
  for (const language of ['nl', 'fr', 'de', 'en'] as const) {
    const { ref } = await someRequest(database.client, dpo)
    await grant(ref)
    const body = await bodyOf(await begun('answer', language, ref), ref)
    for (const part of said[language]) expect(body).toContain(part)
    expect(openPlaces(body).length).toBeGreaterThan(0)
    expect(body).not.toMatch(/undefined|request-letters|\{/)
  }
})

test('an access letter takes the words that somebody wrote in its language, and says so where some are lacking', async () => {
  const letterIn = async (language: 'nl' | 'fr' | 'de') => {
    const { ref } = await someRequest(database.client, dpo, { peopleCategory: 'customer_contact' })
    await grant(ref)
    return bodyOf(await begun('answer', language, ref), ref)
  }
  const said = (field: string, fr: string) => [{ field, language: 'fr', text: fr }]
  const activity = await someRecord(editor, 'activities', {
    ...{ title: 'Klantenbeheer', recordKind: 'controller', peopleCategories: ['customer_contact'] },
    automatedDecision: 'Een score',
    otherLanguages: [...said('title', 'Gestion des clients'), ...said('automatedDecision', 'Un score')],
  })
  const linked = [
    await someRecord(editor, 'purposes', {
      ...{ title: 'Klanten kennen', legalBases: ['f_legitimate_interest'] },
      ...{ legitimateInterest: 'Weten wie koopt', balancingTest: 'Licht' },
      otherLanguages: [...said('title', 'Connaître ses clients'), ...said('legitimateInterest', 'Savoir qui achète')],
    }),
    await someRecord(editor, 'retention-rules', {
      ...{
        title: 'E3',
        criterion: 'Zolang er een klant is',
        otherLanguages: said('criterion', 'Tant qu’il y a un client'),
      },
    }),
    await someRecord(editor, 'sources', { title: 'Kassa', otherLanguages: said('title', 'Caisse') }),
  ]
  const fields = ['purposes', 'retentionRules', 'sources']
  await database.client.recordLink.createMany({
    data: linked.map(({ id }, at) => ({ fromId: activity.id, field: fields[at] ?? '', toId: id })),
  })
  const [dutch, french] = [
    ['Klantenbeheer', 'Een score', 'Klanten kennen', 'Weten wie koopt', 'Zolang er een klant is', 'Kassa'],
    [
      'Gestion des clients',
      'Un score',
      'Connaître ses clients',
      'Savoir qui achète',
      'Tant qu’il y a un client',
      'Caisse',
    ],
  ]
  const inFrench = await letterIn('fr')
  for (const part of french ?? []) expect(inFrench).toContain(part)
  for (const part of dutch ?? []) expect(inFrench).not.toContain(part)
  expect(inFrench).not.toContain('néerlandais')
  const inDutch = await letterIn('nl')
  for (const part of dutch ?? []) expect(inDutch).toContain(part)
  const inGerman = await letterIn('de')
  for (const part of [...(dutch ?? []), 'Niederländisch']) expect(inGerman).toContain(part)
})

test.each<[RequestLetterKind, string[]]>([
  ['receipt', ['1 juli 2026', 'kosteloos']],
  ['identity', ['Stuur geen kopie van uw identiteitskaart']],
])('a letter of %s says what it must', async (kind, parts) => {
  const body = await bodyOf(await begun(kind))
  for (const part of parts) expect(body.toLowerCase()).toContain(part.toLowerCase())
})

describe('an extension is told by its letter', () => {
  const july = movedTo(dpo, instantOf(new Date('2026-07-03T10:00:00Z')))
  const extend = async (more: object = {}, by = dpo) =>
    writeExtension(
      by,
      writeExtensionInput.parse({
        ...{ ...(await target()), why: 'many', reason: 'CANARY-REASON', language: 'en', ...more },
      }),
    )
  const written = async () => (await must(extend())).id ?? expect.fail()
  const readyOf = async (id: RequestLetterId) =>
    send(id, (await database.client.requestLetter.findUniqueOrThrow({ where: { id } })).version)

  test('the letter is written first, with the later day; the clock moves on the day it goes out', async () => {
    const id = await written()
    expect(await bodyOf(id)).toMatch(/many requests[\s\S]*CANARY-REASON[\s\S]*1 September 2026/)
    expect(await rowOf()).toMatchObject({ extendedWhy: 'many', extendedOn: null })
    expect((await rowOf()).nextDueAt?.toISOString()).toBe('2026-07-01T22:00:00.000Z')
    expect(await extend()).toMatchObject({ reason: 'extension_begun' })
    expect(await begun('extension')).toBe(id)
    await must(readyOf(id))
    expect((await rowOf()).nextDueAt?.toISOString()).toBe('2026-09-01T22:00:00.000Z')
    expect((await rowOf()).extendedOn?.toISOString().slice(0, 10)).toBe('2026-06-02')
    expect(await extend()).toMatchObject({ reason: 'extend_extended' })
    expect((await entriesAboutRequest(database.client, request.id)).slice(-2)).toEqual([
      'request.letter',
      'request.letter_sent',
    ])
  })

  test('a letter that goes out after the month extends nothing, and is not kept as sent', async () => {
    const id = await written()
    expect(await send(id, 1, { on: '2026-07-03' }, july)).toMatchObject({ fields: { on: ['extend_too_late'] } })
    expect(await rowOf()).toMatchObject({ extendedOn: null })
    expect((await database.client.requestLetter.findUniqueOrThrow({ where: { id } })).sentOn).toBeNull()
  })

  test('nor is it dated before the day on which it was begun', async () => {
    const id = await written()
    expect(await send(id, 1, { on: '2026-06-01' })).toMatchObject({ fields: { on: ['before_letter'] } })
  })

  test('after the month no such letter is begun, by either way', async () => {
    expect(await extend({}, july)).toMatchObject({ reason: 'extend_too_late' })
    expect(await startLetter(july, { ref: request.ref, kind: 'extension', language: 'nl' })).toMatchObject({
      reason: 'extend_too_late',
    })
  })

  test.each(others)('%s may not', async (role) => {
    expect(await extend({}, byRole[role])).toEqual(absent)
  })
})

test('a confirmation that goes out late promises no day that is over: who sends it says which they can keep', async () => {
  const then = movedTo(dpo, instantOf(new Date('2026-07-03T10:00:00Z')))
  const late = await must(startLetter(then, { ref: request.ref, kind: 'receipt', language: 'nl' }))
  const body = await bodyOf(late.id)
  expect(body).toMatch(/had er op .*1 juli 2026 moeten zijn/)
  expect(openPlaces(body)).toEqual(['[dag]'])
  expect(await send(late.id, 1, { on: '2026-07-03' }, then)).toMatchObject({ reason: 'request_letter_open' })
})

test('an extension and a refusal say their reasons; a refusal names complaint and court', async () => {
  expect(await startLetter(dpo, { ref: request.ref, kind: 'extension', language: 'nl' })).toMatchObject({
    reason: 'extension_first',
  })
  expect(await startLetter(dpo, { ref: request.ref, kind: 'refusal', language: 'nl' })).toMatchObject({
    reason: 'decision_first',
  })
  await must(extendRequest(dpo, { ...(await target()), why: 'complex', on: today, reason: 'Oude archieven' }))
  expect(await bodyOf(await begun('extension'))).toMatch(/ingewikkeld.*Oude archieven[\s\S]*1 september/)
  await must(
    decideRequest(dpo, { ...(await target()), decision: 'refused', ground: 'no_data', reason: 'Niets gevonden' }),
  )
  const body = await bodyOf(await begun('refusal'))
  for (const part of ['Niets gevonden', 'klacht', 'rechter', 'gegevensbeschermingsautoriteit.be'])
    expect(body).toContain(part)
})

test('one of a kind is written at a time, by who may, over its newest text', async () => {
  for (const role of others)
    expect(await startLetter(byRole[role], { ref: request.ref, kind: 'receipt', language: 'nl' })).toEqual(absent)
  const id = await begun('receipt')
  expect(await begun('receipt', 'fr')).toBe(id)
  for (const role of others) expect(await changeLetter(byRole[role], { id, version: 1, body: 'x' })).toEqual(absent)
  expect(await changeLetter(dpo, { id, version: 1, body: 'Dag' })).toMatchObject({ ok: true })
  expect(await changeLetter(dpo, { id, version: 1, body: 'Other' })).toMatchObject({ code: 'stale' })
  expect((await entriesAboutRequest(database.client, request.id)).slice(-2)).toEqual([
    'request.letter',
    'request.letter',
  ])
})

test('sent, its text is frozen with its hash, and what it tells counts from that day', async () => {
  const receipt = await begun('receipt')
  expect(await send(receipt, 1)).toMatchObject({ ok: true })
  expect(await rowOf()).toMatchObject({ confirmedOn: new Date('2026-06-02') })
  await grant()
  const id = await begun('answer')
  expect(await send(id, 1)).toMatchObject({ reason: 'request_letter_open' })
  const version = await rewritten(id)
  for (const role of others) expect(await send(id, version, {}, byRole[role])).toEqual(absent)
  expect(await send(id, version, { on: '2026-06-03' })).toMatchObject({ fields: { on: ['in_future'] } })
  expect(await send(id, version)).toMatchObject({ ok: true })
  const body = await bodyOf(id)
  const kept = await database.client.requestLetter.findUniqueOrThrow({ where: { id } })
  expect(kept.sha256).toBe(createHash('sha256').update(body, 'utf8').digest('hex'))
  expect(await rowOf()).toMatchObject({ state: 'answered', nextDueAt: null, answeredOn: new Date('2026-06-02') })
  expect(await changeLetter(dpo, { id, version: version + 1, body: 'Later' })).toMatchObject({
    reason: 'request_letter_sent',
  })
  // Not even past the command.
  await expect(database.client.requestLetter.update({ where: { id }, data: { sha256: 'x' } })).rejects.toThrow()
  expect((await entriesAboutRequest(database.client, request.id)).at(-1)).toBe('request.letter_sent')
})

test('an answer asks a decision, and, where something is done at once, that it was done', async () => {
  const id = await begun('answer')
  const version = await rewritten(id)
  expect(await send(id, version)).toMatchObject({ reason: 'request_undecided' })
  const { ref } = await someRequest(database.client, dpo, { right: 'objection_marketing' })
  const told = await begun('answer', 'nl', ref)
  expect(await send(told, await rewritten(told, ref), {}, dpo, ref)).toMatchObject({ reason: 'not_executed' })
  await must(executeRequest(dpo, { ...(await target(ref)), on: today, note: 'Off the list' }))
  const newest = await database.client.requestLetter.findUniqueOrThrow({ where: { id: told } })
  expect(await send(told, newest.version, {}, dpo, ref)).toMatchObject({ ok: true })
})

test('reopened, its clock goes on from its receipt', async () => {
  await grant()
  const id = await begun('answer')
  await must(send(id, await rewritten(id)))
  await must(reopenRequest(dpo, { ...(await target()), reason: 'Not complete' }))
  expect((await rowOf()).nextDueAt?.toISOString()).toBe('2026-07-01T22:00:00.000Z')
})

test('an auditor reads that something happened to a request, and no reason of anybody', async () => {
  await must(extendRequest(dpo, { ...(await target()), why: 'many', on: today, reason: 'CANARY-REASON' }))
  const { entries } = await historyOf('request', request.id, { viewer: byRole.auditor.actor })
  expect(entries.map(({ action }) => action)).toContain('request.extend')
  expect(JSON.stringify(entries)).not.toContain('CANARY')
})

test('the years are the company’s own rule', async () => {
  const set = (by: typeof dpo) => setKeepYears(by, { years: 3, reason: 'Our policy' })
  for (const role of others) expect(await set(byRole[role])).toEqual(absent)
  expect(await set(dpo)).toEqual({ ok: true, value: { years: 3 } })
  expect(await set(dpo)).toEqual({ ok: true, value: { years: 3 } })
  expect(await database.client.auditEntry.count({ where: { action: 'request.keep_years' } })).toBe(1)
})
