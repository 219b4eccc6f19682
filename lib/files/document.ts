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
  /** Small print at the foot of every page. */
  footer: string
}

/** Text that both formats can hold, in one spelling (NFC). */
export function printable(text: string): string {
  return cleaned(text).normalize('NFC')
}

/** The same content with every text made printable. */
export function printableContent(content: DocumentContent): DocumentContent {
  return {
    ...content,
    language: content.language,
    title: printable(content.title),
    subtitle: printable(content.subtitle),
    notes: content.notes.map(printable),
    facts: content.facts.map((fact) => ({ label: printable(fact.label), value: printable(fact.value) })),
    sections: content.sections.map((section) => ({
      title: printable(section.title),
      rows: section.rows.map((row) => ({
        question: printable(row.question),
        answer: printable(row.answer),
        state: printable(row.state),
        source: printable(row.source),
      })),
    })),
    footer: printable(content.footer),
  }
}
