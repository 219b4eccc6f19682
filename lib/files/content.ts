import { cleaned } from '@/lib/text/characters'

/** A document as content, before it is a PDF or DOCX: a title, facts, notes, sections of questions and answers. Plain data. */
export type DocumentContent = {
  /** BCP 47 language of the text. */
  language: string
  title: string
  subtitle: string
  /** Boxed notes under the title: working copy, example, to be verified. */
  notes: string[]
  facts: { label: string; value: string }[]
  headings: { question: string; answer: string; source: string; page: string }
  sections: { title: string; rows: { question: string; answer: string; state: string; source: string }[] }[]
  /** Heading of a list of the sections with their pages, before them; none: there is no list. */
  contents?: string
  /** A table before the sections: one line for each thing that is told further on. */
  summary?: { title: string; headings: string[]; rows: string[][] }
  /** Small print at the foot of every page. */
  footer: string
  /**
   * `page`: figures of a usual size on one page, closer together; a PDF asks it · `letter`: answers alone, as paragraphs and lists
   * under their headings · `report`, also unsaid: as long as it is.
   */
  layout?: 'report' | 'page' | 'letter'
}

/** Marks that turn what follows them, or part it from what stands around: on paper each text reads as its letters do. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** Text that both formats can hold, in one spelling (NFC), that cannot turn the text around it. */
export function printable(text: string): string {
  return cleaned(text).replace(turning, '').normalize('NFC')
}

/** The same content with every text made printable. */
export function printableContent(content: DocumentContent): DocumentContent {
  return eachText(content, printable)
}

/** Signs of a section that is short enough to stand on one page whole, and to be moved to the next one whole. */
const shortSection = 1_500

/**
 * Which sections stay whole on a page: short ones, so that no page begins or ends with a single row; a last one of one row
 * stays with the section before it. Longer ones break wherever they must, rows too.
 */
export function keptWhole(sections: DocumentContent['sections']): DocumentContent['sections'][] {
  const groups: DocumentContent['sections'][] = sections.map((section) => [section])
  const last = groups.at(-1)
  const before = groups.at(-2)
  if (!last || !before || last[0]?.rows.length !== 1) return groups
  const both = [...before, ...last]
  return isShort(both) ? [...groups.slice(0, -2), both] : groups
}

/** Whether these sections together are short enough to stay whole. */
export function isShort(sections: DocumentContent['sections']): boolean {
  const rows = sections.flatMap((section) => section.rows)
  const lines = (text: string) => text.split('\n').length
  // A row takes its own room, and a line of its own takes more than its signs do.
  const room = ({ question, answer }: (typeof rows)[number]) => question.length + answer.length + 60 * lines(answer)
  return rows.reduce((sum, row) => sum + room(row), 0) <= shortSection
}

/** The same content with every text changed. */
export function eachText(content: DocumentContent, change: (text: string) => string): DocumentContent {
  return {
    ...content,
    language: content.language,
    title: change(content.title),
    subtitle: change(content.subtitle),
    notes: content.notes.map(change),
    facts: content.facts.map((fact) => ({ label: change(fact.label), value: change(fact.value) })),
    sections: content.sections.map((section) => ({
      title: change(section.title),
      rows: section.rows.map((row) => ({
        question: change(row.question),
        answer: change(row.answer),
        state: change(row.state),
        source: change(row.source),
      })),
    })),
    ...(content.contents === undefined ? {} : { contents: change(content.contents) }),
    ...(content.summary
      ? {
          summary: {
            title: change(content.summary.title),
            headings: content.summary.headings.map(change),
            rows: content.summary.rows.map((row) => row.map(change)),
          },
        }
      : {}),
    footer: change(content.footer),
  }
}
