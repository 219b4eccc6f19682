import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { profileAsText } from '@/lib/reports/profiles/give-away'

/** A form of an authority as JSON, or the schema that all of them follow (`schema`). */
export const GET = reader({
  name: 'report_profiles.read',
  permission: { resource: 'privacy_settings', verb: 'read' },
  input: z.object({ code: z.string().max(40) }),
  run: async (context, { code }) => toldInWords(await profileAsText(code), context.actor.locale),
})
