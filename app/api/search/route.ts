import { z } from 'zod'
import type { PersonContext } from '@/lib/action/guard'
import { reader } from '@/lib/action/handler'
import { loadAnswer, loadStart } from '@/lib/search/load'
import { questionSchema } from '@/lib/search/schema'

const input = z.object({ q: questionSchema.optional() })

/** What the search palette shows: without a question what it starts from, with one what was found. */
export const GET = reader({
  name: 'search.find',
  permission: 'signed_in',
  input,
  run: async (context: PersonContext, { q }: z.output<typeof input>) =>
    Response.json(q === undefined ? await loadStart(context) : await loadAnswer(context, q)),
})
