import { fileSizes } from './budgets/file-sizes'

/** `npm run budgets`: the figures of DESIGN section 9 that need no load. */
export async function budgets(): Promise<number> {
  fileSizes()
  return 0
}
