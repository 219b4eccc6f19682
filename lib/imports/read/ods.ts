import { cleaned } from '@/lib/text/characters'
import { limits } from './limits'
import { Gathering, refuseTable, type Sheet, type SheetRows } from './sheet'
import { type Attributes, Growing, hearXml } from './xml'
import { unzipped } from './zip'

/** More spaces in a row than this are a trick. */
const mostSpaces = 200

/** The sheets of an ODS. What is repeated is written out up to the limits; a merged cell is its first one. */
export async function readOds(bytes: Buffer): Promise<Sheet[]> {
  const content = (await unzipped(bytes)).get('content.xml')
  if (!content) return refuseTable('table_damaged')
  const gathered = new Gathering()
  const reading = new OdsReading(gathered)
  await hearXml(content, {
    open: (name, attributes) => reading.open(name, attributes),
    close: (name) => reading.close(name),
    text: (text) => reading.text(text),
  })
  return gathered.sheets
}

class OdsReading {
  #rows: SheetRows | null = null
  #row: string[] = []
  #rowTimes = 1
  /** Empty cells since the last one with something in it. */
  #empty = 0
  #cell: { times: number; value: string | null; paragraphs: Growing; count: number; rows: number } | null = null
  #isText = false
  /** Inside a note beside a cell, whose paragraphs are not the cell's. */
  #notes = 0

  constructor(private readonly gathered: Gathering) {}

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'table':
        this.#rows = this.gathered.sheet(attributes.name ?? '')
        return
      case 'table-row':
        this.#row = []
        this.#empty = 0
        this.#rowTimes = timesOf(attributes['number-rows-repeated'])
        return
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = {
          times: timesOf(attributes['number-columns-repeated']),
          value: name === 'table-cell' ? saidIn(attributes) : '',
          paragraphs: new Growing(),
          count: 0,
          rows: timesOf(attributes['number-rows-spanned']),
        }
        return
      case 'annotation':
        this.#notes += 1
        return
      case 'p':
      case 'h':
        if (!this.#cell || this.#notes > 0) return
        if (this.#cell.count > 0) this.#cell.paragraphs.add('\n')
        this.#cell.count += 1
        this.#isText = true
        return
      case 's':
        this.text(' '.repeat(Math.min(timesOf(attributes.c), mostSpaces)))
        return
      case 'tab':
        this.text('\t')
        return
      case 'line-break':
        this.text('\n')
    }
  }

  close(name: string): void {
    if (name === 'annotation') this.#notes -= 1
    if ((name === 'p' || name === 'h') && this.#notes === 0) this.#isText = false
    if ((name === 'table-cell' || name === 'covered-table-cell') && this.#cell) this.#put(this.#cell)
    if (name === 'table-row') this.#rows?.add(this.#row, this.#rowTimes)
  }

  text(text: string): void {
    if (this.#isText && this.#notes === 0) this.#cell?.paragraphs.add(text)
  }

  #put({
    times,
    value,
    paragraphs,
    rows,
  }: {
    times: number
    value: string | null
    paragraphs: Growing
    rows: number
  }): void {
    this.#cell = null
    const text = value ?? cleaned(paragraphs.text)
    if (text === '') {
      this.#empty += times
      return
    }
    if (this.#row.length + this.#empty + times > limits.columns) refuseTable('table_columns')
    for (; this.#empty > 0; this.#empty -= 1) this.#row.push('')
    const top = this.#rows?.next ?? 0
    this.#rows?.merge({ top, left: this.#row.length, bottom: top + rows - 1 })
    for (let time = 0; time < times; time += 1) this.#row.push(text)
  }
}

function timesOf(text: string | undefined): number {
  const times = Number(text ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}

/** The value of a cell that is no text; null: its paragraphs are. */
function saidIn(attributes: Attributes): string | null {
  switch (attributes['value-type']) {
    case 'date':
      return (attributes['date-value'] ?? '').replace(/T00:00:00(\.0+)?$/, '')
    case 'float':
    case 'percentage':
    case 'currency':
      return attributes.value ?? null
    case 'boolean':
      return attributes['boolean-value'] === 'true' ? 'TRUE' : 'FALSE'
    default:
      return null
  }
}
