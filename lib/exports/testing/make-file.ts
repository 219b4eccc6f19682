import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Someone } from '@/lib/access/testing/contexts'
import { systemNow } from '@/lib/time/types'
import { makeExport } from '../make'
import { type ExportOrder, exportOrder } from '../order/schema'

type Order = Partial<ExportOrder> & Pick<ExportOrder, 'list' | 'format'>

/** A whole list with every field as a file, as the child process makes it. */
export async function fileOf(by: Someone, order: Order): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'))
  const file = path.join(folder, 'file')
  const state = { q: '', filters: {}, sort: [], group: null, hidden: [], order: [] }
  const whole = exportOrder.parse({
    ...{ what: 'all', fields: 'all', sep: 'semicolon', lang: 'en', picks: [], asOf: null, given: null, state },
    ...{ who: by.actor.id, now: systemNow(), ...order },
  })
  try {
    const made = await makeExport(whole, { file, aside: () => `${file}.${randomUUID()}`, progress: () => {} })
    if (!made) throw new Error('nothing was made')
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
