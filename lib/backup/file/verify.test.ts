import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { requireKnown } from '../restore'
import { createArchive } from './archive'
import { type Manifest, nameOf } from './format'
import { type Keys, knownBy, signManifest } from './keys'
import { verifyBackup } from './verify'

const folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const secret = (letter: string) => letter.repeat(43)
const keys: Keys = { NEXTAUTH_SECRET: secret('n'), ENCRYPTION_KEY: secret('e'), AUDIT_SIGNING_KEY: secret('a') }
const origin = 'dertig-of-the-test'
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rows = Buffer.from('1\tone\n2\ttwo\n')
const picture = Buffer.from('a picture')

const manifest: Manifest = {
  format: 1,
  version: '0.1.0',
  madeAt: instantSchema.parse('2026-11-30T02:00:00.000Z'),
  migrations: [{ name: '20261123000000_first', checksum: digest(Buffer.from('SELECT 1')) }],
  tables: [
    {
      name: 'Word',
      columns: ['id', 'word'],
      rows: 2,
      sha256: digest(rows),
      parts: [{ size: rows.length, sha256: digest(rows) }],
    },
  ],
  sequences: [],
  files: [{ size: picture.length, sha256: digest(picture) }],
  missing: [],
  log: { origin, size: 0, root: '', checkpoint: null },
  keys: knownBy(keys, origin),
}

type Otherwise = {
  about?: object
  manifest?: object
  parts?: [string, Buffer][]
  signedWith?: Keys
  unsigned?: boolean
}

/** A backup made by hand, with what is wrong with it. */
async function made(name: string, otherwise: Otherwise = {}): Promise<string> {
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.tar.gz`)
  const archive = createArchive(file)
  const add = (part: string, bytes: Buffer) => archive.add(part, bytes.length, [bytes])
  const about = { kind: 'dertig backup', format: 1, version: '0.1.0', ...otherwise.about }
  await add(nameOf.about, Buffer.from(JSON.stringify(about)))
  const usual: [string, Buffer][] = [
    [nameOf.tablePart(0, 0), rows],
    [nameOf.file(digest(picture)), picture],
  ]
  for (const [part, bytes] of otherwise.parts ?? usual) await add(part, bytes)
  const list = Buffer.from(JSON.stringify({ ...manifest, ...otherwise.manifest }))
  await add(nameOf.manifest, list)
  if (!otherwise.unsigned) await add(nameOf.signature, signManifest(list, otherwise.signedWith ?? keys, origin))
  await archive.finish()
  return file
}

let whole: string
beforeAll(async () => {
  whole = await made('whole')
})

const written = (name: string, bytes: Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

test('a whole backup is what its list says', async () => {
  expect(await verifyBackup(whole, keys)).toEqual(manifest)
})

describe('refused before anything is touched', () => {
  test('cut off after any of its bytes', async () => {
    const bytes = readFileSync(whole)
    for (let length = 0; length < bytes.length; length += 1) {
      const refused = verifyBackup(written('cut.tar.gz', bytes.subarray(0, length)), keys)
      await expect(refused, `${length} of ${bytes.length} bytes`).rejects.toThrow(/is cut off|no backup/)
    }
  })

  test('with any byte changed, or more behind its end', async () => {
    const bytes = readFileSync(whole)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      await expect(verifyBackup(written('flipped.tar.gz', changed), keys), `byte ${at}`).rejects.toThrow(
        /altered|cut off|no backup/,
      )
    }
    const longer = verifyBackup(written('longer.tar.gz', Buffer.concat([bytes, Buffer.from('more')])), keys)
    await expect(longer).rejects.toThrow(/cut off|altered/)
  })

  const otherRows = Buffer.from('1\tone\n2\tTWO\n')
  test.each<[string, Otherwise, RegExp]>([
    ['of a newer form', { about: { format: 2, version: '9.0.0' } }, /made by a newer Dertig \(9\.0\.0\)/],
    ['of another program', { about: { kind: 'other' } }, /no backup of Dertig/],
    ['with rows changed', { parts: [[nameOf.tablePart(0, 0), otherRows]] }, /tables.* is not what was kept/],
    ['without a file', { parts: [[nameOf.tablePart(0, 0), rows]] }, /files\/.* is missing/],
    [
      'with a part more',
      {
        parts: [
          [nameOf.tablePart(0, 0), rows],
          [nameOf.file(digest(picture)), picture],
          ['../../etc/passwd', rows],
        ],
      },
      /passwd was put into it/,
    ],
    [
      'with rows changed and its list, too',
      {
        parts: [
          [nameOf.tablePart(0, 0), otherRows],
          [nameOf.file(digest(picture)), picture],
        ],
        manifest: {
          tables: [{ ...manifest.tables[0], parts: [{ size: rows.length, sha256: digest(otherRows) }] }],
        },
        signedWith: { ...keys, AUDIT_SIGNING_KEY: secret('z') },
      },
      /not signed by the key of its log/,
    ],
    ['without a signature', { unsigned: true }, /its end is missing/],
    ['with a list that is none', { manifest: { tables: 'all' } }, /list of contents cannot be read/],
  ])('%s', async (name, otherwise, said) => {
    await expect(verifyBackup(await made(name, otherwise), keys)).rejects.toThrow(said)
  })

  test('with keys of another installation', async () => {
    for (const name of ['ENCRYPTION_KEY', 'AUDIT_SIGNING_KEY'])
      await expect(verifyBackup(whole, { ...keys, [name]: secret('x') })).rejects.toThrow(/keys given do not belong/)
  })

  test('what is no backup at all', async () => {
    await expect(verifyBackup(written('passwd', Buffer.from('root:x:0:0')), keys)).rejects.toThrow(
      /no backup of Dertig/,
    )
    await expect(verifyBackup(written('a.tar.gz', gzipSync('x'.repeat(500))), keys)).rejects.toThrow(/no backup/)
    await expect(
      verifyBackup(written('other.tar.gz', gzipSync(gunzipSync(readFileSync(whole)))), keys),
    ).rejects.toThrow(/no backup/)
    await expect(verifyBackup(path.join(folder, 'nothing'), keys)).rejects.toThrow(/there is no such file/)
  })

  test('with a migration that this version does not know, or knows otherwise', () => {
    const migrations = path.resolve('prisma/migrations')
    expect(() => requireKnown({ file: 'b.tar.gz', manifest, migrations })).toThrow(/made by a newer Dertig \(0\.1\.0\)/)
    const first = { name: '20261123000000_extensions', checksum: digest(rows) }
    const other = { ...manifest, migrations: [first] }
    expect(() => requireKnown({ file: 'b.tar.gz', manifest: other, migrations })).toThrow(/newer|another migration/)
  })
})
