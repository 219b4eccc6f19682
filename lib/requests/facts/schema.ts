import { z } from 'zod'
import { requestFileIdSchema, requestLetterIdSchema, requestTaskIdSchema, userIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { peopleCategories } from '@/lib/law/codes/people'
import {
  extensionReasons,
  identityWays,
  refusalGrounds,
  requestChannels,
  requestDecisions,
  requestFileKinds,
  requestLetters,
  requestRights,
  requestTaskEnds,
} from '@/lib/law/codes/requests'
import { dayNeeded } from '@/lib/retention/scope/targets'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { dayOrNone } from '@/lib/time/types'

const needed = { error: 'required' }
const dayOrNull = z.preprocess((value) => (value === undefined ? null : value), dayOrNone)
const reason = textUpTo(4000).min(1, needed)
const words = textUpTo(4000)

const person = {
  name: lineUpTo(200).min(1, needed),
  email: lineUpTo(254).refine((text) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text), { error: 'email' }),
  phone: lineUpTo(60),
  address: textUpTo(500),
  words: textUpTo(20_000),
}
const asked = {
  right: z.enum(codesOf(requestRights), needed),
  channel: z.enum(codesOf(requestChannels), needed),
  receivedOn: dayNeeded,
  peopleCategory: z.enum(codesOf(peopleCategories), needed),
  language: z.enum(reportLocales, needed),
  authorityDueOn: dayOrNull.default(null),
}
type Reach = { email: string; phone: string; address: string }
const canBeAnswered = ({ email, phone, address }: Reach) => email !== '' || phone !== '' || address !== ''
const noWay = { path: ['email'], error: 'request_no_way' }

/** A request as it is written down. */
export const receiveInput = z.strictObject({ ...asked, ...person }).refine(canBeAnswered, noWay)
export type ReceiveInput = z.output<typeof receiveInput>

const { email, phone, address } = person
const left = {
  ...{ email: email.default(''), phone: phone.default(''), address: address.default('') },
  words: person.words.default(''),
}
/** The same by a program: it may leave out what a form sends empty. */
export const sentInput = z.strictObject({ ...asked, ...person, ...left }).refine(canBeAnswered, noWay)

/** What stands of it can be corrected, with the reason. */
export const correctInput = z.strictObject({ ...asked, ...person, reason }).refine(canBeAnswered, noWay)
export type CorrectInput = z.output<typeof correctInput>

export const requestForm = z.strictObject({
  ref: z.string().max(20).optional(),
  version: z.number().int().nullish(),
  values: z.record(z.string(), z.unknown()),
})

/** Which request, and the version the form was opened with. */
export const target = { ref: z.string().max(20), version: z.number().int().min(1) }

export const confirmReceiptInput = z.object({ ...target, on: dayNeeded })
export const askIdentityInput = z.object({ ...target, on: dayNeeded, note: reason })
export const settleIdentityInput = z.object({
  ...target,
  how: z.enum(codesOf(identityWays), needed),
  on: dayNeeded,
  note: words,
})
export const writeExtensionInput = z.object({
  ...target,
  why: z.enum(codesOf(extensionReasons), needed),
  reason,
  language: z.enum(reportLocales, needed),
})
export const extendInput = z.object({
  ...target,
  why: z.enum(codesOf(extensionReasons), needed),
  on: dayNeeded,
  reason,
})
export const handlerInput = z.object({ ...target, handlerId: userIdSchema.nullable() })
export const decideInput = z
  .object({
    ...target,
    decision: z.enum(codesOf(requestDecisions), needed),
    ground: z.enum(codesOf(refusalGrounds), needed).nullable(),
    reason: words,
  })
  .refine(({ decision, ground }) => decision === 'granted' || ground !== null, { path: ['ground'], error: 'required' })
  .refine((it) => it.decision === 'granted' || it.reason !== '', { path: ['reason'], error: 'required' })
export const executeInput = z.object({ ...target, on: dayNeeded, note: reason })
export const endInput = z.object({ ...target, reason })
export const withdrawInput = z.object({ ...target, on: dayNeeded, reason })
export const mergeInput = z.object({ ...target, into: z.string().max(20).min(1, needed), reason: words })
export const noteInput = z.object({ ref: z.string().max(20), on: dayNeeded, body: reason })
export const eraseInput = z.object({ ref: z.string().max(20), reason })
export const keepYearsInput = z.object({ years: z.number().int().min(1).max(30), reason: textUpTo(500).min(1, needed) })

export const planInput = z.object(target)
export const addTaskInput = z.object({
  ref: z.string().max(20),
  todo: reason,
  ownerId: userIdSchema.nullable(),
  dueOn: dayOrNull,
})
export const assignTaskInput = z.object({
  id: requestTaskIdSchema,
  version: z.number().int().min(1),
  ownerId: userIdSchema.nullable(),
  dueOn: dayOrNull,
  todo: words,
})
export const endTaskInput = z
  .object({
    id: requestTaskIdSchema,
    how: z.enum(codesOf(requestTaskEnds), needed),
    result: words,
    confirmedOn: dayOrNull,
  })
  .refine(({ how, result }) => how !== 'not_possible' || result !== '', { path: ['result'], error: 'required' })
export const confirmTaskInput = z.object({ id: requestTaskIdSchema, on: dayNeeded })

/** What comes with the bytes of a file: the query of the upload door. */
export const attachInput = z.object({
  ref: z.string().max(20),
  name: z.string(),
  kind: z.enum(codesOf(requestFileKinds), needed),
})
export const dropFileInput = z.object({ id: requestFileIdSchema, reason: textUpTo(500).min(1, needed) })

export const startLetterInput = z.object({
  ref: z.string().max(20),
  kind: z.enum(codesOf(requestLetters), needed),
  language: z.enum(reportLocales, needed),
})
export const changeLetterInput = z.object({
  id: requestLetterIdSchema,
  version: z.number().int().min(1),
  body: textUpTo(40_000).min(1, needed),
})
export const sentLetterInput = z.object({
  ...target,
  id: requestLetterIdSchema,
  letterVersion: z.number().int().min(1),
  on: dayNeeded,
  channel: z.enum(codesOf(requestChannels), needed),
  sentTo: lineUpTo(400).min(1, needed),
  proof: textUpTo(1000),
})
export type RequestTarget = { ref: string; version: number }
