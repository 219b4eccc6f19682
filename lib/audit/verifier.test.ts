import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleKey, sampleLog } from './testing/sample'
import { signingKeyOf, signNote } from './tree/checkpoint'
import { emptyFrontier, rootOf } from './tree/tree'
import { linesOf, readKey, readNote, signedBy, verifyBundle } from './verifier.mjs'

async function check(bundle: string | Buffer, earlier?: string) {
  async function* bytes() {
    yield Buffer.from(bundle)
  }
  return verifyBundle(linesOf(bytes()), { earlier })
}
const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('')

/** A small generator of numbers with a fixed start, so that a failure can be repeated. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

const size = 37
const log = sampleLog(size)
const clean = log.bundle()
const earlier = log.checkpoint(size)

describe('clean logs', { timeout: 60_000 }, () => {
  const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129]
  it.each(sizes)('of %i entries raise no alarm, whatever was signed before', async (n) => {
    const sample = sampleLog(n)
    for (let before = 0; before <= n; before++) {
      const found = await check(text(sample.bundle()), sample.checkpoint(before))
      expect(found).toMatchObject({ state: 'ok', size: n })
    }
  })
})

/** One change to a log, chosen by number. The last entry of each pair names the kind. */
const mutations: Record<string, (lines: string[], at: number, next: (below: number) => number) => string | Buffer> = {
  flip: (lines, _at, next) => {
    const bytes = Buffer.from(text(lines))
    const position = next(bytes.length)
    bytes[position] = (bytes[position] ?? 0) ^ (1 << next(8))
    return bytes
  },
  swap: (lines, at) => text(lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '')),
  drop: (lines, at) => text(lines.toSpliced(at, 1)),
  insert: (lines, at, next) => text(lines.toSpliced(at, 0, lines[1 + next(size)] ?? '')),
  truncate: (lines, _at, next) => text(lines).slice(0, -1 - next(2_000)),
  cut: (lines, at) => text(lines.slice(0, at + 1)),
  reindex: (lines, at) => text(lines.with(at, (lines[at] ?? '').replace(/"index":\d+/, '"index":99'))),
  retime: (lines, at) => text(lines.with(at, (lines[at] ?? '').replace('2026-11-23T08:', '2026-11-23T07:'))),
  body: (lines, at) =>
    text(lines.with(at, (lines[at] ?? '').replace('\\"outcome\\":\\"ok\\"', '\\"outcome\\":\\"no\\"'))),
  detail: (lines, _at, next) => {
    const at = 3 + 3 * next(11)
    return text(lines.with(at, (lines[at] ?? '').replace('"text":"', '"text":"x')))
  },
  erase: (lines, _at, next) => {
    const at = 3 + 3 * next(11)
    return text(lines.with(at, JSON.stringify({ ...JSON.parse(lines[at] ?? ''), detail: 'erased' })))
  },
  rebuilt: (_lines, at) =>
    text(
      sampleLog(size)
        .bundle()
        .with(at, clean[at] ?? ''),
    ),
  other: () => text(sampleLog(size).bundle()),
  old: (_lines, _at, next) => text(log.bundle(next(size))),
  forged: (lines, _at, next) => {
    const stranger = signingKeyOf('dertig/sample', `a stranger with a key of its own ${next(1000)} ........`)
    return text(
      lines.with(
        0,
        (lines[0] ?? '').replace(
          /"checkpoint":".*"/,
          `"checkpoint":${JSON.stringify(signNote(stranger, size, rootOf(emptyFrontier)))}`,
        ),
      ),
    )
  },
}

describe('a log with one change', { timeout: 60_000 }, () => {
  it.each(Object.keys(mutations))('%s: each of 40 is found', async (kind) => {
    const next = numbers(kind.length * 7919 + kind.charCodeAt(0))
    for (let round = 0; round < 40; round++) {
      const mutated = mutations[kind]?.(clean, 1 + next(size - 1), next) ?? ''
      expect(Buffer.from(mutated).equals(Buffer.from(text(clean)))).toBe(false)
      const found = await check(mutated, earlier)
      expect(found.state, `${kind} ${round}`).not.toBe('ok')
    }
  })

  it('names the first bad index', async () => {
    const retimed = clean.with(12, (clean[12] ?? '').replace('T08:', 'T07:'))
    expect(await check(text(retimed))).toMatchObject({ state: 'tampered', code: 'leaf', firstBad: 11 })
    expect(await check(text(clean.toSpliced(5, 1)))).toMatchObject({ code: 'order', firstBad: 4 })
  })

  it('sees a rewritten past only by the earlier checkpoint, and says so', async () => {
    const rewritten = text(sampleLog(size).bundle())
    expect(await check(rewritten)).toMatchObject({ state: 'ok' })
    expect(await check(rewritten, earlier)).toMatchObject({ state: 'tampered', code: 'earlier_root' })
    expect(await check(text(log.bundle(20)), earlier)).toMatchObject({ state: 'tampered', code: 'went_back' })
  })
})

