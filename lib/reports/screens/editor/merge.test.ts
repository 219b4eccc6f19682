import { describe, expect, it } from 'vitest'
import { emptyValue } from '../../answers'
import { type Changes, changed, chosen, contestedIn, copyOf, settled, shown, type Typed, typedOver } from './merge'

const said = (text: string, more: Partial<Typed> = {}): Typed => ({ ...emptyValue, state: 'known', text, ...more })
const change = (value: Typed, was: Typed = emptyValue): Changes => ({ cause: { value, was } })

describe('answers that two people write', () => {
  it.each([
    ['nobody else wrote', {}, change(said('Mine')), []],
    ['the other wrote elsewhere', { summary: said('Theirs') }, change(said('Mine')), []],
    ['the other wrote there', { cause: said('Theirs') }, change(said('Mine')), ['cause']],
    ['both say the same', { cause: said('Same') }, change(said('Same')), []],
    ['the other emptied it', {}, change(said('Mine'), said('Before')), ['cause']],
    [
      'only the source differs',
      { cause: said('A', { source: { kind: 'typed', refs: [] } }) },
      change(said('Mine'), said('A')),
      [],
    ],
    ['the day differs', { cause: said('A', { expectedOn: '2026-06-01' }) }, change(said('Mine'), said('A')), ['cause']],
  ])('%s', (_, saved, changes, contested) => {
    expect(contestedIn(saved, changes)).toEqual(contested)
  })

  it('what is sent shares nothing, also where a suggestion was only confirmed', () => {
    const suggestion = said('A', {
      state: 'suggested',
      source: { kind: 'leak', refs: ['L-2026-001'] },
      evidence: ['f'],
    })
    const { cause } = changed({ cause: suggestion }, {}, 'cause', { state: 'known' })
    if (!cause) throw new Error('nothing changed')
    const [value, was] = [copyOf(cause.value), copyOf(cause.was)]
    expect([value, was]).toEqual([cause.value, cause.was])
    expect(value.source).not.toBe(was.source)
    expect(value.source?.refs).not.toBe(was.source?.refs)
    expect(value.evidence).not.toBe(was.evidence)
  })

  it('an answer keeps what stood there when it was begun, however often it is changed', () => {
    const saved = { cause: said('Before') }
    const once = changed(saved, {}, 'cause', { text: 'A' })
    const twice = changed({ cause: said('Theirs') }, once, 'cause', { text: 'AB' })
    expect(twice.cause).toEqual({ was: said('Before'), value: said('AB') })
    expect(shown(saved, twice).cause?.text).toBe('AB')
  })

  it.each([
    ['is gone when the server has it', change(said('A')), { cause: said('A') }, [], {}],
    [
      'goes on over it when more was typed',
      change(said('AB')),
      { cause: said('A') },
      [],
      change(said('AB'), said('A')),
    ],
    ['stays when it was contested', change(said('A')), { cause: said('A') }, ['cause'], change(said('A'))],
    ['stays when it was not sent', change(said('A')), {}, [], change(said('A'))],
  ])('what is left to save %s', (_, changes, sent, contested, left) => {
    expect(settled(changes, sent, contested)).toEqual(left)
  })

  const saved = { cause: said('Theirs') }
  it.each([
    ['mine', change(said('Mine'), said('Theirs'))],
    ['theirs', {}],
    ['both', change(said('Theirs\nMine'), said('Theirs'))],
  ] as const)('the choice of %s ends the conflict', (choice, left) => {
    const after = chosen(saved, change(said('Mine')), 'cause', choice)
    expect(after).toEqual(left)
    expect(contestedIn(saved, after)).toEqual([])
  })
})

describe('what typing makes of an answer', () => {
  it.each([
    ['empty', 'A', 'known'],
    ['suggested', 'A', 'known'],
    ['known', '', 'empty'],
    ['started', 'A', 'started'],
    ['started', ' ', 'empty'],
    ['unknown', 'A', 'unknown'],
    ['unknown', '', 'unknown'],
    ['not_applicable', 'No processor', 'not_applicable'],
  ] as const)('%s with "%s" is %s', (state, text, after) => {
    expect(typedOver({ ...emptyValue, state, text: 'x' }, text)).toEqual({
      ...{ text, state: after, source: { kind: 'typed', refs: [] } },
    })
  })
})
