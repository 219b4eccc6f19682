import { fromBufferPromise } from 'yauzl'

/** The parts of a ZIP by name, in their order, with how each is kept (0 as it is, 8 packed). */
export async function partsOf(bytes: Buffer): Promise<{ name: string; method: number; text: string }[]> {
  const parts = []
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    parts.push({ name: entry.fileName, method: entry.compressionMethod, text: Buffer.concat(chunks).toString('utf8') })
  }
  return parts
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const plain = (xml: string) => xml.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')

/** The cells of a sheet of an OpenDocument content, a line break between its paragraphs. */
export function odsRows(content: string, sheet: number): string[][] {
  const table = content.split('<table:table table:name=').slice(1)[sheet] ?? ''
  return [...table.matchAll(/<table:table-row>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell [^>]*?(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(([, cell = '']) =>
      [...cell.matchAll(/<text:p>(.*?)<\/text:p>/gs)]
        .map(([, text = '']) =>
          plain(
            text
              .replace(/<text:s text:c="(\d+)"\/>/g, (_, count: string) => ' '.repeat(Number(count)))
              .replaceAll('<text:tab/>', '\t'),
          ),
        )
        .join('\n'),
    ),
  )
}
