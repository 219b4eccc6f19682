import { z } from 'zod'
import { can } from '@/lib/access/can'
import { historyOf } from '@/lib/audit/log/history'
import { type JsonObject, merged } from '@/lib/errors/json'
import { parseValues } from '@/lib/errors/parse'
import type { Result } from '@/lib/errors/refusal'
import { createFinding, setFindingState, updateFinding } from '@/lib/findings/commands'
import { findingFrom } from '@/lib/findings/input'
import { findingPage, findingShape } from '@/lib/findings/list'
import { type FindingRow, type FindingView, findingOf } from '@/lib/findings/queries'
import { findingForm, findingStateInput } from '@/lib/findings/schema'
import type { Written } from '../http/once'
import type { ApiContext } from '../tokens/context'
import { pathOf } from './paths'
import { type ApiResource, type Place, patchOf } from './resource'

const slug = 'findings'

/** Its words, or its state with the words that say why: never both at once. */
const stateChange = z.strictObject(findingStateInput.omit({ id: true, version: true }).shape)
const change = z.union([patchOf(findingForm.shape), stateChange])

/** Findings: written, changed and moved to another state. */
export const findings: ApiResource = {
  slug,
  right: ['finding', 'read'],
  shape: () => findingShape,
  hasPast: false,
  list: async ({ actor, today, ...context }, state) => {
    const { rows, total, beside, page } = await findingPage(actor, today, state)
    const shown = rows.map((row) => bodyOf({ ...context, actor, today }, row))
    return { rows: shown, total, next: beside.next, previous: beside.previous, page }
  },
  read: async (context, ref) => {
    const finding = await findingOf(context.actor, ref)
    return finding && { body: wholeOf(context, finding), version: finding.version }
  },
  history: async ({ actor }, ref, page) => {
    if (!can(actor, 'audit_log', 'read')) return null
    const finding = await findingOf(actor, ref)
    return finding && historyOf('finding', finding.id, { viewer: actor, ...page })
  },
  create: {
    schema: () => findingForm,
    run: async (context, _, body) => {
      const made = await createFinding(context, await findingFrom(body))
      return made.ok ? { ok: true, value: { ref: made.value.ref, version: 1 } } : made
    },
  },
  change: { schema: () => change, run: changed },
}

async function changed(context: ApiContext, { ref, version }: Place, body: JsonObject): Promise<Result<Written>> {
  const finding = await findingOf(context.actor, ref)
  if (!finding) return { ok: false, code: 'not_found' }
  const { id } = finding
  const done =
    'state' in body
      ? await setFindingState(context, { id, version, ...parseValues(stateChange, body) })
      : await updateFinding(context, { id, version, ...(await findingFrom(merged(wordsOf(finding), body, () => ''))) })
  return done.ok ? { ok: true, value: { ref, version: version + 1 } } : done
}

function wordsOf({ title, source, wrong, law, advice, ownerId, dueOn, record }: FindingView): JsonObject {
  return { title, source, wrong, law, advice, ownerId, dueOn, recordRef: record?.ref ?? '' }
}

function bodyOf({ actor: { token } }: ApiContext, row: FindingRow): object {
  const { ref, title, source, law, state, dueOn, ownerName, record, isExample } = row
  const shown = record && {
    ...{ ref: record.ref, register: record.register, href: pathOf(record.register, record.ref) },
    ...(token.reaches.includes(record.register) ? { title: record.title } : {}),
  }
  return { ref, href: pathOf(slug, ref), title, source, law, state, dueOn, owner: ownerName, record: shown, isExample }
}

function wholeOf(context: ApiContext, finding: FindingView): object {
  const { wrong, advice, resolution, ownerId, version } = finding
  return { ...bodyOf(context, finding), version, wrong, advice, resolution, ownerId }
}
