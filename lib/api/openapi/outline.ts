import { z } from 'zod'
import { openApiDocument, schemaName } from './document'

const methods = ['get', 'post', 'patch'] as const
const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
})
const operation = z.object({
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  parameters: z.array(parameter).default([]),
  responses: z.record(z.string(), z.unknown()),
})
const field = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional(), enum: z.array(z.unknown()).optional() })).optional(),
  items: z.looseObject({ type: z.string().optional(), enum: z.array(z.unknown()).optional() }).optional(),
  maxLength: z.number().optional(),
})
const document = z.object({
  paths: z.record(
    z.string(),
    z.looseObject({ get: operation.optional(), post: operation.optional(), patch: operation.optional() }),
  ),
  components: z.object({
    schemas: z.record(
      z.string(),
      z.looseObject({ properties: z.record(z.string(), field).optional(), required: z.array(z.string()).optional() }),
    ),
  }),
})

export type Operation = z.output<typeof operation> & { method: string; path: string }
export type Field = { name: string; type: string; values: readonly string[]; most: number | null; required: boolean }
export type Outline = { tag: string; operations: readonly Operation[]; fields: readonly Field[] }

/** The document as a page tells it: for each list its doors, and what is sent to make a new one. */
export function outlines(): readonly Outline[] {
  const { paths, components } = document.parse(openApiDocument())
  const all = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method]
      return found ? [{ ...found, method: method.toUpperCase(), path }] : []
    }),
  )
  const tags = [...new Set(all.flatMap((one) => one.tags))]
  return tags.map((tag) => {
    const { properties = {}, required = [] } = components.schemas[`${schemaName(tag)}New`] ?? {}
    const fields = Object.entries(properties).map(([name, said]) => fieldOf(name, said, required.includes(name)))
    return { tag, operations: all.filter((one) => one.tags.includes(tag)), fields }
  })
}

function fieldOf(name: string, said: z.output<typeof field>, required: boolean): Field {
  const types = [said.type ?? said.anyOf?.flatMap(({ type }) => type ?? []) ?? []].flat()
  const codes = said.enum ?? said.items?.enum ?? said.anyOf?.flatMap((one) => one.enum ?? []) ?? []
  const inner = said.items?.type ? ` of ${said.items.type}` : ''
  return {
    ...{ name, type: `${[...new Set(types)].join(' | ') || 'any'}${inner}`, most: said.maxLength ?? null, required },
    values: codes.map(String),
  }
}
