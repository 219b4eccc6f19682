import { z } from 'zod'
import type { Failure } from '@/lib/errors/refusal'
import { profileInUse } from './in-use'
import { profileSchema } from './profile'

/** In place of a code: the schema that every profile follows. */
const schemaName = 'schema'

/** A profile in use as JSON that another Dertig takes in, or the JSON Schema of all; absent ones are refused. */
export async function profileAsText(code: string): Promise<Response | Failure> {
  if (code === schemaName) return asFile(z.toJSONSchema(profileSchema, { io: 'input' }), 'report-profile.schema')
  const used = await profileInUse(code)
  return used ? asFile(used.profile, `report-profile-${code.toLowerCase()}`) : { ok: false, code: 'not_found' }
}

function asFile(content: unknown, name: string): Response {
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
    },
  })
}
