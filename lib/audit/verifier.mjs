// Checks a downloaded audit log of Dertig. Needs nothing but Node 18 or newer:
//   node verifier.mjs bundle.jsonl [--checkpoint earlier.txt] [--key <public key line>]
// Exit code 0: nothing was changed. 1: something was changed. 2: the file cannot be read.
// The format is described in FORMAT.md, so that anyone can write this again in another language.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sha256 = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Something is not as it was written. `at` is the first bad index where that is known. */
class Tampered extends Error {
  constructor(code, at = null) {
    super(code)
    this.code = code
    this.at = at
  }
}
class Unreadable extends Error {}

const messages = {
  manifest: 'the first line of the file was changed',
  signature: 'the signature on the checkpoint is not valid',
  other_key: 'the checkpoint is signed with another key than expected',
  other_log: 'the earlier checkpoint belongs to another log',
  earlier_signature: 'the earlier checkpoint is not signed with the key of this log',
  went_back: 'the log is shorter than the earlier checkpoint says',
  earlier_root: 'entries that the earlier checkpoint covers were changed',
  line: 'this line is not an entry as it was written',
  order: 'an entry is missing, added or out of place here',
  leaf: 'this entry was changed',
  root: 'the entries do not give the signed root: at least one was changed, with its hash',
  cut: 'entries are missing at the end',
  detail: 'the cleartext of this entry does not fit what was committed',
  detail_missing: 'the cleartext of this entry is gone and no erasure was recorded',
}

// ---- signed checkpoints (C2SP tlog-checkpoint, signed-note, Ed25519) ----

/** Splits a signed note; null when it is none. @param {string} note */
export function readNote(note) {
  const cut = note.indexOf('\n\n')
  if (cut < 0) return null
  const text = note.slice(0, cut + 1)
  const match = /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text)
  const signed = /^— ([^\s+]+) ([A-Za-z0-9+/]{91}=)\n$/.exec(note.slice(cut + 2))
  if (!match || !signed || signed[1] !== match[1]) return null
  const root = Buffer.from(match[3], 'base64')
  const signature = Buffer.from(signed[2], 'base64')
  if (root.toString('base64') !== match[3] || signature.toString('base64') !== signed[2]) return null
  return {
    text,
    origin: match[1],
    size: Number(match[2]),
    root,
    keyId: signature.subarray(0, 4),
    signature: signature.subarray(4),
  }
}

