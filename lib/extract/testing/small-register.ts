import { movedTo, type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import { updateOrganisation } from '@/lib/organisation/commands'
import { organisationInput } from '@/lib/organisation/schema'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { instantSchema, systemNow } from '@/lib/time/types'
import type { Extract, ExtractFormat } from '../build/model'
import { exportExtract } from '../export'
import { extractInput } from '../schema'

/** A company with a controller's record in force, one of a processor and one that is neither yet. */
export async function smallRegister(client: PrismaClient) {
  const department = await someDepartment(client)
  const dpo: Someone = await someone(client, ['dpo'], { departmentIds: [department], now: systemNow() })
  const facts = {
    version: 0,
    legalName: 'OptiPost NV',
    address: 'Kaai 1',
    postalCode: '9000',
    city: 'Gent',
    country: 'BE',
    email: 'privacy@optipost.example',
    dpoState: 'open',
  }
  const described = await updateOrganisation(dpo, organisationInput.parse(facts))
  if (!described.ok) throw new Error(JSON.stringify(described))
  const purpose = await someRecord(dpo, 'purposes', {
    title: 'Delivering orders',
    legalBases: ['b_contract'],
    description: 'To bring what was ordered.',
  })
  const processor = await someRecord(dpo, 'processors', {
    title: 'Parcel Inc',
    legalName: 'Parcel Inc.',
    country: 'US',
    transfers: [{ country: 'US', mechanism: '46_2c', evidence: 'SCC of 1 March 2026' }],
  })
  const measure = await someRecord(dpo, 'measures', {
    title: 'Locked doors',
    group: 'physical',
    description: 'Doors are locked.',
  })
  const activity = await someRecord(dpo, 'activities', {
    title: '=Orders',
    measures: [measure.ref],
    recordKind: 'controller',
    purposes: [purpose.ref],
    processors: [processor.ref],
    peopleCategories: ['customer_contact'],
    dataCategories: ['identity_name', 'contact_private'],
    noTransfers: false,
    openFields: ['retentionReason'],
  })
  await someRecord(dpo, 'activities', {
    title: 'Invoices for customers',
    recordKind: 'processor',
    noTransfers: true,
    peopleCategories: ['customer_contact'],
    measuresReason: 'Being described.',
    controllers: [{ name: 'Shop BV', contact: 'info@shop.example', country: 'NL', categories: 'Sending invoices' }],
  })
  await someRecord(dpo, 'activities', { title: 'Not said yet' })
  for (const record of [purpose, processor, measure, activity]) await putInForceForTest(client, record, dpo)
  return { dpo, activity, purpose }
}

/** The same person a moment later. */
export const now = (by: Someone): Someone => movedTo(by, systemNow())

/** The extract as the door gives it. */
export function ask(by: Someone, format: ExtractFormat, more: object = {}, asOf: string | null = null) {
  const input = extractInput.parse({ entity: 'main', format, ...more })
  return exportExtract(now(by), input, asOf === null ? null : instantSchema.parse(asOf))
}

/** Its bytes as text; fails the test when it is refused. */
export async function textOf(by: Someone, format: ExtractFormat, more: object = {}, asOf: string | null = null) {
  const answer = await ask(by, format, more, asOf)
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  return Buffer.from(await answer.arrayBuffer()).toString('utf8')
}

/** Its JSON. */
export async function extracted(by: Someone, more: object = {}, asOf: string | null = null): Promise<Extract> {
  return JSON.parse(await textOf(by, 'json', more, asOf))
}
