import { z } from 'zod'
import type { TableState } from '@/lib/table/state'
import { locales } from '@/lib/text/locale'
import { instantSchema } from '@/lib/time/types'

/** Tables first, then documents to read, then data for programs. */
export const exportFormats = ['csv', 'xlsx', 'ods', 'docx', 'pdf', 'json', 'jsonld'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** seen: what the list finds · picked: rows that were chosen · all: every row there is. */
export const exportWhats = ['seen', 'picked', 'all'] as const
export type ExportWhat = (typeof exportWhats)[number]

/** shown: the columns of the table as they stand · all: every field. */
export const exportFields = ['shown', 'all'] as const
export type ExportFields = (typeof exportFields)[number]

export const separators = { comma: ',', semicolon: ';' } as const

/** Rows that can be chosen for one file. */
export const mostPicked = 500

const own = z.object({
  list: z.string().max(60),
  format: z.enum(exportFormats),
  what: z.enum(exportWhats).default('seen'),
  fields: z.enum(exportFields).default('shown'),
  sep: z.enum(['comma', 'semicolon']).default('comma'),
  lang: z.enum(locales).optional(),
  pick: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .pipe(z.array(z.string().max(40)).max(mostPicked))
    .default([]),
  /** All that the list finds, as the form of what is chosen says it. */
  all: z.literal('1').optional(),
})
const ownNames: ReadonlySet<string> = new Set(Object.keys(own.shape))

const params = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** What an address asks for: the file, and beside it the state of the list as the list itself writes it. */
export const exportInput = params.transform((all, context) => {
  const entries = Object.entries(all)
  const parsed = own.safeParse(Object.fromEntries(entries.filter(([name]) => ownNames.has(name))))
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  }
  const { pick, all: everyRow, what, ...file } = parsed.data
  const isPicked = pick.length > 0 && everyRow === undefined
  return {
    ...file,
    what: isPicked ? ('picked' as const) : what === 'picked' ? ('seen' as const) : what,
    picks: isPicked ? pick : [],
    params: Object.fromEntries(entries.filter(([name]) => !ownNames.has(name))),
  }
})
export type ExportInput = z.output<typeof exportInput>

/** The name under which files are ordered of the child process that makes documents. */
export const exportMaker = 'export'

/** What of the state of a list an export is made by. */
export type ExportState = Pick<TableState, 'q' | 'filters' | 'sort' | 'group' | 'hidden' | 'order'>

const exportState = z.object({
  q: z.string(),
  filters: z.record(z.string(), z.array(z.string())),
  sort: z.array(z.object({ field: z.string(), dir: z.enum(['asc', 'desc']) })),
  group: z.string().nullable(),
  hidden: z.array(z.string()),
  order: z.array(z.string()),
})

/** Rows that were read by the application itself, where the child may not. */
export const givenRows = z.object({
  title: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  filters: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  lines: z.array(
    z.object({ ref: z.string(), title: z.string(), texts: z.array(z.string()), values: z.array(z.json()) }),
  ),
})
export type GivenRows = z.infer<typeof givenRows>

/** An order of a file. The child reads who asks anew, and what they may read then is in it. */
export const exportOrder = z.object({
  list: z.string(),
  format: z.enum(exportFormats),
  what: z.enum(exportWhats),
  fields: z.enum(exportFields),
  sep: z.enum(['comma', 'semicolon']),
  lang: z.enum(locales),
  picks: z.array(z.string()),
  state: exportState,
  who: z.string(),
  asOf: instantSchema.nullable(),
  now: instantSchema,
  given: givenRows.nullable(),
})
export type ExportOrder = z.infer<typeof exportOrder>

/** What is kept beside a file that was made: for its audit entry. */
export const exportFacts = z.object({
  list: z.string(),
  format: z.enum(exportFormats),
  what: z.enum(exportWhats),
  fields: z.enum(exportFields),
  language: z.enum(locales),
  filter: z.record(z.string(), z.json()),
  asOf: instantSchema.nullable(),
  count: z.number(),
  /** SHA-256 of the file. */
  digest: z.string(),
})