/** Reads a public key line, `name+keyid+base64`; null when it is none. @param {string} line */
export function readKey(line) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(line.trim())
  if (!match) return null
  const material = Buffer.from(match[3], 'base64')
  if (material[0] !== 1 || material.length !== 33 || material.toString('base64') !== match[3]) return null
  const keyId = sha256(match[1], '\n', material).subarray(0, 4)
  if (keyId.toString('hex') !== match[2]) return null
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), material.subarray(1)])
  return { name: match[1], keyId, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

/** True when the note carries a valid signature of this key. */
export function signedBy(note, key) {
  return (
    note.origin === key.name &&
    note.keyId.equals(key.keyId) &&
    verify(null, Buffer.from(note.text), key.key, note.signature)
  )
}

// ---- entries ----

const commitmentFits = (commitment, opening) =>
  opening !== null &&
  typeof opening === 'object' &&
  typeof opening.text === 'string' &&
  typeof opening.salt === 'string' &&
  /^[0-9a-f]{32}$/.test(opening.salt) &&
  sha256(Buffer.from(opening.salt, 'hex'), opening.text).toString('hex') === commitment

function detailFits(body, detail) {
  if (typeof detail !== 'object' || detail === null || !Array.isArray(detail.changes)) return false
  if (detail.changes.length !== body.changes.length) return false
  const changesFit = body.changes.every((change, n) => {
    const opened = detail.changes[n]
    return (
      opened.field === change.field && commitmentFits(change.old, opened.old) && commitmentFits(change.new, opened.new)
    )
  })
  return changesFit && (body.reason === null ? detail.reason === null : commitmentFits(body.reason, detail.reason))
}

function parseEntry(line, index, hashesAllowed) {
  let entry
  try {
    entry = JSON.parse(line)
  } catch {
    throw new Tampered('line', index)
  }
  const { index: own, at, dbUser, body, leaf, detail, ...more } = entry ?? {}
  const spelled = { index: own, at, dbUser, body, leaf, ...(detail === undefined ? {} : { detail }) }
  if (hashesAllowed && body === undefined) return hashOnly(line, own, leaf, index)
  const texts = [at, dbUser, body, leaf].every((text) => typeof text === 'string')
  if (!texts || Object.keys(more).length > 0 || JSON.stringify(spelled) !== line) throw new Tampered('line', index)
  if (own !== index) throw new Tampered('order', index)
  return spelled
}

/** An entry of which a reader got the leaf hash and no more. */
function hashOnly(line, own, leaf, index) {
  if (!/^[0-9a-f]{64}$/.test(leaf) || JSON.stringify({ index: own, leaf }) !== line) throw new Tampered('line', index)
  if (own !== index) throw new Tampered('order', index)
  return { index: own, leaf }
}

function checkDetail(entry, rule, missing, erased) {
  if (rule === 'none' && entry.detail === undefined) return
  const body = JSON.parse(entry.body)
  const subject = `${body.subject.type}:${body.subject.id}`
  if (body.action === 'audit.erase') erased.set(subject, entry.index)
  const committed = body.changes.length > 0 || body.reason !== null
  if (!committed) {
    if (entry.detail !== undefined) throw new Tampered('detail', entry.index)
  } else if (entry.detail === 'erased') {
    missing.push([subject, entry.index])
  } else if (entry.detail === 'withheld') {
    if (rule !== 'some') throw new Tampered('detail_missing', entry.index)
  } else if (!detailFits(body, entry.detail)) {
    throw new Tampered('detail', entry.index)
  }
}

function rootOf(nodes) {
  if (nodes.length === 0) return sha256()
  return nodes.slice(0, -1).reduceRight((right, left) => sha256(Buffer.of(1), left, right), nodes.at(-1))
}

/**
 * Recomputes every leaf and the root from the stored bytes and compares; throws on the first difference.
 * @param {AsyncIterable<string>} lines one entry each
 * @param {{ size: number, root: Buffer, details: 'none'|'some'|'all', entries?: 'all'|'some', earlier: { size: number, root: Buffer }[] }} expected
 */
async function checkEntries(lines, { size, root, details, entries = 'all', earlier }) {
  if (earlier.some((before) => before.size > size)) throw new Tampered('went_back', size)
  const nodes = []
  const missing = []
  const erased = new Map()
  let index = 0
  let hidden = 0
  const compareEarlier = () => {
    const differs = (before) => before.size === index && !rootOf(nodes).equals(before.root)
    if (earlier.some(differs)) throw new Tampered('earlier_root')
  }
  compareEarlier()
  for await (const line of lines) {
    if (index >= size) throw new Tampered('order', index)
    const entry = parseEntry(line, index, entries === 'some')
    const header = `dertig-audit-v1\n${entry.index}\n${entry.at}\n${entry.dbUser}\n`
    let node = entry.body === undefined ? Buffer.from(entry.leaf, 'hex') : sha256(Buffer.of(0), header + entry.body)
    if (node.toString('hex') !== entry.leaf) throw new Tampered('leaf', index)
    for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2) node = sha256(Buffer.of(1), nodes.pop(), node)
    nodes.push(node)
    try {
      if (entry.body === undefined) hidden += 1
      else checkDetail(entry, details, missing, erased)
    } catch (error) {
      throw error instanceof Tampered ? error : new Tampered('detail', index)
    }
    index += 1
    compareEarlier()
  }
  if (index < size) throw new Tampered('cut', index)
  if (!rootOf(nodes).equals(root)) throw new Tampered('root')
  for (const [subject, at] of missing) {
    if ((erased.get(subject) ?? -1) < at) throw new Tampered('detail_missing', at)
  }
  return { size, erased: missing.length, hidden, root: root.toString('base64') }
}

/** Turns what a check throws into a plain answer. @returns {Promise<{state: 'ok'|'tampered'|'unreadable', size: number, erased: number, hidden: number, root: string, code: string|null, firstBad: number|null, message: string}>} */
async function answer(check) {
  const none = { size: 0, erased: 0, hidden: 0, root: '', firstBad: null }
  try {
    return { ...none, ...(await check()), state: 'ok', code: null, message: 'nothing was changed' }
  } catch (error) {
    if (error instanceof Tampered) {
      return { ...none, state: 'tampered', code: error.code, firstBad: error.at, message: messages[error.code] }
    }
    if (error instanceof Unreadable) return { ...none, state: 'unreadable', code: null, message: error.message }
    throw error
  }
}

