import { inflateSync } from 'node:zlib'
import { type Active, refuse } from './type'

/** Names that make a PDF act by itself: scripts, programs it starts, forms it sends, films, other files inside. */
const scripts = /\/(JavaScript|Launch|SubmitForm|ImportData|RichMedia|Rendition)(?![A-Za-z0-9])/
const embeds = /\/EmbeddedFiles?(?![A-Za-z0-9])/
/** The same in names so short that they may stand in packed data by chance. */
const shortScripts = /\/(JS|XFA)(?![A-Za-z0-9])/
const shortEmbeds = /\/EF\s{0,9}(<<|\d)/

/** More than the objects of any document: what lies behind is not unpacked, and such a file is not kept. */
const mostUnpacked = 64 * 1024 * 1024

/** Refuses a PDF that brings programs or other files. */
export function refuseActivePdf(bytes: Buffer): void {
  const active = activeInPdf(bytes)
  if (active) refuse(active)
}

/**
 * What in a PDF acts by itself: `file_scripts`, `file_embeds`; and `file_locked` where that cannot be
 * known: encrypted, or packed as no document is. Names are read as a reader reads them (#4A is J), in packed objects too.
 */
export function activeInPdf(bytes: Buffer): Active | null {
  const raw = bytes.toString('latin1')
  const { outside, streams } = parts(raw)
  const clear = look(named(raw), named(outside))
  if (clear) return clear
  let left = mostUnpacked
  for (const { dictionary, data } of streams) {
    if (!named(dictionary).includes('/ObjStm')) continue
    const text = unpacked(Buffer.from(data, 'latin1'), named(dictionary), left)
    if (text === null) return 'file_locked'
    left -= text.length
    const packed = look(named(text), named(text))
    if (packed) return packed
  }
  return null
}

function look(all: string, outside: string): Active | null {
  if (scripts.test(all) || shortScripts.test(outside)) return 'file_scripts'
  if (embeds.test(all) || shortEmbeds.test(outside)) return 'file_embeds'
  return /\/Encrypt(?![A-Za-z0-9])/.test(outside) ? 'file_locked' : null
}

/** Names with their escapes read: /J#61vaScript is /JavaScript. */
function named(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

type Stream = { dictionary: string; data: string }

/** A dictionary of a stream is never longer. */
const mostBefore = 4_000

/** The streams of a PDF with what stands before each, and all that stands in none. One that does not end is no stream. */
function parts(raw: string): { outside: string; streams: Stream[] } {
  const streams: Stream[] = []
  const outside: string[] = []
  let from = 0
  for (;;) {
    const start = raw.indexOf('stream', from)
    const end = start < 0 ? -1 : raw.indexOf('endstream', start)
    if (start < 0 || end < 0) break
    const before = raw.slice(from, start)
    outside.push(before)
    streams.push({
      dictionary: before.slice(-mostBefore),
      data: raw.slice(start, end).replace(/^stream\r?\n/, ''),
    })
    from = end + 'endstream'.length
  }
  return { outside: [...outside, raw.slice(from)].join('\n'), streams }
}

function unpacked(data: Buffer, dictionary: string, left: number): string | null {
  if (!dictionary.includes('/Filter')) return data.toString('latin1')
  if (!/\/(FlateDecode|Fl)\b/.test(dictionary) || left <= 0) return null
  try {
    return inflateSync(data, { maxOutputLength: left, finishFlush: 2 }).toString('latin1')
  } catch {
    return null
  }
}
