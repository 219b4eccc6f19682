import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { z } from 'zod'
import { longestSearch } from '@/lib/table/state'
import { historyDoors, listDoors, thingDoors } from '../doors'
import { sentBody } from '../http/body'
import { apiDoors, type Knock } from '../http/door'
import { problem } from '../http/problem'
import { resources } from '../resources/all'
import { pathOf } from '../resources/paths'

/** The door for assistants (Model Context Protocol): each request by itself, answered with JSON, with the token of a person. */
export const mcpDoors = apiDoors('api.mcp', { POST: answered })

async function answered({ context, request }: Knock): Promise<Response> {
  const sent = await sentBody(request, ['application/json'], false)
  if (!sent.ok) return problem(sent.code, context.requestId, { errors: sent.errors })
  const { reaches, writes } = context.actor.token
  const server = serverFor(request, reaches, writes)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  try {
    await server.connect(transport)
    return await transport.handleRequest(request, { parsedBody: sent.value })
  } finally {
    await server.close()
  }
}

type Asked = {
  method: 'GET' | 'POST' | 'PATCH'
  query?: URLSearchParams
  headers?: Readonly<Record<string, string>>
  body?: object
}

/** The tools of one token. Each goes through the door that a program would use, so rights, limits and the log are the same. */
function serverFor(request: Request, reaches: readonly string[], writes: boolean): McpServer {
  const server = new McpServer({ name: 'dertig', version: '1' })
  const reached = resources.flatMap(({ slug }) => (reaches.includes(slug) ? [slug] : []))
  const register = z
    .string()
    .max(60)
    .describe(`One of: ${reached.join(', ')}`)
  const ref = z.string().max(40).describe('Reference number, e.g. A-001')
  const call = async (
    doors: Pick<typeof thingDoors, Asked['method']>,
    path: string,
    params: Record<string, string>,
    asked: Asked,
  ) => {
    const url = new URL(path, request.url)
    if (asked.query) url.search = asked.query.toString()
    const headers = new Headers({ authorization: request.headers.get('authorization') ?? '', ...asked.headers })
    if (asked.body) headers.set('content-type', 'application/json')
    const body = asked.body ? { body: JSON.stringify(asked.body) } : {}
    const answer = await doors[asked.method](new Request(url, { method: asked.method, headers, ...body }), {
      params: Promise.resolve(params),
    })
    return { content: [{ type: 'text' as const, text: await answer.text() }], isError: answer.status >= 400 }
  }
  const reads = { readOnlyHint: true, openWorldHint: false }

  const asking = {
    q: z.string().max(longestSearch).optional(),
    size: z.number().int().min(1).max(200).optional(),
    sort: z.string().max(200).optional(),
    cursor: z.string().max(4000).optional(),
  }
  server.registerTool(
    'list',
    {
      description: 'One page of a list: words to look for, filters by field, sort (- before what descends).',
      inputSchema: z.strictObject({
        ...{ register, ...asking },
        filters: z.record(z.string(), z.array(z.string())).optional(),
      }),
      annotations: reads,
    },
    ({ register: slug, filters = {}, ...given }) => {
      const query = new URLSearchParams()
      for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, String(value))
      for (const [field, values] of Object.entries(filters))
        for (const value of values) query.append(`f.${field}`, value)
      return call(listDoors, pathOf(slug), { register: slug }, { method: 'GET', query })
    },
  )
  server.registerTool(
    'search',
    {
      description:
        'Looks for words in every list that the token reaches; the best few of each. not_searched: lists that did not answer, and why.',
      inputSchema: z.strictObject({ q: z.string().min(1).max(longestSearch) }),
      annotations: reads,
    },
    async ({ q }) => {
      const found = await Promise.all(
        reached.map(async (slug) => {
          const query = new URLSearchParams({ q, size: '5' })
          const { content, isError } = await call(listDoors, pathOf(slug), { register: slug }, { method: 'GET', query })
          const { data = [], code = 'failed' } = answerOf.parse(JSON.parse(content[0]?.text ?? '{}'))
          return isError ? { slug, rows: [], code } : { slug, rows: data, code: null }
        }),
      )
      const byList = found.flatMap(({ slug, rows }) => (rows.length > 0 ? [[slug, rows] as const] : []))
      const failed = found.flatMap(({ slug, code }) => (code === null ? [] : [[slug, code] as const]))
      const text = JSON.stringify({
        ...Object.fromEntries(byList),
        ...(failed.length > 0 ? { not_searched: Object.fromEntries(failed) } : {}),
      })
      return {
        content: [{ type: 'text' as const, text }],
        isError: failed.length > 0 && failed.length === found.length,
      }
    },
  )
  server.registerTool(
    'read',
    {
      description:
        'One thing with its relations; as_of: as it stood on a past day, or at a moment with its offset (registers).',
      inputSchema: z.strictObject({ register, ref, as_of: z.string().max(40).optional() }),
      annotations: reads,
    },
    ({ register: slug, ref: one, as_of }) =>
      call(
        thingDoors,
        pathOf(slug, one),
        { register: slug, ref: one },
        { method: 'GET', ...(as_of ? { query: new URLSearchParams({ as_of }) } : {}) },
      ),
  )
  server.registerTool(
    'history',
    {
      description: 'What happened to one thing, newest first.',
      inputSchema: z.strictObject({ register, ref, cursor: asking.cursor }),
      annotations: reads,
    },
    ({ register: slug, ref: one, cursor }) => {
      const query = new URLSearchParams(cursor === undefined ? {} : { cursor })
      return call(historyDoors, `${pathOf(slug, one)}/history`, { register: slug, ref: one }, { method: 'GET', query })
    },
  )
  if (!writes) return server

  const values = z.record(z.string(), z.unknown()).describe('Fields by name, as /api/openapi.json says.')
  server.registerTool(
    'create',
    {
      description: 'Writes down a new one.',
      inputSchema: z.strictObject({ register, values }),
      annotations: { readOnlyHint: false, destructiveHint: false },
    },
    ({ register: slug, values: body }) => call(listDoors, pathOf(slug), { register: slug }, { method: 'POST', body }),
  )
  server.registerTool(
    'update',
    {
      description:
        'Changes fields of one thing, in the version that was read; what changed meanwhile is told and nothing is written over.',
      inputSchema: z.strictObject({ register, ref, version: z.number().int().min(1), values }),
      annotations: { readOnlyHint: false, destructiveHint: true },
    },
    ({ register: slug, ref: one, version, values: body }) => {
      const headers = { 'if-match': `"v${version}-0000000000000000"` }
      return call(thingDoors, pathOf(slug, one), { register: slug, ref: one }, { method: 'PATCH', headers, body })
    },
  )
  return server
}

const answerOf = z.object({ data: z.array(z.unknown()).optional(), code: z.string().optional() })
