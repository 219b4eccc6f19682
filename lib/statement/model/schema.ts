import { z } from 'zod'
import { textUpTo } from '@/lib/text/typed'
import { dayGiven } from '@/lib/time/types'
import { checks, promiseKinds } from './checks'

/** Longest text of a statement, in characters: a long book of 40 pages. */
export const longestText = 200_000
/** Shorter than this it is no statement but a slip. */
const shortestText = 40

const line = (max: number) => textUpTo(max).min(1, { error: 'required' })
const text = (max: number) => textUpTo(max).default('')

export const statementLanguages = ['en', 'nl', 'fr'] as const
export type StatementLanguage = (typeof statementLanguages)[number]

/** A version of the published text. The text is checked again after HTML is taken out of it. */
export const versionInput = z.strictObject({
  language: z.enum(statementLanguages, { error: 'required' }),
  text: textUpTo(longestText).min(1, { error: 'required' }).min(shortestText, { error: 'too_short' }),
  validFrom: dayGiven,
  publishedAt: line(400),
  note: text(2000),
})
export type VersionInput = z.infer<typeof versionInput>

/** A text that is looked at before it is kept. */
export const previewInput = z.strictObject({
  language: z.enum(statementLanguages, { error: 'required' }),
  text: textUpTo(longestText),
})

const refs = z
  .array(z.string().regex(/^[A-Z]{1,2}-\d{3,}$/))
  .max(200)
  .default([])
const version = z.number().int().positive()

export const promiseRef = z.string().regex(/^[A-Z]\d{1,4}$/)
const quote = line(4000)

/** What a promise says of itself beside its words in the text. */
const promiseFacts = z.strictObject({
  title: line(200),
  check: z.enum(checks, { error: 'required' }),
  processors: refs,
  agreements: refs,
  activities: refs,
  rules: refs,
  measures: refs,
  evidence: text(4000),
})

/** A new promise: its kind, and the words of the version that make it. */
export const promiseInput = promiseFacts.extend({
  kind: z.enum(promiseKinds, { error: 'required' }),
  statement: z.number().int().positive(),
  quote,
})
export type PromiseInput = z.infer<typeof promiseInput>

export const promiseUpdate = promiseFacts.extend({ ref: promiseRef, version })
export type PromiseUpdate = z.infer<typeof promiseUpdate>

/** Other words in a version that make the same promise. */
export const placeInput = z.strictObject({ ref: promiseRef, version, statement: z.number().int().positive(), quote })
export type PlaceInput = z.infer<typeof placeInput>

export const endInput = z.strictObject({ ref: promiseRef, version, reason: line(4000) })
export type EndInput = z.infer<typeof endInput>

/** A difference between a version and the register, by its key. */
export const differenceInput = z.strictObject({
  statement: z.number().int().positive(),
  key: z.string().min(1).max(100),
})
export type DifferenceInput = z.infer<typeof differenceInput>

/** Registers whose records a promise is linked to, by the field that names them. */
export const linkedRegisters = {
  processors: 'processors',
  agreements: 'agreements',
  activities: 'activities',
  rules: 'retention-rules',
  measures: 'measures',
} as const
export type LinkedField = keyof typeof linkedRegisters
export const linkedFields: readonly LinkedField[] = ['processors', 'agreements', 'activities', 'rules', 'measures']

const values = z.record(z.string(), z.unknown())
export const versionForm = z.strictObject({ values })
export const newPromiseForm = z.strictObject({ statement: z.string().max(10), values })
export const changedPromiseForm = z.strictObject({ ref: promiseRef, version, values })
