import type { RegisterSlug } from '@/lib/registers/catalog'
import { activities } from './activities'
import { agreements } from './agreements'
import type { Example, ExampleRecord } from './example'
import { interestTests } from './interest-tests'
import { measures } from './measures'
import { processors } from './processors'
import { purposes } from './purposes'
import { retentionRules } from './retention-rules'
import { sources } from './sources'
import { systems } from './systems'

type Entry = readonly [RegisterSlug, ExampleRecord]
const of = <S extends RegisterSlug>(slug: S, examples: readonly Example<S>[]): Entry[] =>
  examples.map((example) => [slug, example])

/**
 * Every record of the example with its register, in the order in which they are written: what others rely on comes first, for
 * a version put in force sends approved dependents back to review. A register without a line starts empty.
 */
export const everyExample: readonly Entry[] = [
  ...of('sources', sources),
  ...of('interest-tests', interestTests),
  ...of('purposes', purposes),
  ...of('processors', processors),
  ...of('agreements', agreements),
  ...of('systems', systems),
  ...of('measures', measures),
  ...of('retention-rules', retentionRules),
  ...of('activities', activities),
]
