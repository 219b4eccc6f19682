import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { serveDocuments } from '@/lib/documents/child'
import type { Maker } from '@/lib/documents/order'
import { makeExport } from '@/lib/exports/make'
import { exportMaker } from '@/lib/exports/order/schema'
import { makeExtract } from '@/lib/extract/make'
import { extractMaker } from '@/lib/extract/schema'
import { renderAs } from '@/lib/files/render'
import { renderCsv, renderXlsx } from '@/lib/files/sheet'

const line = z.object({ label: z.string(), value: z.string() })
const row = z.object({ question: z.string(), answer: z.string(), state: z.string(), source: z.string() })
const given = z.object({
  format: z.enum(['docx', 'pdf']),
  name: z.string(),
  content: z.object({
    language: z.string(),
    title: z.string(),
    subtitle: z.string(),
    notes: z.array(z.string()),
    facts: z.array(line),
    headings: z.object({ question: z.string(), answer: z.string(), source: z.string(), page: z.string() }),
    sections: z.array(z.object({ title: z.string(), rows: z.array(row) })),
    contents: z.string().optional(),
    summary: z
      .object({ title: z.string(), headings: z.array(z.string()), rows: z.array(z.array(z.string())) })
      .optional(),
    footer: z.string(),
    layout: z.enum(['report', 'page', 'letter']).default('report'),
  }),
})

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** A document whose content is whole already: a draft or report. */
const makeContent: Maker = async (input, { file }) => {
  const { content, format, name } = given.parse(input)
  await writeFile(file, await renderAs(format, content), { mode: 0o600 })
  return { name: `${name}.${format}`, type: types[format], facts: {} }
}

const table = z.object({
  format: z.enum(['csv', 'xlsx']),
  name: z.string(),
  sheet: z.object({ title: z.string(), headings: z.array(z.string()), rows: z.array(z.array(z.string())) }),
})

/** A table whose content is whole already. */
const makeSheet: Maker = async (input, { file }) => {
  const { format, name, sheet } = table.parse(input)
  await writeFile(file, format === 'xlsx' ? await renderXlsx(sheet) : renderCsv(sheet, ';'), { mode: 0o600 })
  return { name: `${name}.${format}`, type: types[format], facts: {} }
}

// The child process that makes documents: every maker, by the name under which its room orders it.
serveDocuments({ content: makeContent, sheet: makeSheet, [extractMaker]: makeExtract, [exportMaker]: makeExport })
