import { z } from 'zod'
import type { JsonObject } from '@/lib/errors/json'
import { jsonObject } from '../http/body'

/** A schema as JSON Schema 2020-12, of what is sent; what it cannot say is left open. */
export function jsonSchemaOf(schema: z.ZodType): JsonObject {
  const made = jsonObject.parse(
    JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }))),
  )
  const { $schema: _, ...said } = made
  return said
}

const text = { type: 'string' } as const
const orNull = (type: string) => ({ type: [type, 'null'] })
const moment = { type: 'string', format: 'date-time' } as const
const reference = {
  type: 'object',
  required: ['ref', 'href'],
  properties: { ref: text, register: text, title: text, href: text },
}

export const problemSchema: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    ...{ type: text, title: text, status: { type: 'integer' }, code: text, instance: text, reason: text },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'name', 'code'],
        properties: { in: { enum: ['body', 'query', 'header'] }, name: text, code: text },
      },
    },
    data: { description: 'What helps to go on: the newer version and what differs, or what relies on it.' },
  },
}

export const writtenSchema: JsonObject = {
  type: 'object',
  required: ['ref', 'version', 'href'],
  properties: { ref: text, version: orNull('integer'), href: orNull('string') },
}

export const historySchema: JsonObject = {
  type: 'object',
  required: ['data', 'total', 'links'],
  properties: {
    total: { type: 'integer' },
    links: { type: 'object', properties: { next: orNull('string') } },
    data: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'action', 'who', 'outcome', 'changes'],
        properties: {
          ...{ index: orNull('integer'), at: moment, day: orNull('string'), action: text, who: { type: 'object' } },
          ...{ outcome: text, version: { type: 'object' }, reason: orNull('string'), values: text },
          changes: { type: 'array', items: { type: 'object', properties: { field: text } } },
        },
      },
    },
  },
}

/** A page of a list of such things. */
export function pageSchema(of: string): JsonObject {
  return {
    type: 'object',
    required: ['data', 'links'],
    properties: {
      data: { type: 'array', items: { $ref: of } },
      total: { type: 'integer', description: 'When total=true was asked.' },
      links: { type: 'object', properties: { next: orNull('string'), previous: orNull('string') } },
    },
  }
}

/** A record of a register: `values` goes back as it came. */
export function recordSchemaOf(values: JsonObject): JsonObject {
  const { properties = {} } = values
  return {
    type: 'object',
    required: ['ref', 'title', 'href'],
    properties: {
      ...{ ref: text, register: text, title: text, href: text, isExample: { type: 'boolean' } },
      owner: { type: ['object', 'null'], properties: { name: text, email: text } },
      status: { enum: ['draft', 'in_review', 'in_force', 'retired'] },
      ...{ version: { type: 'integer' }, updatedAt: moment, inForce: { type: 'boolean' } },
      approved: {
        type: 'boolean',
        description: 'These are the values of the version in force, not of the working copy.',
      },
      department: { type: ['object', 'null'], properties: { id: text, name: text } },
      missing: { type: ['array', 'null'], items: text },
      missingItems: { type: 'array', items: { type: 'object', properties: { code: text, article: text } } },
      values: { type: 'object', properties },
      relations: { type: 'object', additionalProperties: { type: 'array', items: reference } },
      usedBy: { type: 'array', items: reference },
      usedByMore: { type: 'integer' },
    },
  }
}

/** A thing of a list beside the registers: what every reader gets, and more. */
export const thingSchema: JsonObject = {
  type: 'object',
  required: ['ref', 'href'],
  properties: { ref: text, href: text, version: { type: 'integer' }, title: text, state: text },
  additionalProperties: true,
}
