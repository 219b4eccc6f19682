import { expect, test } from 'vitest'
import { z } from 'zod'
import { someOffice } from '@/lib/access/testing/office'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { emptyValues } from '@/lib/records/form/input'
import { declarationOf } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import { requestInput } from '@/lib/requests/testing/some-request'
import { systemNow } from '@/lib/time/types'
import { knock, tokenOf } from '../testing/programs'
import { openApiDocument, schemaName } from './document'

const { dpo } = someOffice()

const document = z.object({ components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.json())) }) })
const { schemas } = document.parse(openApiDocument()).components

/** Whether the document takes a body for what `New` or `Change` of a list says. */
function takes(slug: string, of: 'New' | 'Change', body: object): boolean {
  return z.fromJSONSchema(schemas[`${schemaName(slug)}${of}`] ?? {}).safeParse(body).success
}

const title = 'Said by a program'

const changes: object[] = [
  { title: 'Other' },
  { tags: null, noteToDpo: null, nextReviewOn: null, openFields: null, ownerRole: null },
  { tags: [], nextReviewOn: '2027-01-31', formerRef: 'old 1' },
]
type Bodies = { made: object[]; changes: object[] }
const request = requestInput({ receivedOn: '2026-11-01' })
const { right, channel, receivedOn, peopleCategory, language, name } = request
const reachless = { right, channel, receivedOn, peopleCategory, language, name }
const finding = { title, source: 'Audit', wrong: 'This', law: 'Art. 30' }

const all: Readonly<Record<string, Bodies>> = {
  ...Object.fromEntries(
    catalog.map(({ slug }): [string, Bodies] => [
      slug,
      {
        made: [{ title }, { title, noteToDpo: 'x' }, { ...emptyValues(declarationOf(slug)), title }],
        changes,
      },
    ]),
  ),
  leaks: {
    made: [aReport({}, systemNow()).answers],
    changes: [
      { title: 'Lost' },
      { personalData: null, cause: null },
      { persons: { mode: 'unknown', min: null, max: null } },
    ],
  },
  requests: {
    made: [request, { ...reachless, phone: '016 12' }, { ...reachless, address: 'Street 1', authorityDueOn: null }],
    changes: [
      { channel: 'post', reason: 'typo' },
      { phone: '016 13', words: null, reason: 'asked' },
      { authorityDueOn: null, reason: 'none' },
    ],
  },
  findings: {
    made: [finding, { ...finding, dueOn: '2027-01-01', recordRef: '', ownerId: null }],
    changes: [
      { law: 'Art. 32' },
      { advice: null, dueOn: null, ownerId: null, recordRef: null },
      { state: 'in_progress', resolution: 'Begun' },
    ],
  },
}

test.each(Object.entries(all))('%s: what the door takes is what the document says', async (slug, bodies) => {
  const token = await tokenOf(dpo)
  let at = ''
  for (const body of bodies.made) {
    const answer = await knock(token, 'POST', `/${slug}`, { body })
    expect(answer.status, `${JSON.stringify(body)}: ${answer.text}`).toBe(201)
    expect(takes(slug, 'New', body), JSON.stringify(body)).toBe(true)
    at = answer.headers.get('location') ?? ''
  }
  for (const body of bodies.changes) {
    const tag = (await knock(token, 'GET', at)).headers.get('etag') ?? ''
    const answer = await knock(token, 'PATCH', at, { body, headers: { 'if-match': tag } })
    expect(answer.status, `${JSON.stringify(body)}: ${answer.text}`).toBe(200)
    expect(takes(slug, 'Change', body), JSON.stringify(body)).toBe(true)
  }
})

test.each([
  ['systems', 'New', {}],
  ['systems', 'New', { title, colour: 'blue' }],
  ['systems', 'Change', { title: 7 }],
  ['requests', 'New', { right: 'access' }],
  ['requests', 'Change', { channel: 'post' }],
  ['findings', 'Change', { state: 'in_progress', law: 'x', resolution: 'y' }],
] as const)('the document of %s still refuses %s of %j', (slug, of, body) => {
  expect(takes(slug, of, body)).toBe(false)
})
