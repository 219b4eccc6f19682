/** How a file of the old Office, or a mail of Outlook, begins. */
const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const free = 0xfffffffa
/** More than the directory of any document that people write. */
const mostSectors = 2_000

/** Does it begin as the files of the old Office do. */
export function startsAsCompound(head: Buffer): boolean {
  return head.subarray(0, 8).equals(signature)
}

/** The names in the directory of such a file; null where the directory is damaged, lies or has no end. */
export function compoundNames(bytes: Buffer): string[] | null {
  if (!startsAsCompound(bytes) || bytes.length < 1_536) return null
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const size = 2 ** shift
  const sectorAt = (sector: number) => (sector + 1) * size
  /** The sector after this one, by the table of which the header names the first 109 parts. */
  const after = (sector: number): number | null => {
    const perPart = size / 4
    const part = Math.floor(sector / perPart)
    if (part >= 109) return null
    const at = sectorAt(bytes.readUInt32LE(76 + part * 4)) + (sector % perPart) * 4
    return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : null
  }
  const names: string[] = []
  let sector = bytes.readUInt32LE(48)
  for (let read = 0; sector < free; read += 1) {
    const from = sectorAt(sector)
    if (read >= mostSectors || from + size > bytes.length) return null
    for (let at = from; at < from + size; at += 128) {
      const length = bytes.readUInt16LE(at + 64)
      if (length >= 2 && length <= 64) names.push(bytes.toString('utf16le', at, at + length - 2))
    }
    const next = after(sector)
    if (next === null) return null
    sector = next
  }
  return names
}
