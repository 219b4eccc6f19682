import { beforeAll, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { render } from '@/lib/mail/sending/render'
import { contentOf } from '@/lib/mail/templates'
import { minutesAfter, setMailUp } from '@/lib/mail/testing/house'
import { tellEnding } from '@/lib/notices/links/ending'
import { makeLink, revokeLink } from '@/lib/notices/links/make-link'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { reportLocaleOf } from '@/lib/text/locale'
import { day } from '@/lib/time/length'
import { calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { alarmListState, ownAlarms } from '../list'
import { raiseAlarms } from '../raise'

setMailUp(25)
const { database, editor, dpo, management, auditor } = someOffice({ dpo: { at: 'department' } })
let processor: Created
beforeAll(async () => {
  processor = await someRecord(editor, 'processors', { title: 'CANARY Nimbus', partyKind: 'processor' })
})

/** Made on 2 June 2026; ends with that day. */
async function link(expiresOn: string, language: 'de' | 'nl' = 'de', by: Someone = dpo) {
  const contact = { contactName: 'Nora Nimbus', contactEmail: 'nora@nimbus.test', language }
  const made = await makeLink(by, { ref: processor.ref, ...contact, expiresOn: calendarDateSchema.parse(expiresOn) })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const before = (expiresOn: string, days: number): Instant => {
  const end = Date.parse(`${expiresOn}T22:00:00.000Z`)
  return instantOf(new Date(end - days * day))
}
const mails = () => database.client.mail.findMany({ where: { template: { in: ['processor_link_ends', 'reminder'] } } })
const look = async (now: Instant) => {
  const at = movedTo(dpo, now)
  return [await tellEnding(now), await raiseAlarms(at)]
}
async function none() {
  await database.client.processorLink.deleteMany()
  await database.client.alarm.deleteMany()
  await database.client.mail.deleteMany()
}

test('two weeks before its end its contact and the DPO are told, once, in their languages and without the link', async () => {
  await none()
  await link('2026-07-31')
  expect(await look(minutesAfter(before('2026-07-31', 14), -1))).toEqual([0, 0])
  expect(await look(before('2026-07-31', 14))).toEqual([1, 1])
  expect(await look(before('2026-07-31', 13))).toEqual([0, 0])

  const [alarm] = (await ownAlarms(dpo.actor, alarmListState({}))).rows
  expect(alarm).toMatchObject({ kind: 'link_ends', reference: processor.ref, endsDay: true, isUnread: true })
  expect(alarm?.href).toBe(`/registers/processors/${processor.ref}#links`)
  for (const other of [management, auditor, editor])
    expect((await ownAlarms(other.actor, alarmListState({}))).rows).toEqual([])

  const said = await Promise.all(
    (await mails()).map(async ({ template, params, locale, address }) => {
      const content = contentOf(template, params)
      const house = {
        organisation: 'OptiPost NV',
        zone: dpo.zone,
        appUrl: 'https://d.test',
        isExample: false,
        token: null,
      }
      const { text, html } = await render({ content, locale: reportLocaleOf(locale) ?? 'en', ...house })
      expect(text + html).not.toMatch(/CANARY|Nora|\/notify/)
      return `${address === 'nora@nimbus.test' ? 'contact' : 'dpo'}: ${text.split('\n')[0]}`
    }),
  )
  expect(said.sort()).toEqual([
    expect.stringMatching(
      /^contact: Der Link, mit dem Sie OptiPost NV ein Datenleck melden, öffnet nur noch bis Fr\.? 31\.? Juli 2026, 24:00 /,
    ),
    `dpo: ${processor.ref}: The link of a processor ends on Fri 31 Jul 2026, in 13 days.`,
  ])
})

test.each<[string, () => Promise<unknown>]>([
  ['made within the two weeks', () => link('2026-06-12')],
  ['revoked', async () => revokeLink(dpo, { id: await link('2026-07-31'), reason: 'No longer' })],
  [
    'followed by another that stays open',
    async () => {
      await link('2026-07-31')
      await link('2026-12-31')
    },
  ],
])('nothing is said of a link that is %s', async (_, make) => {
  await none()
  await make()
  for (const now of [before('2026-06-12', 5), before('2026-07-31', 10), before('2026-07-31', 1)])
    expect(await look(now)).toEqual([0, 0])
})

test('after its end nothing is said any more', async () => {
  await none()
  await link('2026-07-31')
  expect(await look(before('2026-07-31', 0))).toEqual([0, 0])
})
