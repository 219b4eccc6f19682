import { holdsWords } from '@/lib/text/fold'

export type Person = { id: string; name: string }

/** Where somebody is being named in a text: from the @ to the caret, and what was typed of the name. */
export type Naming = { from: number; to: number; typed: string }

/** An @ at the start of a word, and at most three words after it. */
const beingNamed = /(?:^|[\s(])@((?:[^\s@,;:!?()]+(?: [^\s@,;:!?()]+){0,2})?)$/u

/** The name that is being typed before the caret, or null. */
export function namingAt(text: string, caret: number): Naming | null {
  const typed = beingNamed.exec(text.slice(0, caret))?.[1]
  return typed === undefined ? null : { from: caret - typed.length - 1, to: caret, typed }
}

/** People whose name begins with what was typed, word by word; after a whole name nobody. */
export function namesakes(people: readonly Person[], { typed }: Naming, most: number): readonly Person[] {
  if (people.some(({ name }) => name === typed)) return []
  return people.filter(({ name }) => holdsWords(name, typed)).slice(0, most)
}

/** The text with the name in the place of what was typed of it, and where the caret goes. */
export function withName(text: string, { from, to }: Naming, name: string): { text: string; caret: number } {
  const after = text.slice(to)
  const said = `@${name}${/^\s/.test(after) ? '' : ' '}`
  return { text: text.slice(0, from) + said + after, caret: from + said.length }
}

/** The people whom a text names by an @ and their whole name. */
export function namedIn(text: string, people: readonly Person[]): string[] {
  return people
    .filter(({ name }) => {
      const longer = people.filter((other) => other.name !== name && other.name.startsWith(`${name} `))
      const rest = longer.reduce((left, other) => left.replaceAll(`@${other.name}`, ''), text)
      return rest.includes(`@${name}`)
    })
    .map(({ id }) => id)
}
