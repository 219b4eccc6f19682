import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import { writeZip } from './zip'

test('a ZIP holds every file byte by byte under its name, and is read by another program', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dertig-zip-'))
  const contents = {
    'art30-é-000.pdf': Buffer.alloc(200_000, 7),
    'art30-001.pdf': Buffer.from('two'),
    'empty.pdf': Buffer.alloc(0),
  }
  const entries = await Promise.all(
    Object.entries(contents).map(async ([name, bytes], n) => {
      const file = path.join(folder, String(n))
      await writeFile(file, bytes)
      return { name, file }
    }),
  )
  const zip = path.join(folder, 'all.zip')
  await writeZip(zip, entries)
  const found: Record<string, Buffer> = {}
  const opened = await openPromise(zip)
  for await (const entry of opened.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await opened.openReadStreamPromise(entry)) chunks.push(chunk)
    found[entry.fileName] = Buffer.concat(chunks)
  }
  expect(found).toEqual(contents)
  await rm(folder, { recursive: true })
})
