import { emptyValue, saysSame } from '../../answers'
import type { ValueSource, ValueState } from '../../values'

/** An answer as it is typed; the server checks the day. */
export type Typed = {
  state: ValueState
  text: string
  source: ValueSource | null
  expectedOn: string | null
  evidence?: readonly string[] | undefined
}
export type Answers = Readonly<Record<string, Typed>>

/** An answer that the server does not have, and what stood there when it was begun. */
export type Change = { value: Typed; was: Typed }
export type Changes = Readonly<Record<string, Change>>

const standing = (saved: Answers, code: string): Typed => saved[code] ?? emptyValue

/** The same with nothing in common: what an action is sent twice is written as a reference, which the door does not take. */
export function copyOf({ source, evidence, ...answer }: Typed): Typed {
  return {
    ...answer,
    source: source && { kind: source.kind, refs: [...source.refs] },
    ...(evidence ? { evidence: [...evidence] } : {}),
  }
}

/** Answers as this person sees them: what is saved, and over it what they changed. */
export function shown(saved: Answers, changes: Changes): Answers {
  return { ...saved, ...Object.fromEntries(Object.entries(changes).map(([code, { value }]) => [code, value])) }
}

/** Fields that somebody else changed to something else since the change here was begun. */
export function contestedIn(saved: Answers, changes: Changes): string[] {
  return Object.keys(changes).filter((code) => {
    const change = changes[code]
    const now = standing(saved, code)
    return change !== undefined && !saysSame(now, change.was) && !saysSame(now, change.value)
  })
}

/** The same with an answer changed in part; what stood there at the beginning stays remembered. */
export function changed(saved: Answers, changes: Changes, code: string, part: Partial<Typed>): Changes {
  const was = changes[code]?.was ?? standing(saved, code)
  return { ...changes, [code]: { was, value: { ...(changes[code]?.value ?? was), ...part } } }
}

/** What is left to save after the server took `sent`: what was typed meanwhile, over what it has now. */
export function settled(changes: Changes, sent: Answers, contested: readonly string[]): Changes {
  const left = Object.entries(changes).flatMap(([code, change]): [string, Change][] => {
    const taken = sent[code]
    if (taken === undefined || contested.includes(code)) return [[code, change]]
    return saysSame(taken, change.value) ? [] : [[code, { ...change, was: taken }]]
  })
  return Object.fromEntries(left)
}

export type Choice = 'mine' | 'theirs' | 'both'

/** A conflict as a person decides it with both texts before them. */
export function chosen(saved: Answers, changes: Changes, code: string, choice: Choice): Changes {
  const { [code]: change, ...rest } = changes
  if (!change) return changes
  const theirs = standing(saved, code)
  switch (choice) {
    case 'theirs':
      return rest
    case 'mine':
      return { ...rest, [code]: { ...change, was: theirs } }
    case 'both': {
      const text = [theirs.text, change.value.text].filter((one) => one.trim() !== '').join('\n')
      return { ...rest, [code]: { value: { ...change.value, text }, was: theirs } }
    }
  }
}

/** What an answer becomes when its text is typed: an answer, unless a person said how far it is. */
export function typedOver(value: Typed, text: string): Partial<Typed> {
  const isSaid = value.state === 'unknown' || value.state === 'not_applicable' || value.state === 'started'
  const state = isSaid && (value.state !== 'started' || text.trim() !== '') ? value.state : 'known'
  return { text, state: state === 'known' && text.trim() === '' ? 'empty' : state, source: { kind: 'typed', refs: [] } }
}
