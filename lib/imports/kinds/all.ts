import { people } from './people'
import { records } from './records'

/** What stands in the place of the register of tables whose rows that were left out go after a while. */
export const forgotten = [records, people]
  .filter(({ forgets }) => forgets)
  .flatMap(({ all }) => all.map(({ slug }) => slug))
