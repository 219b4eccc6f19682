import { headers } from 'next/headers'
import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { askedForMetrics } from '@/lib/api/metrics/answer'

/** Counts for a program that watches the machine; its token stands in the settings. */
export const GET = reader({
  name: 'api.metrics',
  permission: 'public',
  input: z.object({}),
  run: async ({ now }) => askedForMetrics(await headers(), now),
})
