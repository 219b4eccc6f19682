import type { PersonKey } from './people'

/** Something wrong or outdated in the published statement. `record` names an example by its id; none: the statement as a whole. */
export type ExampleFinding = {
  id: string
  record: string | null
  title: string
  source: string
  wrong: string
  law: string
  advice: string
  owner: PersonKey
  /** Days from now until it is due; negative: it is late. */
  dueInDays: number
}
