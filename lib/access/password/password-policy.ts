import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { turns } from '../request/turns'

/** Shortest and longest password, in characters as people count them. */
export const passwordLength = { min: 12, max: 128 } as const

/** What is wrong with a new password: keys below `errors.fields`. */
export type PasswordProblem = 'password_short' | 'password_long' | 'password_common'

/** Words that guessers try first, in the languages of the people who work here; keyboard rows included. */
const commonWords =
  'password passwort wachtwoord paswoord motdepasse welcome welkom bienvenue bienvenu admin administrator login letmein changeme secret geheim qwertyuiop qwerty azertyuiop azerty asdfghjkl asdfgh zxcvbnm wxcvbn iloveyou monkey dragon football voetbal sunshine princess summer winter spring autumn zomer lente herfst hiver printemps january february march april june july august september october november december januari februari maart juni juli augustus oktober janvier fevrier mars avril juin juillet aout octobre novembre decembre monday maandag lundi belgium belgie belgique brussel bruxelles antwerpen gent vlaanderen dertig privacy gdpr company bedrijf master trustno superman batman'.split(
    ' ',
  )

const sequences = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba']
const lookAlike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** Keys as they lie on the keyboards people here use, row by row: who lets a finger walk does not choose. */
const keyboards: readonly (readonly string[])[] = [
  ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['&é"\'(§è!çà', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
]

/** Where keys lie on one keyboard. */
const places: readonly ReadonlyMap<string, readonly [number, number]>[] = keyboards.map(
  (rows) =>
    new Map(rows.flatMap((row, y) => [...row].map((key, x): [string, readonly [number, number]] => [key, [x, y]]))),
)

/** The digits behind the signs of their keys, as on keyboards in English. */
function unshifted(text: string): string {
  return text.replace(/[!@#$%^&*()]/g, (sign) => String(('!@#$%^&*()'.indexOf(sign) + 1) % 10))
}

/** From this many keys on, keys that lie beside each other are a walk. */
const leastWalk = 4

/**
 * The text without walks over a keyboard: each key beside the one before (or at the top of the next column), or beside the one before that, as when two
 * fingers go along two rows in turn. Words have a few such pairs; only walks have four keys and more.
 */
function withoutWalks(text: string): string {
  const letters = [...text]
  const walked = new Set<number>()
  for (const keys of places) {
    const beside = (a: number, b: number) => {
      const [one, other] = [keys.get(letters[a] ?? ''), keys.get(letters[b] ?? '')]
      return !!one && !!other && Math.abs(one[0] - other[0]) <= 1 && Math.abs(one[1] - other[1]) <= 2
    }
    for (const step of [1, 2]) {
      let start = 0
      for (let at = step; at <= letters.length; at += 1) {
        if (at < letters.length && at - start >= step && beside(at - step, at)) continue
        if (at - start >= leastWalk * step) for (let n = start; n < at; n += 1) walked.add(n)
        start = at - step + 1
      }
    }
  }
  return letters.map((letter, n) => (walked.has(n) ? ' ' : letter)).join('')
}

/** Characters that must remain once everything a guesser tries first is taken away. */
const leastOwn = 5

/**
 * Judges a new password: 12 to 128 characters, no rules of composition, and not one made of common words, the person's
 * or company's own names, sequences, walks over a keyboard and repetition (ASVS 6.2). Returns null when it will do.
 */
export function passwordProblem(password: string, ownWords: readonly string[]): PasswordProblem | null {
  const length = [...password.normalize('NFKC')].length
  if (length < passwordLength.min) return 'password_short'
  if (length > passwordLength.max) return 'password_long'
  const words = [...ownWords.flatMap(parts), ...commonWords].sort((a, b) => b.length - a.length)
  const plain = plainText(password)
  const own = Math.min(
    ...[plain, withoutWalks(plain), withoutWalks(unshifted(plain))].flatMap((text) => [
      remains(text, words),
      remains(unleet(text), words),
    ]),
  )
  return own < leastOwn ? 'password_common' : null
}

function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function unleet(text: string): string {
  return text.replace(/[013457@$!]/g, (character) => lookAlike[character] ?? character)
}

/** Words of a name, an address or a company that are long enough to matter. */
function parts(name: string): string[] {
  return plainText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3)
}

/** How many different letters and signs are left without words, sequences and repetition; digits add nothing. */
function remains(text: string, words: readonly string[]): number {
  let rest = text
  for (const word of words) rest = rest.replaceAll(word, ' ')
  for (const sequence of sequences) {
    for (let size = sequence.length; size >= 3; size -= 1) {
      for (let start = 0; start + size <= sequence.length; start += 1) {
        rest = rest.replaceAll(sequence.slice(start, start + size), ' ')
      }
    }
  }
  const letters = rest.replace(/(.+?)\1+/gu, '$1').replace(/[^\p{L}\p{S}]/gu, '')
  return new Set(letters).size
}

/** Argon2id with OWASP's first parameters: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** One form for the same typed text on every keyboard (NIST 800-63B 3.1.1.2); nothing is cut off. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

/** So many at once, and no more: the other half of the machine answers everybody else. */
export const hashesAtOnce = Math.max(1, Math.floor(availableParallelism() / 2))

const hashing = turns(hashesAtOnce, { rests: true })

/** Who is known goes before strangers. */
async function inTurn<T>(who: 'known' | 'strangers', work: () => Promise<T>): Promise<T> {
  await hashing.enter(who === 'known')
  try {
    return await work()
  } finally {
    hashing.leave()
  }
}

/** How many wait for a turn. */
export const waitingForHash = hashing.waiting

/** What the database keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn('known', () => hash(normal(password), cost))
}

let dummy: Promise<string> | null = null

/**
 * True when the password fits. Without a hash (unknown account, no password yet) it does the same work against a hash
 * of nothing, so that the time does not tell who has an account. Strangers wait for those who are known.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
  who: 'known' | 'strangers' = 'known',
): Promise<boolean> {
  dummy ??= hashPassword(crypto.randomUUID())
  const fallback = await dummy
  const fits = await inTurn(who, () => verify(passwordHash ?? fallback, normal(password)))
  return passwordHash !== null && fits
}
