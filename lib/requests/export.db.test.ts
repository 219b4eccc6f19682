import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { RequestLetterId } from '@/lib/db/ids'
import { bare, docxText, docxXml, isThere, pdfPages } from '@/lib/files/testing/read-documents'
import { changeLetter, startLetter } from './commands/write-letter'
import { exportLetter } from './export'
import { must, someRequest } from './testing/some-request'

const { database, dpo, byRole } = someOffice({ dpo: { at: 'department' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const

let ref = ''
beforeAll(async () => {
  await database.client.organisation.create({
    data: { id: 1, legalName: 'OptiPost #panic() & Co', defaultLocale: 'nl' },
  })
  ref = (await someRequest(database.client, dpo)).ref
})

async function bytesOf(answer: Awaited<ReturnType<typeof exportLetter>>): Promise<Buffer> {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  return Buffer.from(await answer.arrayBuffer())
}

/** What some program could take for a command, markup, a formula or a place of its own. */
const hostile = [
  '#read("/etc/passwd")',
  '#import "@preview/x:1.0.0": *',
  '$ sum $ *bold* _it_ `code` = heading',
  '<script>alert(1)</script><w:t>x</w:t>&amp;]]>',
  '=HYPERLINK("http://127.0.0.1:3000/")',
  '{ref} {0} {{x}} José Ñ',
]

async function letterSaying(body: string): Promise<RequestLetterId> {
  const { id } = await must(startLetter(dpo, { ref, kind: 'receipt', language: 'nl' }))
  const { version } = await database.client.requestLetter.findUniqueOrThrow({ where: { id } })
  await must(changeLetter(dpo, { id, version, body }))
  return id
}

test('a letter is found again whole in DOCX and PDF, and what looks like a command is text', async () => {
  const id = await letterSaying(['Beste Ada,', ...hostile, 'Met vriendelijke groet'].join('\n\n'))
  const docx = await bytesOf(await exportLetter(dpo, { id, format: 'docx' }))
  const pdf = await bytesOf(await exportLetter(dpo, { id, format: 'pdf' }))
  const texts = [await docxText(docx), ...(isThere('pdftotext') ? [pdfPages(pdf).join('\n')] : [])]
  for (const text of texts) {
    const places = ['Beste Ada,', ...hostile, 'Met vriendelijke groet'].map((said) => bare(text).indexOf(bare(said)))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(bare(text)).toContain(bare('OptiPost #panic() & Co'))
    expect(text).not.toMatch(/root:.*:0:0/)
  }
  expect(await docxXml(docx)).not.toMatch(/<w:(instrText|hyperlink|drawing|object)/)
  expect(pdf.toString('latin1')).not.toMatch(/\/(URI|JavaScript|Launch|EmbeddedFile)\b/)
})

test.each(others)('%s gets no letter', async (role) => {
  const by: Someone = byRole[role]
  const id = await letterSaying('Beste Ada,')
  const refused = (answer: Promise<unknown>) => answer.catch((error: unknown) => error)
  expect(await refused(exportLetter(by, { id, format: 'docx' }))).toMatchObject({ code: 'denied' })
})
