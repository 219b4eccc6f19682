import type { z } from 'zod'
import { fieldErrors } from '@/lib/errors/fields'
import type { FieldErrors } from '@/lib/errors/refusal'
import { type ProcessorReportInput, processorReportSchema, processorTimes } from '@/lib/leaks/facts/processor-report'
import { type ReporterNoteInput, reporterNoteSchema } from '@/lib/leaks/facts/schema'
import { storable } from '@/lib/text/characters'
import type { Instant } from '@/lib/time/types'

/** A form as a browser sends it: each name with its values. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** Fields of the two forms; those of which several can be chosen. */
export const reportFields = [
  ...(['clientId', 'story', 'knewAt', 'occurredFrom', 'occurredUntil', 'ongoing'] as const),
  ...(['people', 'persons', 'data', 'measures', 'callName', 'callPhone'] as const),
]
const many: readonly string[] = ['people', 'data']
export const updateFields = ['clientId', 'body'] as const

type Read<T> = { ok: true; input: T } | { ok: false; fields: FieldErrors }

/** The report in a form, or what is wrong with it by field. Names that the form does not have do not count. */
export function readReport(fields: Fields): Read<ProcessorReportInput> {
  const given = Object.fromEntries(
    reportFields.map((name) => [name, many.includes(name) ? (fields[name] ?? []) : (fields[name]?.[0] ?? '')]),
  )
  return read(processorReportSchema, given)
}

/** An update of one leak in a form. */
export function readUpdate(ref: string, fields: Fields): Read<ReporterNoteInput> {
  return read(reporterNoteSchema, { ref, clientId: fields.clientId?.[0] ?? '', body: fields.body?.[0] ?? '' })
}

function read<S extends z.ZodType>(schema: S, given: unknown): Read<z.output<S>> {
  const parsed = schema.safeParse(storable(given))
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, fields: fieldErrors(parsed.error) }
}

/** What is wrong with a report as it stands, moments included. */
export function problemsOfReport(fields: Fields, at: { now: Instant; zone: string; yearsBack: number }): FieldErrors {
  const report = readReport(fields)
  if (!report.ok) return report.fields
  const judged = processorTimes(report.input, at)
  return judged.ok ? {} : judged.fields
}
