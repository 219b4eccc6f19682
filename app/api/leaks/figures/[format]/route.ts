import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportLeakFigures } from '@/lib/leak-figures/export'
import { figuresInput } from '@/lib/leak-figures/schema'

/** The figures of leaks of a year or a quarter as a report. Right: leak.count. */
export const GET = reader({
  name: 'leaks.figures',
  permission: { resource: 'leak', verb: 'count' },
  input: figuresInput,
  run: async (context, input) => toldInWords(await exportLeakFigures(context, input), context.actor.locale),
})
