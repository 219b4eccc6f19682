import { asResult, type Result } from '@/lib/errors/refusal'
import { ofPeople, people } from '../kinds/people'
import { type Incoming, readFile, readText } from '../read/incoming'
import type { ImportContext } from '../run/stored'
import type { ChooseInput, MendInput } from '../schema'
import { begin, choose, drop, mend, type Started } from '../steps'

/** Takes a file with people in and reads its tables; nobody gets an account yet. Refusals: those of `readFile`, `table_people`. Right: user.create. */
export function startPeople(
  context: ImportContext,
  { name }: { name: string },
  incoming: Incoming,
): Promise<Result<Started>> {
  return asResult(async () => begin(people, context, ofPeople, await readFile(name, incoming)))
}

/** The same for a text that was pasted. */
export function pastePeople(context: ImportContext, { text }: { text: string }): Promise<Result<Started>> {
  return asResult(async () => begin(people, context, ofPeople, readText(text)))
}

/** Says where the columns go and whom the rows are about. Right: user.create. */
export function choosePeople(context: ImportContext, input: ChooseInput): Promise<Result<Started>> {
  return choose(people, context, input)
}

/** Writes cells of the table anew. The entry says how many, not what. Right: user.create. */
export function mendPeople(context: ImportContext, input: MendInput): Promise<Result<Started>> {
  return mend(people, context, input)
}

/** Throws away a table of people that is not imported. Right: user.create. */
export function dropPeople(context: ImportContext, input: Started): Promise<Result<Started>> {
  return drop(people, context, input)
}
