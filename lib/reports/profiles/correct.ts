import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { AuditChange } from '@/lib/audit/entry/event'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { coreFacts } from './core'
import { profileInUse } from './in-use'
import { type Profile, profileSchema } from './profile'

export const correctProfileInput = z.strictObject({
  /** The version the form was opened with; 0: as it came with Dertig, or one that is not there yet. */
  version: z.number().int().min(0),
  profile: profileSchema,
  reason: textUpTo(1000).min(1, { error: 'required' }),
})
export type CorrectProfileInput = z.infer<typeof correctProfileInput>

/** A profile as a text, as another Dertig gives it away or somebody wrote it by the published schema. */
export const importProfileInput = z.strictObject({
  json: z.string().min(2, { error: 'required' }).max(400_000, { error: 'too_long' }),
  reason: textUpTo(1000).min(1, { error: 'required' }),
})
export type ImportProfileInput = z.infer<typeof importProfileInput>

export type ProfileCorrected = { code: string; version: number }

/**
 * Corrects what a report to an authority asks, or adds another one, as a new version; drafts keep the form they were made
 * with. What a profile that came with Dertig files, and to whom, does not change: clocks end by it. Right: privacy_settings.update.
 */
export function correctProfile(context: CommandContext, input: CorrectProfileInput): Promise<Result<ProfileCorrected>> {
  return write(context, input.profile, input.reason, input.version)
}

/** Takes a profile from a text, in place of the one of its code or as a new one. The same right, and the same rules. */
export async function importProfile(
  context: CommandContext,
  { json, reason }: ImportProfileInput,
): Promise<Result<ProfileCorrected>> {
  const profile = parsed(json)
  if ('wrong' in profile)
    return { ok: false, code: 'invalid', fields: { json: ['not_a_profile'] }, data: { at: profile.wrong } }
  return write(context, profile, reason, null)
}

function parsed(json: string): Profile | { wrong: string } {
  try {
    const read = profileSchema.safeParse(JSON.parse(json))
    return read.success ? read.data : { wrong: read.error.issues[0]?.path.join('.') ?? '' }
  } catch {
    return { wrong: '' }
  }
}

/** `opened` null: whatever is in use. */
function write(
  context: CommandContext,
  profile: Profile,
  reason: string,
  opened: number | null,
): Promise<Result<ProfileCorrected>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    // Two corrections at once wait for each other here; the second then sees what the first wrote.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ReportProfile'), hashtext(${profile.code}))`
    const used = await profileInUse(profile.code, tx)
    const before = used?.version ?? 0
    if (opened !== null && opened !== before) throw new Refusal('stale', { data: { version: before, fields: [] } })
    demandSound(profile, used?.isBuiltIn ? used.profile : null)
    const changes = used
      ? differences(used.profile, profile)
      : [{ field: 'fields', old: null, new: profile.fields.length }]
    if (used && changes.length === 0) throw new Refusal('not_now', { reason: 'profile_unchanged' })
    const row = await tx.reportProfile.create({
      data: {
        code: profile.code,
        version: before + 1,
        content: profile,
        reason,
        createdById: actingPerson(context),
        createdAt: context.now,
      },
      select: { id: true },
    })
    return {
      result: { code: profile.code, version: before + 1 },
      entry: {
        action: 'report_profile.correct',
        subject: { type: 'report_profile', id: row.id, ref: profile.code },
        versionBefore: before,
        versionAfter: before + 1,
        changes,
        reason,
      },
    }
  })
}

/** Refuses a form that could not be asked: a question twice, one without words, or another filing than its code stands for. */
function demandSound(profile: Profile, builtIn: Profile | null): void {
  const codes = profile.fields.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice) throw new Refusal('invalid', { fields: { [twice]: ['profile_twice'] } })
  const wordless = profile.fields.find(
    ({ code, question }) => !(code in coreFacts) && !Object.values(question ?? {}).some((text) => text.trim() !== ''),
  )
  if (wordless) throw new Refusal('invalid', { fields: { [wordless.code]: ['profile_no_question'] } })
  const isOther = builtIn && (['files', 'phase', 'authority'] as const).find((name) => builtIn[name] !== profile[name])
  if (isOther) throw new Refusal('invalid', { fields: { [isOther]: ['profile_fixed'] } })
}

/** What a correction changes: facts of the profile, and its fields by their code. */
function differences(before: Profile, after: Profile): AuditChange[] {
  const own = (['languages', 'source', 'certainty', 'announced', 'name', 'headings'] as const).map((field) => ({
    field,
    old: canonicalJson(before[field] ?? null),
    new: canonicalJson(after[field] ?? null),
  }))
  const fieldsOf = ({ fields }: Profile) => new Map(fields.map((field) => [field.code, canonicalJson(field)]))
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const fields = [...new Set([...old.keys(), ...now.keys()])].map((code) => ({
    field: `fields.${code}`,
    old: old.get(code) ?? null,
    new: now.get(code) ?? null,
  }))
  const order = ({ fields: all }: Profile) => all.map(({ code }) => code).join(' ')
  const places = { field: 'order', old: order(before), new: order(after) }
  return [...own, ...fields, places].filter((one) => one.old !== one.new)
}
