import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { renderCsv, renderXlsx } from './sheet'

const sheet = {
  title: 'Leaks [2026]: all / of them, with a name that is too long',
  headings: ['Number', 'What'],
  rows: [
    ['L-1', '=1+1'],
    ['L-2', 'two\nlines; "quoted" 签'],
  ],
}

/** The parts of a workbook, by name. */
async function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  const parts: Record<string, string> = {}
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    parts[entry.fileName] = Buffer.concat(chunks).toString('utf8')
  }
  return parts
}

it('a workbook holds texts and no formula, a name that a sheet may have, and no more than fits a cell', async () => {
  const parts = await partsOf(await renderXlsx({ ...sheet, rows: [...sheet.rows, ['L-3', 'x'.repeat(40_000)]] }))
  const all = Object.values(parts).join('')
  expect(all).toContain('=1+1')
  expect(all).not.toContain('<f>')
  expect(all).toContain('签')
  expect(/<sheet [^>]*name="([^"]*)"/.exec(parts['xl/workbook.xml'] ?? '')?.[1]).toBe('Leaks  2026   all   of them, wi')
  expect(all).toContain(`${'x'.repeat(32_766)}…`)
  expect(all).not.toContain('x'.repeat(32_767))
})

it('a table as text begins with the byte order mark and has a line for each row', () => {
  expect(renderCsv(sheet, ';')).toBe('\ufeff"Number";"What"\r\n"L-1";"\'=1+1"\r\n"L-2";"two\nlines; ""quoted"" 签"\r\n')
})
