import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { z } from 'zod'
import type { Someone } from '@/lib/access/testing/contexts'
import { unguarded } from '@/lib/files/guard'
import { systemNow } from '@/lib/time/types'
import { makeExport } from '../make'
import { type ExportOrder, exportOrder } from '../order/schema'
import { odsRows, partsOf } from './read-back'

export type Order = Partial<ExportOrder> & Pick<ExportOrder, 'list' | 'format'>

/** Makes files in a folder, as the child process makes them. */
export function exportsIn(folder: string) {
  let files = 0
  /** The file, made as the child process makes it. */
  async function made(by: Someone, order: Order) {
    files += 1
    const file = path.join(folder, String(files))
    let asides = 0
    const state = { q: '', filters: {}, sort: [], group: null, hidden: [], order: [], ...order.state }
    const whole = exportOrder.parse({
      ...{ what: 'seen', fields: 'all', sep: 'comma', lang: 'nl', picks: [], asOf: null, given: null },
      ...{ who: by.actor.id, now: systemNow(), ...order, state },
    })
    const answer = await makeExport(whole, {
      file,
      aside: () => {
        asides += 1
        return `${file}.${asides}`
      },
      progress: () => {},
    })
    return answer && { ...answer, bytes: readFileSync(file), facts: answer.facts }
  }

  async function bytesOf(by: Someone, order: Order): Promise<Buffer> {
    const answer = await made(by, order)
    if (!answer) throw new Error('nothing was made')
    return answer.bytes
  }
  return { made, bytesOf }
}

export const jsonFile = z.object({
  register: z.string(),
  format: z.literal(1),
  about: z.record(z.string(), z.json()),
  records: z.array(z.looseObject({ ref: z.string(), fields: z.record(z.string(), z.json()) })),
})

/** The rows of each format as texts, the head row first. */
export const readers: Readonly<Record<'csv' | 'xlsx' | 'ods', (bytes: Buffer) => Promise<string[][]>>> = {
  csv: async (bytes) => {
    const rows: string[][] = parse(bytes, { bom: true, relax_column_count: false })
    return rows.map((row) => row.map(unguarded))
  },
  xlsx: async (bytes) => {
    const rows = await readSheet(bytes, 1, { trim: false })
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  },
  ods: async (bytes) => {
    const parts = await partsOf(bytes)
    return odsRows(parts.find(({ name }) => name === 'content.xml')?.text ?? '', 0)
  },
}
