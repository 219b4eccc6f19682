import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The fonts of documents: Latin, Greek and Cyrillic; Han and kana; Hangul. Each in the weights that a document uses. */
const families = [
  { folder: 'inter', file: 'Inter' },
  { folder: 'noto-sans-sc', file: 'NotoSansSC' },
  { folder: 'noto-sans-kr', file: 'NotoSansKR' },
] as const
const weights = ['400Regular', '600SemiBold'] as const

const home = path.join(process.cwd(), 'node_modules', '@expo-google-fonts')

/** Folders in which the fonts of documents lie. */
export function fontFolders(): string[] {
  return families.flatMap(({ folder }) => weights.map((weight) => path.join(home, folder, weight)))
}

/** Seen by nobody, so no font needs a picture of it. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u
const kept: { shown: readonly Range[] | null } = { shown: null }

/** The signs of a text for which no font of ours has a picture, each once. */
export function signsWithoutGlyph(text: string): string[] {
  kept.shown ??= families.flatMap(({ folder, file }) =>
    glyphRanges(readFileSync(path.join(home, folder, weights[0], `${file}_${weights[0]}.ttf`))),
  )
  const ranges = kept.shown
  const missing = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0
    return !unseen.test(sign) && !ranges.some(([first, last]) => code >= first && code <= last)
  }
  return [...new Set(text)].filter(missing)
}

type Range = readonly [first: number, last: number]

/** The code points that a TrueType font maps to glyphs, by the tables of Unicode in its `cmap` (formats 4 and 12). */
function glyphRanges(font: Buffer): Range[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('a font without a table of characters')
  const cmap = font.readUInt32BE(entry + 8)
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  )
  return [...new Set(subtables)].flatMap((at) => {
    const format = font.readUInt16BE(at)
    if (format === 12) return format12(font, at)
    return format === 4 ? format4(font, at) : []
  })
}

function format12(font: Buffer, at: number): Range[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })
}

/** A segment may still say "no glyph" for some of its characters, so each is looked up. */
function format4(font: Buffer, at: number): Range[] {
  const length = font.readUInt16BE(at + 6)
  const found: Range[] = []
  for (let segment = 0; segment < length; segment += 2) {
    const last = font.readUInt16BE(at + 14 + segment)
    const first = font.readUInt16BE(at + 16 + length + segment)
    const delta = font.readUInt16BE(at + 16 + length * 2 + segment)
    const place = at + 16 + length * 3 + segment
    const offset = font.readUInt16BE(place)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : font.readUInt16BE(place + offset + (code - first) * 2)
      if ((glyph & 0xffff) !== 0) found.push([code, code])
    }
  }
  return merged(found)
}

function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort(([a], [b]) => a - b)
  const result: [number, number][] = []
  for (const [first, last] of sorted) {
    const before = result.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else result.push([first, last])
  }
  return result
}
