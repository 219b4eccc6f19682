import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import { printable } from '@/lib/files/content'
import { renderPdf } from '@/lib/files/document'
import { renderDocx } from '@/lib/files/docx'
import { bare, docxText, docxXml, isThere, pdfPages } from '@/lib/files/testing/read-documents'
import { withoutHalves } from '@/lib/text/characters'
import { profileOf } from '../profiles/all'
import { PrintScreen } from '../screens/print-screen'
import { somePrinting, someZone, viewOf } from '../testing/some-report'
import { documentOf } from './document'
import { nameOfFile } from './export'
import { reportJson } from './json'

/** A short form: what is asked is the same for each. */
const form = profileOf('CRA_EARLY_WARNING')
const hasPoppler = isThere('pdftotext')
if (!hasPoppler) console.warn('NOT TESTED: no pdftotext (poppler) here, so nothing is read back from a PDF')

/** What somebody might type, or paste out of the mail that did the harm, in the hope that a program takes it for its own. */
const hostile: readonly [name: string, text: string][] = [
  ['Typst reads a file', '#read("/etc/passwd") #include "/etc/passwd" #import "@preview/x:1.0.0": *'],
  [
    'Typst runs',
    '#eval("1+1") #panic() #sys.inputs #{while true {}} $sum_(i=0)^oo$ `raw` *bold* _it_ = Head <label> @ref',
  ],
  ['a formula', '=HYPERLINK("http://127.0.0.1:9/?"&A1,"open")'],
  ['other formulas', "+cmd|' /C calc'!A0\n-2+3\n@SUM(A1)\n\t=1"],
  ['addresses', 'http://127.0.0.1:5432/ http://localhost/admin http://[::1]/ file:///etc/passwd javascript:alert(1)'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)><a href="http://127.0.0.1/">x</a>'],
  ['the end of an element', '</w:t></w:r></w:p><w:p><w:r><w:t>forged</w:t></w:r></w:p>'],
  ['a field of Word', '{ INCLUDETEXT "C:\\\\secret.txt" } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }'],
  ['entities', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; &lt; &#60; &amp;amp; ]]>'],
  ['LaTeX', '\\input{/etc/passwd} \\write18{id} $\\frac{1}{0}$ %comment'],
  ['templates', '{{7*7}} $' + '{7*7} <%= 7*7 %> #{7*7} %s %n {refs} {when}'],
  ['controls', 'a\u0000b\u0007c\u001b[31mred\u001b[0m\u0008\u007f\u0085d'],
  ['what turns the text', 'invoice\u202egpj.exe\u202c \u2066x\u2069 \u200f\u200e'],
  ['what is no character', 'a\ud800b\udc00c\ufffe\uffff'],
  ['breaks', 'a\r\nb\rc\u2028d\u2029e\vf\fg'],
  ['numbers of signs', '[U+0041] [U+202E] \\u0041 %41 _x0041_'],
  ['a path', '../../etc/passwd\\..\\x; filename="evil.html"'],
]

async function made(text: string) {
  const values = Object.fromEntries(
    form.fields.map(({ code, max }) => [
      code,
      {
        state: 'known' as const,
        text: text.slice(0, max),
        source: { kind: 'record' as const, refs: [text.slice(0, 100)] },
        expectedOn: null,
      },
    ]),
  )
  const view = viewOf(form, 'nl', values)
  return { view, content: await documentOf(view, someZone, somePrinting) }
}

/** Signs that a document cannot hold stand as their numbers; whoever reads it back cannot tell them from typed ones. */
const readable = (text: string) => bare(printable(text))

/** Everything in a PDF that does something when it is opened or pressed. */
const acts =
  /\/(URI|JavaScript|JS|Launch|GoToR|GoToE|SubmitForm|ImportData|EmbeddedFile|OpenAction|AA|RichMedia|Annots?)\b/g

const found = (text: string, what: RegExp) => [...text.matchAll(what)].map(([one]) => one)

/** Words from right to left. */
const turns = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

async function demandInert(text: string) {
  const { view, content } = await made(text)
  const answer = content.sections[0]?.rows[0]?.answer ?? ''

  const docx = await renderDocx(content)
  // The foot has a field, the number of the page; the document has none.
  expect(found(await docxXml(docx), /<w:(hyperlink|instrText|fldSimple|altChunk|object|pict)\b/g)).toEqual([])
  expect(found(await docxXml(docx, ''), /TargetMode="External"|<!ENTITY|<!DOCTYPE/g)).toEqual([])
  expect(bare(await docxText(docx))).toContain(readable(answer))

  const pdf = await renderPdf(content)
  expect(found(pdf.bytes.toString('latin1'), acts)).toEqual([])
  if (hasPoppler) {
    const read = bare(pdfPages(pdf.bytes).join(''))
    // Signs beside words from right to left are given back as they stand on paper: then it counts that each is there.
    if (turns.test(answer)) expect([...readable(answer)].filter((sign) => !read.includes(sign))).toEqual([])
    else expect(read).toContain(readable(answer))
  }

  const json = JSON.parse(canonicalJson(await reportJson(view, somePrinting)))
  expect(json.fields[0].text).toBe(withoutHalves(view.values.notice_kind?.text ?? '').normalize('NFC'))

  const page = renderToStaticMarkup(createElement('div', null, await PrintScreen({ content, back: '/leaks' })))
  expect(found(page, /<(script|img|iframe|object|embed|style|link|base|form)\b/gi)).toEqual([])
  expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/leaks'])
  expect(found(page, /<[a-z][^>]*\son\w+=/gi)).toEqual([])

  expect(nameOfFile(view, 'pdf')).toMatch(/^[\w-]+\.pdf$/)
}

describe('hostile text in a report', () => {
  it.each(hostile)('%s stays text', { timeout: 60_000 }, (_, text) => demandInert(text))

  it('so does anything made of such pieces', { timeout: 120_000 }, async () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile.map(([, text]) => text)),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '#',
        '<',
        '&',
        '"',
        "'",
        '\\',
        '$',
        '`',
        '*',
        '_',
        '{',
        '}',
        '[',
        ']',
        '=',
        '@',
        '%',
        ']]>',
        '-->',
      ),
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(
        text.filter((one) => printable(one).trim() !== ''),
        demandInert,
      ),
      // Kept, so that a run is like the one before; another one is given by DERTIG_SEED.
      { numRuns: 20, seed: Number(process.env.DERTIG_SEED ?? 20_261_130), examples: [['\u05d9\u05b4!']] },
    )
  })
})
