import { accountsOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { textsOf } from '@/lib/text/catalogue'
import { isPlainLine } from '@/lib/text/characters'
import { folded } from '@/lib/text/fold'
import { locales } from '@/lib/text/locale'
import { textUpTo } from '@/lib/text/typed'

/** Signs that are not seen although Unicode calls them letters, marks or symbols; U+2800 is an empty braille cell. */
const unseen = /\p{Default_Ignorable_Code_Point}|\u2800/u

/** One word in letters of two scripts: a name in disguise. Japanese mixes by nature. */
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]

/** Every letter is seen and stands where it is read. */
const isSeen = (name: string) => isPlainLine(name) && !unseen.test(name)

const isOfOneScript = (name: string) =>
  name.split(/[^\p{L}\p{M}]+/u).every((word) => scripts.filter((script) => script.test(word)).length < 2)

/** The name of a person as typed: one line in which everything is seen, with a letter; spaces count once. */
export const personNameSchema = textUpTo(120)
  .min(1)
  .refine(isSeen, { error: 'name_unseen' })
  .refine((name) => /\p{L}/u.test(name), { error: 'name_blank' })
  .refine(isOfOneScript, { error: 'name_scripts' })
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' '))

/** Letters of other scripts that look like Latin ones, in lower case. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcхxуyіiјjѕsһhкkмmтtвbнhԁdԛqԝwαaοoρpνvιiκkτtυuχxηn'.matchAll(/(.)(.)/gu)].map(([, from, to]) => [
    from ?? '',
    to ?? '',
  ]),
)

/** What two names have in common that a reader would take for one: accents, case, signs and look-alike letters do not count. */
export function nameKey(name: string): string {
  const plain = [...folded(name)].map((letter) => lookAlikes[letter] ?? letter).join('')
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/**
 * Refuses a name that Dertig itself goes by in the log, in any of its languages, and one that somebody else has: that needs
 * a mark, such as the department. Names are compared one after the other, so that two cannot take one at once.
 */
export async function keepNamesApart(tx: Tx, name: string, of: UserId | null): Promise<void> {
  const key = nameKey(name)
  if (await isReserved(name)) throw new Refusal('invalid', { fields: { name: ['name_reserved'] } })
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(3030303032)`
  const own = new Set<string>(await accountsOf(tx, of))
  const people = await tx.user.findMany({ select: { id: true, name: true } })
  if (people.some((person) => !own.has(person.id) && nameKey(person.name) === key))
    throw new Refusal('invalid', { fields: { name: ['name_taken'] } })
}

/**
 * The same for several new people at once, under the same lock: of each name why it cannot be taken, or null. Of two that
 * would be taken for one the second is refused.
 */
export async function namesApart(tx: Tx, names: readonly string[]): Promise<(string | null)[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(3030303032)`
  const people = await tx.user.findMany({ select: { name: true } })
  const taken = new Set(people.map(({ name }) => nameKey(name)))
  const answers: (string | null)[] = []
  for (const name of names) {
    const key = nameKey(name)
    answers.push((await isReserved(name)) ? 'name_reserved' : taken.has(key) ? 'name_taken' : null)
    taken.add(key)
  }
  return answers
}

/** True of a name under which the log shows Dertig, a visitor, a reporter or somebody who was erased. */
export async function isReserved(name: string): Promise<boolean> {
  const key = nameKey(name)
  if (/^dertig(\s|$)/u.test(key)) return true
  const words = await Promise.all(
    locales.map(async (locale) => {
      const [audit, registers] = await Promise.all([textsOf(locale, 'audit'), textsOf(locale, 'registers')])
      const log = ['erased', 'reporter', 'seed', 'operator', 'job', 'visitor', 'processor', 'withheld'] as const
      const records = ['seed', 'operator', 'job', 'visitor'] as const
      return {
        whole: [
          ...log.map((word) => audit(`who.${word}`)),
          ...records.map((word) => registers(`history.system.${word}`)),
          registers('history.erased'),
        ].map(nameKey),
        // "Rita (reporter)": what stands behind the name of somebody who reported.
        end: nameKey(audit('who.named', { name: 'x' })).slice(1),
      }
    }),
  )
  return words.some(({ whole, end }) => whole.includes(key) || key.endsWith(end))
}
