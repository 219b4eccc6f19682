import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { withColon } from '@/lib/text/locale'
import { type DocumentContent, isShort, keptWhole, printableContent } from './content'
import { renderLetter } from './docx-letter'

const grey = '525C69'
const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'DEE2E7' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** The same content as an editable Word document: headings, table header rows, language, page numbers. */
export async function renderDocx(source: DocumentContent): Promise<Buffer> {
  const content = printableContent(source)
  if (content.layout === 'letter') return renderLetter(content)
  const document = new Document({
    title: content.title,
    creator: 'Dertig',
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: content.language } } } } },
    sections: [
      {
        properties: { page: { margin: { top: 1000, bottom: 1000, left: 1100, right: 1100 } } },
        footers: { default: new Footer({ children: [footer(content)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: content.title }),
          new Paragraph({ children: [new TextRun({ text: content.subtitle, color: grey })], spacing: { after: 160 } }),
          ...content.notes.map(noted),
          ...content.facts.map(
            ({ label, value }) =>
              new Paragraph({
                children: [
                  new TextRun({ text: `${withColon(content.language, label)} `, color: grey }),
                  new TextRun(value),
                ],
              }),
          ),
          ...contentsOf(content),
          ...summaryOf(content),
          ...keptWhole(content.sections).flatMap((group) =>
            content.layout === 'letter'
              ? group.flatMap(({ rows }) => rows.map(({ answer }) => paragraph(answer)))
              : group.flatMap((section, index) => [
                  new Paragraph({
                    heading: HeadingLevel.HEADING_2,
                    children: headingOf(content, section),
                    spacing: { before: 280, after: 120 },
                    keepNext: true,
                  }),
                  answers(section.rows, content.headings, { whole: isShort(group), ends: index === group.length - 1 }),
                ]),
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** The name by which a link finds a section. */
const anchorOf = (at: number) => `section-${at + 1}`

/** The heading of a section; where there is a list of them, one that its link finds. */
function headingOf({ contents, sections }: DocumentContent, section: DocumentContent['sections'][number]) {
  const text = new TextRun(section.title)
  return contents === undefined ? [text] : [new Bookmark({ id: anchorOf(sections.indexOf(section)), children: [text] })]
}

/** The list of the sections, each a link to it: page numbers would have to be counted by Word first. */
function contentsOf({ contents, sections }: DocumentContent): Paragraph[] {
  if (contents === undefined) return []
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: contents, spacing: { before: 280, after: 120 } }),
    ...sections.map(
      ({ title }, at) =>
        new Paragraph({
          children: [
            new InternalHyperlink({ anchor: anchorOf(at), children: [new TextRun({ text: title, color: '185A89' })] }),
          ],
          spacing: { after: 40 },
        }),
    ),
  ]
}

/** The table before the sections. */
function summaryOf({ summary }: DocumentContent): (Paragraph | Table)[] {
  if (!summary) return []
  const rest = Math.floor(86 / Math.max(summary.headings.length - 1, 1))
  const widthOf = (at: number) => (at === 0 ? 14 : rest)
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: summary.title, spacing: { before: 280, after: 120 } }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      layout: TableLayoutType.FIXED,
      columnWidths: summary.headings.map((_, at) => 97 * widthOf(at)),
      borders: {
        top: none,
        left: none,
        right: none,
        bottom: hairline,
        insideVertical: none,
        insideHorizontal: hairline,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          children: summary.headings.map((heading, at) => cell([bold(heading)], widthOf(at), true)),
        }),
        ...summary.rows.map(
          (row) => new TableRow({ children: row.map((value, at) => cell(lines(value), widthOf(at), false)) }),
        ),
      ],
    }),
  ]
}

/** A paragraph of a letter, with its lines. */
function paragraph(text: string): Paragraph {
  const lines = text.split('\n')
  return new Paragraph({
    children: lines.map((line, n) => new TextRun({ text: line, ...(n > 0 ? { break: 1 } : {}) })),
    spacing: { after: 180 },
  })
}

function noted(text: string): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, color: '664610' })],
    shading: { fill: 'FFF1CC' },
    spacing: { after: 120 },
  })
}

function footer({ footer: text, headings }: DocumentContent): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    children: [
      new TextRun({
        children: [`${text} · ${headings.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
        size: 16,
        color: grey,
      }),
    ],
  })
}

/** Of the text between the margins of A4, in twentieths of a point. */
const widths = { question: 3_100, answer: 6_600 }

type Rows = DocumentContent['sections'][number]['rows']

/** Word keeps a paragraph with the next one: so the rows of a table that stays whole hold on to each other. */
type Keeping = { whole: boolean; ends: boolean }

function answers(rows: Rows, headings: DocumentContent['headings'], { whole, ends }: Keeping): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    // Fixed, so that a long word breaks inside its column instead of pushing the table off the paper.
    layout: TableLayoutType.FIXED,
    columnWidths: [widths.question, widths.answer],
    borders: { top: none, left: none, right: none, bottom: hairline, insideVertical: none, insideHorizontal: hairline },
    rows: [
      new TableRow({
        tableHeader: true,
        children: [cell([bold(headings.question)], 32, true), cell([bold(headings.answer)], 68, true)],
      }),
      ...rows.map((row, index) => {
        const keepNext = whole && !(ends && index === rows.length - 1)
        const small = [row.state, row.source].filter(Boolean).join(' · ')
        const about = small === '' ? [] : [new TextRun({ text: small, break: 1, size: 16, color: grey })]
        return new TableRow({
          // Only what is long goes on overleaf.
          ...(isShort([{ title: '', rows: [row] }]) ? { cantSplit: true } : {}),
          children: [
            cell([new TextRun(row.question)], 32, keepNext),
            cell([...lines(row.answer), ...about], 68, keepNext),
          ],
        })
      }),
    ],
  })
}

function bold(text: string): TextRun {
  return new TextRun({ text, bold: true })
}

function lines(text: string): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }))
}

function cell(children: TextRun[], width: number, keepNext: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    children: [new Paragraph({ children, keepNext })],
  })
}
