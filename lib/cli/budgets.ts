import { coldStart, fileSizes, scriptSizes } from './budgets/scripts'
import type { Prepared } from './check'

/** `npm run budgets`: the budgets that need no load: file sizes, JavaScript per route, cold start. */
export async function budgets(_args: readonly string[], { build = '' }: Prepared): Promise<number> {
  console.log('── files')
  fileSizes()
  console.log('\n── JavaScript of the first load, gzip')
  scriptSizes(build)
  console.log('\n── start')
  await coldStart()
  return 0
}