/** Checks entries against a size and root that are known otherwise (the running database). */
export function verifyEntries(lines, expected) {
  return answer(() => checkEntries(lines, expected))
}

function readManifest(line) {
  let manifest
  try {
    manifest = JSON.parse(line)
  } catch {
    throw new Unreadable('this is not an audit log of Dertig')
  }
  const { format, v, entries, details, publicKey, checkpoint, ...more } = manifest ?? {}
  if (format !== 'dertig-audit-bundle') throw new Unreadable('this is not an audit log of Dertig')
  if (v !== 1 && v !== 2) throw new Unreadable('this log has a newer format than this verifier')
  const which = v === 1 ? {} : { entries }
  const spelled = JSON.stringify({ format, v, ...which, details, publicKey, checkpoint })
  const strict = spelled === line && Object.keys(more).length === 0
  if (!strict || !['none', 'some', 'all'].includes(details)) throw new Tampered('manifest')
  if (v === 2 && !['all', 'some'].includes(entries)) throw new Tampered('manifest')
  const key = readKey(String(publicKey))
  const note = readNote(String(checkpoint))
  if (!key || !note) throw new Tampered('manifest')
  if (!signedBy(note, key)) throw new Tampered('signature')
  return { entries: entries ?? 'all', details, publicKey, key, note }
}

/**
 * Checks a bundle: its signature, every entry, and that it continues an earlier checkpoint when one is given.
 * @param {AsyncIterable<string>} lines
 * @param {{ earlier?: string, key?: string }} options the text of an earlier checkpoint; the public key line to expect
 */
export function verifyBundle(lines, { earlier, key: expectedKey } = {}) {
  return answer(async () => {
    const iterator = lines[Symbol.asyncIterator]()
    const first = await iterator.next()
    if (first.done) throw new Unreadable('the file is empty')
    const { entries, details, publicKey, key, note } = readManifest(first.value)
    if (expectedKey && expectedKey.trim() !== publicKey) throw new Tampered('other_key')
    const before = earlier === undefined ? null : readNote(earlier)
    if (earlier !== undefined && !before) throw new Unreadable('the earlier checkpoint cannot be read')
    if (before && before.origin !== note.origin) throw new Tampered('other_log')
    if (before && !signedBy(before, key)) throw new Tampered('earlier_signature')
    const rest = { [Symbol.asyncIterator]: () => iterator }
    const checked = await checkEntries(rest, {
      size: note.size,
      root: note.root,
      details,
      entries,
      earlier: before ? [before] : [],
    })
    return { ...checked, origin: note.origin, publicKey }
  })
}

/**
 * Splits UTF-8 bytes at line feeds, and nowhere else; every line must end with one.
 * @param {AsyncIterable<Uint8Array>} chunks
 */
export async function* linesOf(chunks) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decode = (...input) => {
    try {
      return decoder.decode(...input)
    } catch {
      throw new Tampered('line')
    }
  }
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest + decode() !== '') throw new Tampered('cut')
}

async function main(args) {
  const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const [file] = args.filter((arg, n) => !arg.startsWith('--') && !args[n - 1]?.startsWith('--'))
  if (!file) throw new Unreadable('usage: node verifier.mjs bundle.jsonl [--checkpoint earlier.txt] [--key line]')
  const note = option('--checkpoint')
  const input = linesOf(createReadStream(file))
  const result = await verifyBundle(input, { earlier: note && readFileSync(note, 'utf8'), key: option('--key') })
  console.log(
    result.state === 'ok' ? `ok: ${result.size} entries, root ${result.root}` : `${result.state}: ${result.message}`,
  )
  if (result.state === 'ok') console.log(`signed by ${result.publicKey} (compare this with a copy you got elsewhere)`)
  if (result.hidden > 0) console.log(`${result.hidden} entries stand in this copy as hashes only`)
  if (result.firstBad !== null) console.log(`first bad index: ${result.firstBad}`)
  return { ok: 0, tampered: 1, unreadable: 2 }[result.state]
}

function startedByHand() {
  try {
    return realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
  } catch {
    return false
  }
}

if (startedByHand()) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      console.error(`unreadable: ${error.message}`)
      process.exit(2)
    },
  )
}
