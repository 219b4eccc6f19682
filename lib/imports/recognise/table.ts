import { z } from 'zod'

/** A row as it is imported: where it stands in the file, its cells under the columns, and which of them were too long. */
const row = z.object({ sheet: z.string(), number: z.number(), cells: z.array(z.string()), long: z.array(z.number()) })

/**
 * What of a file becomes records: rows under named columns. `fiche`: each sheet was one record, labels beside values.
 * `json`: cells are JSON as an export writes it.
 */
export const tableSchema = z.object({
  name: z.string(),
  form: z.enum(['table', 'fiche', 'json']),
  columns: z.array(z.string()),
  rows: z.array(row),
  /** What stands above the header and becomes no record, a line each. */
  above: z.array(z.string()).optional(),
  /** Names of the sheets of the file that are hidden: they were not read. */
  unread: z.array(z.string()).optional(),
})
export type Table = z.infer<typeof tableSchema>
export type TableRow = z.infer<typeof row>