describe('a log of which some entries are hashes only', () => {
  const bare = (line: string) => {
    const { index, leaf } = JSON.parse(line)
    return JSON.stringify({ index, leaf })
  }
  const manifest = (clean[0] ?? '').replace('"entries":"all"', '"entries":"some"')
  const some = [manifest, ...clean.slice(1).map((line, n) => (n % 4 === 1 ? bare(line) : line))]

  it('verifies, and says how many', async () => {
    expect(await check(text(some), earlier)).toMatchObject({ state: 'ok', hidden: 9 })
  })

  it.each<[string, string[]]>([
    ['a hash that was changed', some.with(2, (some[2] ?? '').replace(/"leaf":"./, '"leaf":"~'))],
    ['another hash', some.with(2, some[2]?.replace(/"leaf":"[^"]+/, `"leaf":"${'0'.repeat(64)}`) ?? '')],
    ['a hash out of place', some.with(2, some[6] ?? '')],
    ['a hash with more beside it', some.with(2, (some[2] ?? '').replace('}', ',"at":"2026"}'))],
    ['a hash in a log that says it is whole', some.with(0, clean[0] ?? '')],
    ['a hash that was left out', some.toSpliced(2, 1)],
    ['a manifest that says neither', some.with(0, manifest.replace('"some"', '"few"'))],
    ['a manifest of version 1 that says which entries', some.with(0, manifest.replace('"v":2', '"v":1'))],
  ])('finds %s', async (_what, lines) => {
    expect((await check(text(lines), earlier)).state).toBe('tampered')
  })

  it('reads a download of version 1 as before', async () => {
    const former = clean.with(0, (clean[0] ?? '').replace('"v":2,"entries":"all"', '"v":1'))
    expect(await check(text(former), earlier)).toMatchObject({ state: 'ok', hidden: 0 })
    expect((await check(text(former.with(2, bare(former[2] ?? ''))), earlier)).state).toBe('tampered')
  })
})

describe('signed notes', () => {
  // The example of the Go package golang.org/x/mod/sumdb/note, from which C2SP signed-note comes.
  it('checks a published note', () => {
    const key = readKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const said = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const signed = Buffer.from(
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
      'base64',
    )
    if (!key) throw new Error('the published key line was not read')
    const note = { origin: 'PeterNeumann', text: said, keyId: signed.subarray(0, 4), signature: signed.subarray(4) }
    expect(signedBy(note, key)).toBe(true)
    expect(signedBy({ ...note, text: said.replace('you', 'You') }, key)).toBe(false)
  })

  it('accepts our own signature and no other', () => {
    const key = readKey(`${sampleKey.name}+${sampleKey.keyId.toString('hex')}+${sampleKey.material.toString('base64')}`)
    const note = readNote(earlier)
    const moved = readNote(earlier.replace(`\n${size}\n`, `\n${size + 1}\n`))
    expect(key && note && signedBy(note, key)).toBe(true)
    expect(key && moved && signedBy(moved, key)).toBe(false)
  })
})

describe('the verifier as a program', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const program = path.join(import.meta.dirname, 'verifier.mjs')
  const run = (bundle: string, ...more: string[]) => {
    const file = path.join(folder, 'bundle.jsonl')
    writeFileSync(file, bundle)
    return spawnSync(process.execPath, [program, file, ...more], { encoding: 'utf8' })
  }
  const note = path.join(folder, 'earlier.txt')
  writeFileSync(note, log.checkpoint(20))
  const retimed = text(clean.with(12, (clean[12] ?? '').replace('T08:', 'T07:')))

  it('ends with 0, 1 or 2', () => {
    expect(run(text(clean), '--checkpoint', note)).toMatchObject({ status: 0 })
    const bad = run(retimed)
    expect(bad).toMatchObject({ status: 1 })
    expect(bad.stdout).toContain('first bad index: 11')
    expect(run('something else\n')).toMatchObject({ status: 2 })
  })

  const python = spawnSync('python3', ['--version']).status === 0
  it.runIf(python)('agrees with a second implementation in Python', () => {
    const next = numbers(4)
    const hash = JSON.stringify({ index: 4, leaf: JSON.parse(clean[5] ?? '').leaf })
    const some = clean.with(0, (clean[0] ?? '').replace('"entries":"all"', '"entries":"some"')).with(5, hash)
    const kinds = ['swap', 'drop', 'insert', 'cut', 'retime', 'body', 'detail', 'other', 'old']
    const changed = kinds.map((kind) => mutations[kind]?.(clean, 1 + next(size - 1), next).toString() ?? '')
    const cases: [verdict: 'ok' | 'tampered', bundle: string, before?: string][] = [
      ...[0, 1, 8, 33].map((n): ['ok', string] => ['ok', text(sampleLog(n).bundle())]),
      ['ok', text(clean), log.checkpoint(20)],
      ['ok', text(some)],
      ['tampered', text(some.with(0, clean[0] ?? ''))],
      ...changed.map((bundle): ['tampered', string, string] => ['tampered', bundle, earlier]),
    ]
    // All in one process: to start Python takes longer than to read them.
    const files = cases.map(([, ...parts], n) =>
      parts.map((part, at) => {
        const file = path.join(folder, `${n}-${at}`)
        writeFileSync(file, part ?? '')
        return file
      }),
    )
    const second = path.join(import.meta.dirname, 'testing', 'verify.py')
    const said = spawnSync('python3', [second, ...files.map((parts) => parts.join(','))], { encoding: 'utf8' })
    expect(said.stdout.trim().split('\n')).toEqual(cases.map(([verdict]) => verdict))
  })
})
