import type { Actor } from '@/lib/access/actor'
import { userIdSchema } from '@/lib/db/ids'
import type { JsonObject, JsonValue } from '@/lib/errors/json'
import { findDeclaration } from '@/lib/records/state/registered'
import { type ProblemCode, problems } from '../http/problem'
import { resources } from '../resources/all'
import { apiRoot, pathOf } from '../resources/paths'
import type { ApiResource } from '../resources/resource'
import {
  historySchema,
  jsonSchemaOf,
  pageSchema,
  problemSchema,
  recordSchemaOf,
  thingSchema,
  writtenSchema,
} from './schemas'

/** Who sees most of each list: the documents name every filter, an answer only those of its reader. */
const reader: Actor = {
  ...{ kind: 'person', id: userIdSchema.parse('00000000-0000-4000-8000-000000000000'), name: '', email: '' },
  ...{ roles: ['dpo'], departmentIds: [], locale: 'en', validUntil: null },
}

const ref = (to: string) => ({ $ref: `#/components/${to}` })
const json = (schema: JsonObject, type = 'application/json') => ({ [type]: { schema } })
/** `interest-tests` as a name of a schema. */
export const schemaName = (slug: string) =>
  slug
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')

function refused(...codes: readonly ProblemCode[]): JsonObject {
  const always: readonly ProblemCode[] = ['signed_out', 'not_acceptable', 'too_many', 'failed', 'unavailable']
  const statuses = [...new Set([...codes, ...always].map((code) => String(problems[code][0])))].sort()
  return Object.fromEntries(statuses.map((status) => [status, ref(`responses/Problem${status}`)]))
}

