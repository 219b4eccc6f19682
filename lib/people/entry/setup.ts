import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { hashPassword, passwordProblem } from '@/lib/access/password/password-policy'
import { emailSchema } from '@/lib/access/persons'
import { hashOf } from '@/lib/access/session/session'
import { change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { locales } from '@/lib/text/locale'
import { toDatabase } from '@/lib/time/types'
import { newPasswordSchema } from '../account'
import { keepNamesApart, personNameSchema } from '../person-name'
import { setUpQuestion } from './set-up-question'

/**
 * The one-time token of /setup, printed by the start: a new one at every start until somebody set Dertig up, then null.
 * Makes the row of this installation when there is none. A token of one's own choice comes as `chosen` (SETUP_TOKEN).
 */
export async function issueSetupToken(chosen?: string): Promise<string | null> {
  const token = chosen ?? randomBytes(18).toString('base64url')
  await db().instance.upsert({
    where: { id: 1 },
    create: { id: 1, origin: newOrigin() },
    update: {},
  })
  if (await isSetUp()) return null
  const issued = await db().instance.updateMany({
    where: { id: 1, setupDoneAt: null },
    data: { setupTokenHash: hashOf(token) },
  })
  return issued.count === 1 ? token : null
}

/** Random name of an installation: origin line of its audit checkpoints. */
export function newOrigin(): string {
  return `dertig-${randomBytes(12).toString('hex')}`
}

/** True when somebody set Dertig up, or people were loaded with examples. */
export async function isSetUp(): Promise<boolean> {
  const [row] = setUpRows.parse(await db().$queryRaw(Prisma.raw(setUpQuestion)))
  return row.setUp
}
const setUpRows = z.tuple([z.object({ setUp: z.boolean() })])

const word = z.string().max(200).catch('')
/** What a password is judged by while other answers are still wrong: their words as typed. */
const typed = z.object({
  password: newPasswordSchema,
  ...{ name: word, email: word, organisation: word },
})

/** A weak password is told in the same round as whatever else is wrong. */
export const setupSchema = z
  .object({
    token: z.string().trim().min(1).max(200),
    organisation: z.string().trim().min(1).max(200),
    locale: z.enum(locales),
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
  })
  .superRefine(
    (input, { addIssue }) => {
      const { password, name, email, organisation } = typed.parse(input)
      const problem = passwordProblem(password, [name, email, organisation])
      if (problem) addIssue({ code: 'custom', path: ['password'], message: problem })
    },
    { when: ({ value }) => typed.safeParse(value).success },
  )
type Setup = z.infer<typeof setupSchema>

/** Makes the organisation and its first administrator, then closes the door for good. A wrong token answers `not_found`. */
export async function completeSetup(context: CommandContext, input: Setup): Promise<Result<null>> {
  // Looked at before the work of a password: this door is open to everybody. What counts is looked at again under the lock.
  if (!(await opens(input.token))) return { ok: false, code: 'not_found', reason: 'setup_token' }
  const passwordHash = await hashPassword(input.password)
  return change(context, async (tx) => {
    const opened = await tx.instance.updateMany({
      where: { id: 1, setupDoneAt: null, setupTokenHash: hashOf(input.token) },
      data: { setupDoneAt: toDatabase(context.now), setupTokenHash: null },
    })
    if (opened.count !== 1 || (await tx.user.count()) > 0) throw new Refusal('not_found', { reason: 'setup_token' })
    await tx.organisation.upsert({
      where: { id: 1 },
      create: { id: 1, legalName: input.organisation, defaultLocale: input.locale },
      update: { legalName: input.organisation, defaultLocale: input.locale },
    })
    await keepNamesApart(tx, input.name, null)
    const { id: setupById } = await tx.user.create({
      data: {
        name: input.name,
        email: input.email,
        locale: input.locale,
        passwordHash,
        passwordChangedAt: toDatabase(context.now),
        createdAt: toDatabase(context.now),
        roles: { create: { role: 'admin' } },
      },
    })
    await tx.instance.update({ where: { id: 1 }, data: { setupById } })
    return { result: null, entry: { action: 'setup.complete', subject: { type: 'instance', id: '1' } } }
  })
}

async function opens(token: string): Promise<boolean> {
  const where = { id: 1, setupDoneAt: null, setupTokenHash: hashOf(token) }
  return (await db().instance.count({ where })) === 1 && !(await isSetUp())
}

type LoginFacts = {
  setUp: boolean
  organisation: string | null
  /** Whom to call about a leak, as written and as dialled. */
  phone: string | null
  dial: string
}

/** What anybody may see before signing in: whose Dertig this is and whom to call. */
export async function loginFacts(): Promise<LoginFacts> {
  const [setUp, organisation] = await Promise.all([
    isSetUp(),
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true, privacyContactPhone: true } }),
  ])
  const phone = organisation?.privacyContactPhone ?? null
  return {
    setUp,
    organisation: organisation?.legalName ?? null,
    phone,
    dial: phone?.replace(/[^\d+]/g, '') ?? '',
  }
}
