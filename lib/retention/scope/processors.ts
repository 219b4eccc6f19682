import { z } from 'zod'
import { calendarDateSchema } from '@/lib/time/types'

const told = z.array(
  z.object({
    ref: z.string(),
    instructedOn: calendarDateSchema.nullable(),
    confirmedOn: calendarDateSchema.nullable(),
  }),
)

/** The processors that a deletion record names as told to delete too, as it was written. */
export const processorsOf = ({ processors }: { processors: unknown }) => told.parse(processors)