const query = (name: string, description: string, schema: JsonObject): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
})
const asOf = query(
  'as_of',
  'As it stood at the end of that day, or at that moment (RFC 3339, with its offset; + is %2B in an address).',
  {
    type: 'string',
    examples: ['2026-06-30', '2026-06-30T10:00:00+02:00', '2026-06-30T08:00:00Z'],
  },
)
const theRef: JsonObject = {
  name: 'ref',
  in: 'path',
  required: true,
  description: 'The reference number.',
  schema: { type: 'string' },
}
const key: JsonObject = {
  ...{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } },
  description: 'Makes the write once: asked again within 24 hours with the same key and body, it answers the same.',
}
const seen: JsonObject = {
  ...{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
  description: 'The ETag of what was read. Of it the version is compared.',
}
const known: JsonObject = {
  ...{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
  description: 'The ETag of what the program has: 304 when it is still so.',
}
const tagged = { ETag: { schema: { type: 'string' } } }

function listOf({ slug, shape, hasPast }: ApiResource): JsonObject {
  const { columns, filters } = shape(reader)
  const sortable = columns.flatMap(({ id, sortable: sorts }) => (sorts ? [id] : []))
  const many = { type: 'array', items: { type: 'string' }, maxItems: 50 }
  return {
    tags: [slug],
    operationId: `list_${slug}`,
    summary: 'List',
    description: 'One page, in the order and with the filters of the table.',
    parameters: [
      query('q', 'Words to look for, in any order.', { type: 'string', maxLength: 200 }),
      ...filters.map((name) => ({
        ...query(`f.${name}`, 'One of these values; - for what is empty.', many),
        ...{ style: 'form', explode: true },
      })),
      query('sort', `Comma-separated, - before what descends: ${sortable.join(', ')}.`, { type: 'string' }),
      query('size', 'Rows of a page.', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
      query('cursor', 'From `links` of a page; good for the same question alone.', { type: 'string' }),
      query('total', 'Say exactly how many match.', { type: 'boolean', default: false }),
      ...(hasPast ? [asOf] : []),
      known,
    ],
    responses: {
      200: { description: 'A page.', headers: tagged, content: json(ref(`schemas/${schemaName(slug)}Page`)) },
      304: { description: 'Nothing changed.' },
      ...refused('invalid', 'not_found'),
    },
  }
}

const writes: readonly ProblemCode[] = ['invalid', 'reads_only', 'not_found', 'not_now', 'too_large', 'media_type']
const done = (description: string, more: JsonObject = {}) => ({
  description,
  content: json(ref('schemas/Written')),
  ...more,
})

function createOf({ slug }: ApiResource): JsonObject {
  const located = { headers: { Location: { schema: { type: 'string' } } } }
  return {
    ...{ tags: [slug], operationId: `create_${slug}`, summary: 'Write down a new one', parameters: [key] },
    requestBody: { required: true, content: json(ref(`schemas/${schemaName(slug)}New`)) },
    responses: { 201: done('It stands there now.', located), ...refused(...writes, 'key_reused') },
  }
}

function changeOf({ slug }: ApiResource): JsonObject {
  const schema = ref(`schemas/${schemaName(slug)}Change`)
  return {
    ...{ tags: [slug], operationId: `change_${slug}`, summary: 'Change', parameters: [seen] },
    description: 'A JSON merge patch (RFC 7396): what is named changes, null empties what can be empty.',
    requestBody: { required: true, content: { ...json(schema), ...json(schema, 'application/merge-patch+json') } },
    responses: { 200: done('It stands so now.'), ...refused(...writes, 'stale', 'precondition') },
  }
}

function readOf({ slug, hasPast }: ApiResource): JsonObject {
  return {
    ...{
      tags: [slug],
      operationId: `read_${slug}`,
      summary: 'Read one',
      parameters: [...(hasPast ? [asOf] : []), known],
    },
    responses: {
      200: {
        description: 'As this token may see it.',
        headers: tagged,
        content: json(ref(`schemas/${schemaName(slug)}`)),
      },
      304: { description: 'Nothing changed.' },
      ...refused('invalid', 'not_found'),
    },
  }
}

function pathsOf(resource: ApiResource): JsonObject {
  const { slug, create, change, retire } = resource
  const history: JsonObject = {
    ...{
      tags: [slug],
      operationId: `history_${slug}`,
      summary: 'History, newest first',
      parameters: [query('cursor', 'From `links`.', { type: 'string' })],
    },
    responses: {
      200: { description: 'What happened.', content: json(ref('schemas/History')) },
      304: { description: 'Nothing changed.' },
      ...refused('invalid', 'not_found'),
    },
  }
  const retired: JsonObject = {
    ...{ tags: [slug], operationId: `retire_${slug}`, summary: 'Take out of use', parameters: [seen, key] },
    responses: { 200: done('It is retired.'), ...refused(...writes, 'in_use', 'stale', 'key_reused', 'precondition') },
  }
  const one = `${pathOf(slug)}/{ref}`
  return {
    [pathOf(slug)]: { get: listOf(resource), ...(create ? { post: createOf(resource) } : {}) },
    [one]: { parameters: [theRef], get: readOf(resource), ...(change ? { patch: changeOf(resource) } : {}) },
    [`${one}/history`]: { parameters: [theRef], get: history },
    ...(retire ? { [`${one}/retire`]: { parameters: [theRef], post: retired } } : {}),
  }
}

function schemasOf({ slug, create, change }: ApiResource): JsonObject {
  const name = schemaName(slug)
  const made = create && jsonSchemaOf(create.schema())
  const isRecord = findDeclaration(slug) !== null
  return {
    [name]: isRecord && made ? recordSchemaOf(made) : thingSchema,
    [`${name}Page`]: pageSchema(`#/components/schemas/${name}`),
    ...(made ? { [`${name}New`]: made } : {}),
    ...(change ? { [`${name}Change`]: jsonSchemaOf(change.schema()) } : {}),
  }
}

/** Every status of a no, once: which codes it can have. */
function problemResponses(): JsonObject {
  const statuses = [...new Set(Object.values(problems).map(([status]) => status))]
  return Object.fromEntries(
    statuses.map((status): [string, JsonValue] => {
      const said = Object.entries(problems).flatMap(([code, [of, title]]) =>
        of === status ? [`${code}: ${title}`] : [],
      )
      return [
        `Problem${status}`,
        { description: said.join(' '), content: json(ref('schemas/Problem'), 'application/problem+json') },
      ]
    }),
  )
}

let kept: JsonObject | undefined

/** The description of the door for programs (OpenAPI 3.1), made of the declarations, once a process. */
export function openApiDocument(): JsonObject {
  kept ??= {
    openapi: '3.1.0',
    info: {
      title: 'Dertig',
      version: '1',
      description:
        `Records of processing, leaks, requests and findings for programs. Each request brings a token of a person
(My account, Tokens for programs) and may what that person may at that moment, as far as the token reaches. What may not be seen
answers as if it were not there.`.replaceAll('\n', ' '),
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: resources.map(({ slug }) => ({ name: slug })),
    paths: {
      [apiRoot]: {
        get: {
          ...{ operationId: 'index', summary: 'What this token reaches' },
          responses: { 200: { description: 'The lists.', content: json({ type: 'object' }) }, ...refused('invalid') },
        },
      },
      ...Object.assign({}, ...resources.map(pathsOf)),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: problemResponses(),
      schemas: {
        ...{ Problem: problemSchema, Written: writtenSchema, History: historySchema },
        ...Object.assign({}, ...resources.map(schemasOf)),
      },
    },
  }
  return kept
}
