import { asResult, type Result } from '@/lib/errors/refusal'
import { declarationOf } from '@/lib/records/state/registered'
import { records } from './kinds/records'
import { type Incoming, readFile, readText } from './read/incoming'
import type { ImportContext } from './run/stored'
import type { ChooseInput, MendInput, StartInput } from './schema'
import { begin, choose, drop, mend, type Started } from './steps'

/** Takes a file in and reads its tables; nothing becomes a record yet. Refusals: those of `readFile`. Right: register.create somewhere. */
export function startImport(context: ImportContext, input: StartInput, incoming: Incoming): Promise<Result<Started>> {
  return asResult(async () => {
    const read = await readFile(input.name, incoming)
    return begin(records, context, declarationOf(input.register), read)
  })
}

/** The same for a text that was pasted. */
export function pasteImport(
  context: ImportContext,
  { register, text }: { register: string; text: string },
): Promise<Result<Started>> {
  return asResult(async () => begin(records, context, declarationOf(register), readText(text)))
}

/** Says where the columns go and how. Right: the own import, or register.create everywhere. */
export function chooseImport(context: ImportContext, input: ChooseInput): Promise<Result<Started>> {
  return choose(records, context, input)
}

/** Writes cells of the table anew. Right: the own import, or register.create everywhere. */
export function mendImport(context: ImportContext, input: MendInput): Promise<Result<Started>> {
  return mend(records, context, input)
}

/** Throws away a table that is not imported. Right: the own import, or register.create everywhere. */
export function dropImport(context: ImportContext, input: Started): Promise<Result<Started>> {
  return drop(records, context, input)
}
