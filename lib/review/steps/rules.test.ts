import { describe, expect, it } from 'vitest'
import { userIdSchema } from '@/lib/db/ids'
import { blockedFor, type ReviewFacts, type ReviewRefusal, type ReviewVerb, whyNot } from './rules'

const editor = userIdSchema.parse('11111111-1111-4111-8111-111111111111')
const manager = userIdSchema.parse('22222222-2222-4222-8222-222222222222')
const dpo = userIdSchema.parse('33333333-3333-4333-8333-333333333333')

const waiting: ReviewFacts = {
  status: 'in_review',
  lastStep: 'submitted',
  contentHash: 'a',
  namedHash: 'a',
  contributorIds: [editor],
  writerIds: [editor],
  acceptedById: null,
}
const accepted: ReviewFacts = { ...waiting, lastStep: 'accepted', acceptedById: dpo }
const draft: ReviewFacts = {
  status: 'draft',
  lastStep: null,
  contentHash: null,
  namedHash: null,
  contributorIds: [editor],
  writerIds: [editor],
  acceptedById: null,
}

const cases: [string, ReviewVerb, ReviewFacts, string | string[], ReviewRefusal | null][] = [
  ['a draft can be submitted', 'submit', draft, editor, null],
  ['a submitted version cannot be submitted again', 'submit', waiting, editor, 'already_submitted'],
  ['a retired record cannot be submitted', 'submit', { ...draft, status: 'retired' }, editor, 'retired'],
  ['nothing to accept on a draft', 'accept', draft, manager, 'nothing_submitted'],
  ['a submitted version can be returned', 'return', waiting, manager, null],
  ['an accepted version can still be returned', 'return', accepted, manager, null],
  ['a submitted version can be accepted', 'accept', waiting, manager, null],
  ['nobody accepts what they wrote', 'accept', waiting, editor, 'accepts_own_work'],
  ['nor with another account', 'accept', waiting, [dpo, editor], 'accepts_own_work'],
  ['who only submitted it may accept it', 'accept', { ...waiting, contributorIds: [editor, dpo] }, dpo, null],
  ['own work can be returned', 'return', waiting, editor, null],
  ['an accepted version is not accepted twice', 'accept', accepted, manager, 'already_accepted'],
  ['a version is put in force only after it was accepted', 'force', waiting, manager, 'not_accepted'],
  ['an accepted version is put in force', 'force', accepted, manager, null],
  ['nobody puts own work in force', 'force', accepted, editor, 'own_work'],
  ['nor with another account of the same person', 'force', accepted, [manager, editor], 'own_work'],
  ['nor what was accepted with another account', 'force', accepted, [manager, dpo], 'own_review'],
  ['other content than the person saw is refused', 'force', { ...accepted, namedHash: 'b' }, manager, 'other_content'],
  ['other content is not accepted either', 'accept', { ...waiting, namedHash: 'b' }, manager, 'other_content'],
]

describe('steps of the review', () => {
  it.each(cases)('%s', (_, verb, facts, person, expected) => {
    expect(whyNot(verb, facts, [person].flat())).toBe(expected)
  })
})

describe('a version that nobody can put in force', () => {
  const holder = (...accountIds: string[]) => ({ accountIds })
  it.each([
    ['nobody holds the right', [], 'nobody_holds_it'],
    ['the only holder edited it', [holder(editor)], 'everybody_took_part'],
    ['the only holder edited it with another account', [holder(manager, editor)], 'everybody_took_part'],
    ['every holder took part', [holder(editor), holder(dpo)], 'everybody_took_part'],
    ['somebody else is there', [holder(editor), holder(manager)], null],
  ])('%s', (_, holders, expected) => {
    expect(blockedFor(accepted, { holders, reviewers: [holder(editor)] })).toBe(expected)
  })

  it.each([
    ['the only DPO wrote it', [holder(editor)], 'nobody_accepts'],
    ['the only DPO wrote it with another account', [holder(dpo, editor)], 'nobody_accepts'],
    ['a second DPO is there', [holder(editor), holder(dpo)], null],
    ['no DPO is named yet', [], null],
  ])('nor accept: %s', (_, reviewers, expected) => {
    expect(blockedFor(waiting, { holders: [holder(manager)], reviewers })).toBe(expected)
  })
})
