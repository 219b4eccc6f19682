import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { openApiText } from '@/lib/api/openapi/text'

/** The description of the door for programs: the same for everybody. */
export const GET = reader({
  name: 'api.openapi',
  permission: 'public',
  input: z.object({}),
  run: async () => openApiText(),
})
