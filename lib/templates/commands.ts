import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { appendMany } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { departmentIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { emptyValues, refSchema } from '@/lib/records/form/input'
import { lockAround } from '@/lib/records/links/links'
import { declarationOf } from '@/lib/records/state/registered'
import { writeNew } from '@/lib/records/write/create'
import { locales } from '@/lib/text/locale'
import { templates } from './catalog/catalog'
import { type ProposedRecord, proposedRecords } from './drafts'

export const languageSchema = z.enum(locales)

/** Which template, in which language, for which department; per proposed record the one that is used instead. */
export const templateInput = z.strictObject({
  template: z.string().refine((slug) => templates.some((template) => template.slug === slug), { error: 'not_in_list' }),
  language: languageSchema,
  departmentId: z.union([departmentIdSchema, z.literal('').transform(() => null)]).nullable(),
  reuse: z.record(z.string().max(60), refSchema).default({}),
})
type TemplateInput = z.infer<typeof templateInput>

export type Used = {
  /** Reference of the activity. */
  ref: string
  /** References of everything that was made, by key. */
  made: Readonly<Record<string, string>>
}

/**
 * Writes the records of a template as linked drafts of one department, all or none, each marked as proposal and owned by
 * who asks; an entry each. Where `reuse` names a record, that one is linked instead of a new one. Right: register.create
 * in the department.
 */
export function createFromTemplate(context: CommandContext, input: TemplateInput): Promise<Result<Used>> {
  return change(context, async (tx) => {
    authorise(context, 'register', 'create', { departmentId: input.departmentId })
    const template = templates.find(({ slug }) => slug === input.template)
    if (!template) throw new Refusal('not_found')
    const proposed = proposedRecords(template, input.language)
    await checkReuse(tx, proposed, input.reuse)
    const refs = new Map(Object.entries(input.reuse))
    const made: Record<string, string> = {}
    const entries: AuditEvent[] = []
    for (const one of proposed) {
      if (refs.has(one.key)) continue
      const values = valuesOf(one, refs, { ownerId: personOrNull(context), departmentId: input.departmentId })
      const { result, entry } = await writeNew(tx, context, { register: one.register, values, isProposal: true })
      refs.set(one.key, result.ref)
      made[one.key] = result.ref
      entries.push(entry)
    }
    const last = entries.pop()
    const ref = made.activity
    if (!last || !ref) throw new Refusal('invalid', { fields: { reuse: ['choose'] } })
    await appendMany(tx, context, entries)
    return { result: { ref, made }, entry: last }
  })
}

/** Locks what is used instead first, so that two commands wait in one order; it must be of the same register and not retired. */
async function checkReuse(tx: Tx, proposed: readonly ProposedRecord[], reuse: TemplateInput['reuse']): Promise<void> {
  const refs = Object.values(reuse)
  if (refs.length === 0) return
  await lockAround(tx, { to: [{ refs, lookBack: refs }] })
  const rows = await tx.record.findMany({ where: { ref: { in: refs }, status: { not: 'retired' } } })
  for (const [key, ref] of Object.entries(reuse)) {
    const wanted = proposed.find((one) => one.key === key && one.key !== 'activity')
    // Whether this person may read it is asked where it is linked.
    if (!wanted || !rows.some((row) => row.ref === ref && row.register === wanted.register)) {
      throw new Refusal('not_now', { reason: 'template_reuse' })
    }
  }
}

/** The values of a proposed record as a form would send them. */
function valuesOf(
  { register, title, values, openFields, links }: ProposedRecord,
  refs: ReadonlyMap<string, string>,
  place: { ownerId: string | null; departmentId: string | null },
) {
  const linked = Object.entries(links).map(([field, keys]) => [field, keys.flatMap((key) => refs.get(key) ?? [])])
  return {
    ...emptyValues(declarationOf(register)),
    ...values,
    ...Object.fromEntries(linked),
    ...place,
    title,
    openFields: [...openFields],
  }
}
