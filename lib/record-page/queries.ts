import type { CellForm } from '@/components/data-table/types'
import type { FormField } from '@/components/form/model/types'
import { fieldValueOf } from '@/components/form/model/value'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Result } from '@/lib/errors/refusal'
import { departmentChoices, formSections, ownerChoices, tagChoices, withCurrent } from '@/lib/records/form/sections'
import { type FullRow, getRecord } from '@/lib/records/list/row'
import type { lightFields } from '@/lib/records/state/base'
import type { Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { textsIn } from '@/lib/text/catalogue'

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
