'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { refSchema } from './form/input'
import { findRecords } from './list/page'
import { declarationOf } from './state/registered'
import { createRecord } from './write/create'
import { restoreRecord, retireRecord } from './write/retire'
import { updateFields, updateRecord } from './write/update'

const register = z.string().transform((slug) => declarationOf(slug).slug)
const values = z.record(z.string(), z.unknown())
const version = z.number().int().positive()
const stateInput = z.object({ ref: refSchema, version })

/** Saves a new draft. */
export const createRecordAction = action({
  name: 'record.create',
  permission: { resource: 'register', verb: 'create' },
  input: z.object({ register, values }),
  run: createRecord,
})

/** Saves a changed record; values equal to those kept answer `changed: false`, which the form says. */
export const updateRecordAction = action({
  name: 'record.update',
  permission: { resource: 'register', verb: 'update' },
  input: z.object({ register, ref: refSchema, version, values }),
  run: updateRecord,
})

/** Saves those fields of a record that are changed in the table itself. */
export const updateFieldsAction = action({
  name: 'record.update_fields',
  permission: { resource: 'register', verb: 'update' },
  input: z.object({ register, ref: refSchema, version, values }),
  run: updateFields,
})

export const retireRecordAction = action({
  name: 'record.retire',
  permission: { resource: 'register', verb: 'retire' },
  input: stateInput,
  run: retireRecord,
})

export const restoreRecordAction = action({
  name: 'record.restore',
  permission: { resource: 'register', verb: 'retire' },
  input: stateInput,
  run: restoreRecord,
})

/** Choices of a relation: records of register `source` whose text holds `q`. */
export const findRecordsAction = action({
  name: 'record.find',
  permission: { resource: 'register', verb: 'read' },
  input: z.object({ source: register, q: z.string().max(200) }),
  run: async ({ actor }, { source, q }) => {
    const found = await findRecords(actor, declarationOf(source), q)
    return { ok: true, value: found.map(({ ref, title }) => ({ value: ref, label: `${ref} ${title}` })) }
  },
})
