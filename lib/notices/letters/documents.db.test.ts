import { beforeAll, describe, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { renderPdf } from '@/lib/files/document'
import { renderDocx } from '@/lib/files/docx'
import { bare, docxText, docxXml, isThere, pdfPages } from '@/lib/files/testing/read-documents'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { reportLocales } from '@/lib/text/locale'
import { documentOf, headingsOf, plainText } from './export'
import { readLetter } from './read-letters'
import { startLetter, startLetterSchema } from './write-letter'

const { database, employee, dpo } = someOffice()
let ref = ''

/** What a leak may hold that some program would take for a command, markup, a formula or a place of its own. */
const hostile = [
  '#read("/etc/passwd")',
  '#import "@preview/x:1.0.0": *',
  '#include "document.typ"',
  '$ sum $ *bold* _it_ `code` = heading',
  '<script>alert(1)</script><w:t>x</w:t>&amp;]]>',
  '=HYPERLINK("http://127.0.0.1:3000/")',
  '{company} {0} {{x}}',
  'شركة حماية José Ñ',
]

beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost #panic() & Co', country: 'BE' } })
  const leak = await someConfirmedLeak(database.client, employee, dpo)
  const text = hostile.join('\n')
  const facts = { summary: text, measuresTaken: text, measuresProposed: text, consequences: text }
  const done = await updateLeakFacts(dpo, { ref: leak.ref, version: leak.version, facts })
  if (!done.ok) throw new Error(JSON.stringify(done))
  ref = leak.ref
})

async function letterIn(language: (typeof reportLocales)[number]) {
  const choice = { ref, language, form: 'letter', topic: 'ransomware', audience: '', isFurther: false }
  const begun = await startLetter(dpo, startLetterSchema.parse(choice))
  const view = begun.ok ? await readLetter(dpo, ref, begun.value.id) : null
  if (!view) throw new Error(language)
  return view
}

const latin = hostile.filter((text) => !/\p{Script=Arabic}/u.test(text))

describe.each(reportLocales)('in %s', (language) => {
  test('text that looks like a command is text in PDF and DOCX, whole and in order', async () => {
    const view = await letterIn(language)
    const content = await documentOf(view)
    const headings = Object.values(await headingsOf(language)).filter((heading) =>
      content.sections.some(({ title }) => title === heading),
    )
    const docx = await renderDocx(content)
    const [xml, inWord] = [await docxXml(docx), await docxText(docx)]
    const { bytes, accessible } = await renderPdf(content)
    expect(accessible).toBe(true)
    const printed = isThere('pdftotext') ? [pdfPages(bytes).join('\n')] : []
    for (const text of [inWord, ...printed]) {
      for (const said of [...latin, ...headings, 'OptiPost #panic() & Co']) expect(bare(text)).toContain(bare(said))
      expect(text).not.toMatch(/root:.*:0:0/)
      const places = headings.map((heading) => bare(text).indexOf(bare(heading)))
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
    // No field, link or picture came of it.
    expect(xml).not.toMatch(/<w:(instrText|hyperlink|drawing|object)/)
    expect(bytes.toString('latin1')).not.toMatch(/\/(URI|JavaScript|Launch|EmbeddedFile)\b/)
  })

  test('copied as text it is the same, under its headings', async () => {
    const { letter } = await letterIn(language)
    const headings = await headingsOf(language)
    const text = plainText(letter.texts, headings)
    for (const said of [...hostile, headings.what, headings.contact, letter.texts.subject]) expect(text).toContain(said)
    expect(text).not.toContain(headings.news)
    expect(text.startsWith(letter.texts.subject)).toBe(true)
  })
})
