import { expect, test } from 'vitest'
import type { z } from 'zod'
import { removeInput } from '@/lib/beside/attachments/commands'
import { commentWrite } from '@/lib/beside/comments/schema'
import { remarkCreate } from '@/lib/beside/remarks/commands'
import { findingStateInput } from '@/lib/findings/schema'
import { reasonSchema, reporterNoteSchema } from '@/lib/leaks/facts/schema'
import { departmentInput, entityInput } from '@/lib/organisation/schema'
import { fileInput } from '@/lib/reports/write'
import { acceptInput, returnInput, submitInput } from '@/lib/review/steps/rules'

const id = '00000000-0000-4000-8000-000000000001'
const contentHash = 'a'.repeat(64)
const filedAt = '2026-06-05T12:00:00.000Z'
const spoilt = 'One\vtwo\u0007'

test.each<[string, z.ZodType, object, string]>([
  ['a comment', commentWrite, { recordId: id, body: spoilt }, 'body'],
  ['a remark', remarkCreate, { recordId: id, body: spoilt }, 'body'],
  ['a note to the reviewer', submitInput, { id, version: 1, note: spoilt }, 'note'],
  ['the reason of a return', returnInput, { id, contentHash, reason: spoilt }, 'reason'],
  ['what the DPO says of a field', acceptInput, { id, contentHash, comments: { title: spoilt } }, 'comments.title'],
  ['why a file is removed', removeInput, { id, reason: spoilt }, 'reason'],
  ['a related company', entityInput, { name: 'Optipost', country: 'BE', city: spoilt }, 'city'],
  ['why a finding ends', findingStateInput, { id, version: 1, state: 'resolved', resolution: spoilt }, 'resolution'],
  ['why a leak is none', reasonSchema, { ref: 'L-2026-001', version: 1, reason: spoilt }, 'reason'],
  ['the number of a filed report', fileInput, { id, version: 1, reference: spoilt, filedAt }, 'reference'],
  ['a department', departmentInput, { code: 'HR', name: spoilt }, 'name'],
])('%s keeps what is pasted, with line breaks, without signs that cannot be shown', (_what, schema, sent, path) => {
  const kept = path.split('.').reduce<unknown>((value, name) => Object(value)[name], schema.parse(sent))
  expect(String(kept).replace('\n', ' ')).toBe('One two')
})

test('what a reporter of a leak adds is cleaned, never refused', () => {
  const clientId = 'a0000000-0000-4000-8000-000000000001'
  expect(reporterNoteSchema.parse({ ref: 'L-2026-001', clientId, body: `${spoilt}\r\nthree` }).body).toBe(
    'One\ntwo\nthree',
  )
})
