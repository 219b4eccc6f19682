import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { FormField, FormSection, FormValues } from '@/components/form/model/types'
import { fieldValueOf } from '@/components/form/model/value'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { currentAsOf } from '@/lib/access/past/as-of'
import { registerScope } from '@/lib/access/scope'
import { gate, nothingThere, onlyToday } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { copiedValues, emptyValues } from '@/lib/records/form/input'
import {
  departmentChoices,
  formSections,
  missingOfNew,
  missingQuestions,
  ownerChoices,
  tagChoices,
  withCurrent,
} from '@/lib/records/form/sections'
import { listColumns, listShape, viewOf } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { type FullRow, getRecord } from '@/lib/records/list/row'
import { findDeclaration, type Registered } from '@/lib/records/state/registered'
import { readState, valuesOf } from '@/lib/records/state/state'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import { type ReviewComments, reviewCommentsOf } from '@/lib/review/reading/review-of'
import type { RawParams } from '@/lib/table/parse'
import { shownColumns } from '@/lib/table/state'
import { viewedState } from '@/lib/views/load'

/** Reads of the pages of a register: gate first, then the one thing the page shows; what may not be seen is not found. */

async function opened(
  slug: string,
  verb: 'read' | 'create' | 'update',
): Promise<{ actor: Actor; register: Registered }> {
  const actor = await gate('register', verb)
  const register = findDeclaration(slug)
  if (!register) notFound()
  return { actor, register }
}

/** A page of the table, now or as of the chosen date. */
export async function loadList(slug: string, params: RawParams) {
  const { actor, register } = await opened(slug, 'read')
  const view = viewOf(registerScope(actor))
  const columns = listColumns(register, view)
  const shape = listShape(columns)
  const viewed = await viewedState(actor, `/registers/${register.slug}`, params, shape)
  const { state } = viewed
  const asOf = await currentAsOf()
  // Columns that are not seen are neither read nor worded.
  const seen = [...shownColumns(state, shape), ...(state.group === null ? [] : [state.group])]
  const list = await listRecords(actor, register, state, asOf, seen)
  const mayCreate = asOf === null && mayEver(actor, 'register', 'create')
  const mayChoose = asOf === null && mayEver(actor, 'register', 'confirm')
  return { actor, register, view, columns, seen, shape, state, viewed, list, mayCreate, mayChoose, asOf }
}

/**
 * One record, as this person may see it, now or as of the chosen date; read once for title and page. Null when they see it
 * today and did not then.
 */
export const loadRecord = cache(async (slug: string, ref: string) => {
  const { actor, register } = await opened(slug, 'read')
  const asOf = await currentAsOf()
  const record = await getRecord(actor, register, ref, asOf)
  if (!record && (asOf === null || !(await getRecord(actor, register, ref)))) {
    return nothingThere(actor, 'register', 'read')
  }
  return { actor, register, record, asOf }
})

/** The form of a new record: empty, or with what this person may read of the record `from`. */
export async function loadNewForm(slug: string, from: string | null = null) {
  const { actor, register } = await opened(slug, 'create')
  await onlyToday(`/registers/${register.slug}`)
  const [words, people, departments, tags, copied] = await Promise.all([
    wordingOf(),
    ownerChoices(),
    departmentChoices(actor, 'create'),
    tagChoices(actor),
    from === null ? null : getRecord(actor, register, from),
  ])
  if (from !== null && copied?.view !== 'full') return nothingThere(actor, 'register', 'read')
  const sections = formSections(register, words, {
    people,
    departments,
    tags,
    needsDepartment: needsDepartment(actor, 'create'),
    links: copied?.view === 'full' ? copied.links : {},
  })
  const [only] = departments
  const values = {
    ...formValues(emptyValues(register)),
    ...(departments.length === 1 && only ? { departmentId: only.value } : {}),
    ...(can(actor, 'register', 'review') ? {} : { ownerId: actor.id }),
    ...(copied?.view === 'full' ? formValues(copyOf(actor, copied, words, departments)) : {}),
  }
  const { today } = await officeNow()
  const missing = copied?.view === 'full' ? copied.missing : await missingOfNew(register, values.ownerId ?? null, today)
  const path = `/registers/${register.slug}`
  const form = {
    draftKey: `${actor.id}:${register.slug}:new${from === null ? '' : `:${from}`}`,
    sections,
    missing: missingQuestions(register, words, missing),
    values,
    version: null,
    context: { register: register.slug },
    doneHref: `${path}/{ref}`,
    cancelHref: path,
  }
  return { actor, register, words, form, note: from === null ? null : words.t('talk.copy.note', { ref: from }) }
}

function copyOf(
  actor: Actor,
  record: FullRow,
  words: Wording,
  departments: Awaited<ReturnType<typeof departmentChoices>>,
) {
  return copiedValues(actor, record, { title: words.t('talk.copy.title', { title: record.title }), departments })
}

/** The form of a record that is there; not found for who may not change it. */
export async function loadEditForm(slug: string, ref: string) {
  const { actor, register } = await opened(slug, 'update')
  await onlyToday(`/registers/${register.slug}/${ref}`)
  const record = await getRecord(actor, register, ref)
  if (record?.view !== 'full' || !record.can.update) return nothingThere(actor, 'register', 'update')
  const [words, people, departments, tags, state, said] = await Promise.all([
    wordingOf(),
    ownerChoices(),
    departmentChoices(actor, 'update'),
    tagChoices(actor),
    readState(db(), register.slug, record.id),
    reviewCommentsOf(db(), record.id),
  ])
  const sections = formSections(register, words, {
    people: withCurrent(people, record.ownerId, record.owner?.name),
    departments: withCurrent(departments, record.department?.id, record.department?.name),
    tags,
    needsDepartment: needsDepartment(actor, 'update'),
    links: record.links,
  })
  const path = `/registers/${register.slug}`
  const form = {
    draftKey: `${actor.id}:${register.slug}:${ref}`,
    sections: withComments(sections, said, words),
    missing: missingQuestions(register, words, record.missing),
    values: formValues(valuesOf(state)),
    version: record.version,
    context: { register: register.slug, ref },
    doneHref: `${path}/{ref}`,
    cancelHref: `${path}/${ref}`,
  }
  return { actor, record, words, form }
}

function needsDepartment(actor: Actor, verb: 'create' | 'update'): boolean {
  return can(actor, 'register', verb) === null
}

/** The questions, each with what the DPO said of its answer. */
function withComments(sections: readonly FormSection[], { comments }: ReviewComments, words: Wording): FormSection[] {
  const noted = (field: FormField): FormField => {
    const comment = comments[field.name]
    return comment ? { ...field, note: words.t('review.fromDpo', { comment }) } : field
  }
  return sections.map((section) => ({ ...section, fields: section.fields.map(noted) }))
}

function formValues(values: Readonly<Record<string, JsonValue>>): FormValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fieldValueOf(value)]))
}
