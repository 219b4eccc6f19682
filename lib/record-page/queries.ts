import type { CellForm } from '@/components/data-table/types'
import type { FormField } from '@/components/form/model/types'
import { fieldValueOf } from '@/components/form/model/value'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { missingDetailWords } from '@/lib/records/derive/derived'
import { extrasOf } from '@/lib/records/extras/extras'
import { departmentChoices, formSections, ownerChoices, tagChoices, withCurrent } from '@/lib/records/form/sections'
import { readableTitles, usedBy } from '@/lib/records/links/used-by'
import { type FullRow, getRecord, type RecordDetail } from '@/lib/records/list/row'
import type { lightFields } from '@/lib/records/state/base'
import type { Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Part } from '@/lib/table/part'
import { textsIn } from '@/lib/text/catalogue'
import { type CalendarDate, calendarDateOf, type Instant } from '@/lib/time/types'

type Light = (typeof lightFields)[number]

/**
 * The form of one light field of a record: its question, its value and the version it has now. `not_found` for who may not
 * change the record.
 */
export async function cellForm(
  actor: Actor,
  register: Registered,
  { ref, field }: { ref: string; field: Light },
  words: Wording,
): Promise<Result<CellForm>> {
  const record = await getRecord(actor, register, ref)
  if (record?.view !== 'full' || !record.can.update) return { ok: false, code: 'not_found' }
  const needsDepartment = can(actor, 'register', 'update') === null
  const [people, departments, tags, messages] = await Promise.all([
    field === 'ownerId' ? ownerChoices() : [],
    field === 'departmentId' ? departmentChoices(actor, 'update') : [],
    field === 'tags' ? tagChoices(actor) : [],
    textsIn(words.locale, ['form', 'errors']),
  ])
  const sections = formSections(register, words, {
    people: withCurrent(people, record.ownerId, record.owner?.name),
    departments: withCurrent(departments, record.department?.id, record.department?.name),
    tags,
    needsDepartment,
    links: {},
  })
  const question = sections.flatMap(({ fields }) => fields).find(({ name }) => name === field)
  if (!question) return { ok: false, code: 'not_found' }
  const value = {
    ...{
      ref,
      title: record.title,
      version: record.version,
      submitText: words.t('registers.save'),
      locale: words.locale,
      messages,
    },
    field: withConsequence(question, record, words),
    value: fieldValueOf(keptValue(record, field)),
  }
  return { ok: true, value }
}

function keptValue(record: FullRow, field: Light) {
  if (field === 'departmentId') return record.department?.id ?? null
  return field === 'tags' ? [...record.tags] : record[field]
}

/** Another department is a change of content: who chooses one reads what that does. */
function withConsequence(field: FormField, { status }: FullRow, words: Wording): FormField {
  if (field.name !== 'departmentId' || status === 'draft') return field
  return { ...field, help: [field.help, words.t('batch.departmentHelp')].filter(Boolean).join(' ') }
}

/** Records that link to this one: the first few, which were read with it, or a page of all of them. */
export async function usingRecords(
  actor: Actor,
  { slug }: AnyRegister,
  record: RecordDetail,
  { asOf, part }: { asOf: Instant | null; part: Part },
) {
  const total = record.usedBy.length + record.usedByMore
  if (part.page === null) return { rows: record.usedBy.slice(0, part.take), total }
  const found = await usedBy(db(), { ...record, register: slug }, { asOf, reader: actor, part })
  return { rows: readableTitles(actor, found), total }
}

/** The days on which something of a record falls due, the first one first. */
export async function duesOf(recordId: RecordId): Promise<{ today: CalendarDate; dues: Due[] }> {
  const [rows, { today }] = await Promise.all([
    db().recordDue.findMany({
      where: { recordId },
      select: { code: true, on: true },
      orderBy: [{ on: 'asc' }, { code: 'asc' }],
    }),
    officeNow(),
  ])
  return { today, dues: rows.map(({ code, on }) => ({ code, on: calendarDateOf(on) })) }
}
type Due = { code: string; on: CalendarDate }

/** What each missing item is about, in words, by its code; of the working copy of today only. */
export async function missingDetails(register: AnyRegister, record: RecordDetail, words: Wording) {
  const { today } = await officeNow()
  return missingDetailWords(db(), register, record, { words, on: today })
}

/** What a table said beside the fields of a record, as of a moment (one query). */
export async function extrasAt(recordId: RecordId, asOf: Instant | null) {
  return (await extrasOf(db(), [recordId], { asOf })).get(recordId)
}
