import { receiver } from '@/lib/action/receiver'
import { compareList } from '@/lib/suppression/commands/compare-list'
import { compareInput } from '@/lib/suppression/model/schema'

/** Takes a list as the raw body, compares it as it comes, and keeps nothing of it. */
export const PUT = receiver({
  name: 'suppression.compare',
  permission: { resource: 'suppression', verb: 'create' },
  input: compareInput,
  run: compareList,
})
