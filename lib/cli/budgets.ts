import { memoryAtRest } from './budgets/memory'
import { coldStart, fileSizes, scriptSizes } from './budgets/scripts'
import type { Prepared } from './check'

/** `npm run budgets`: the budgets that need no load: file sizes, JavaScript per route, cold start, memory at rest. */
export async function budgets(_args: readonly string[], { build = '' }: Prepared): Promise<number> {
  console.log('── files')
  fileSizes()
  console.log('\n── JavaScript of the first load, gzip')
  scriptSizes(build)
  console.log('\n── start')
  await coldStart()
  console.log('\n── memory')
  await memoryAtRest()
  return 0
}
