import { writeParts } from '@/lib/documents/parts'
import type { DocumentContent } from '@/lib/files/content'
import type { Wording } from '@/lib/records/state/wording'
import type { Line } from '../source/source'
import type { Table } from './table'

type Given = {
  format: 'pdf' | 'docx'
  file: string
  aside: () => string
  name: string
  words: Wording
  company: string
}

/** A document to read: what it is, then a section for each row; what is not filled in is left out. True when it is a ZIP of several. */
export function writeDocument(table: Table, { format, file, aside, name, words, company }: Given): Promise<boolean> {
  const { columns, pages, about, language } = table
  const t = (key: string, values?: Record<string, string>) => words.t(`exports.doc.${key}`, values)
  const sectionOf = (line: Line): DocumentContent['sections'][number] => {
    const said = line.spoken()
    const rows = columns.flatMap(({ key, label }, at) => {
      const answer = said[at] ?? ''
      const isTitle = key === 'ref' || key === 'title'
      return isTitle || answer === '' ? [] : [{ question: label, answer, state: '', source: '' }]
    })
    return { title: [line.ref, line.title].filter(Boolean).join(' · '), rows }
  }
  async function* sections() {
    for await (const page of pages()) for (const line of page) yield { ref: line.ref, section: sectionOf(line) }
  }
  return writeParts({
    ...{ format, name, work: { file, aside }, sections: sections() },
    contentOf: ({ number, sections: some, files }) => ({
      language,
      title: about.title,
      subtitle: company,
      notes: [],
      facts: [
        ...(number === null ? [] : [{ label: t('file'), value: String(number) }]),
        ...about.facts.filter(({ value }) => value !== company),
      ],
      headings: { question: t('field'), answer: t('answer'), source: '', page: t('page') },
      sections:
        number === 0
          ? [
              {
                title: t('files'),
                rows: files.map(({ name: part, refs }) => ({
                  question: part,
                  answer: t('inFile', { from: refs[0] ?? '', to: refs.at(-1) ?? '', count: String(refs.length) }),
                  state: '',
                  source: '',
                })),
              },
            ]
          : [...some],
      footer: `Dertig · ${about.title} · ${company}`,
    }),
  })
}
