import { Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { DocumentContent } from './content'

const grey = '525C69'
const dash = '– '

/** A letter as an editable Word document: paragraphs and lists under headings. What comes in was made printable. */
export async function renderLetter(content: DocumentContent): Promise<Buffer> {
  const font = { font: 'Calibri', size: 22, language: { value: content.language } }
  const document = new Document({
    title: content.title,
    creator: 'Dertig',
    styles: { default: { document: { run: font } } },
    numbering: { config: [{ reference: 'dash', levels: [{ level: 0, format: LevelFormat.BULLET, text: '–' }] }] },
    sections: [
      {
        properties: { page: { margin: { top: 1200, bottom: 1200, left: 1300, right: 1300 } } },
        footers: { default: new Footer({ children: [footer(content)] }) },
        children: [
          ...content.notes.map(
            (note) =>
              new Paragraph({
                children: [new TextRun({ text: note, color: '664610' })],
                shading: { fill: 'FFF1CC' },
                spacing: { after: 120 },
              }),
          ),
          ...(content.subtitle === ''
            ? []
            : [
                new Paragraph({
                  children: [new TextRun({ text: content.subtitle, color: grey })],
                  spacing: { after: 160 },
                }),
              ]),
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: content.title, spacing: { after: 240 } }),
          ...content.sections.flatMap(({ title, rows }) => [
            ...(title === ''
              ? []
              : [
                  new Paragraph({
                    heading: HeadingLevel.HEADING_2,
                    text: title,
                    spacing: { before: 280, after: 120 },
                    keepNext: true,
                  }),
                ]),
            ...rows.flatMap(({ answer }) => paragraphs(answer)),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Paragraphs are parted by an empty line; lines that begin with a dash are a list. */
function paragraphs(text: string): Paragraph[] {
  return text.split('\n\n').flatMap((part) => {
    const lines = part.split('\n')
    const said = lines.filter((line) => !line.startsWith(dash))
    const items = lines.filter((line) => line.startsWith(dash))
    const runs = said.map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }))
    return [
      ...(runs.length > 0 ? [new Paragraph({ children: runs, spacing: { after: 160 } })] : []),
      ...items.map(
        (item) =>
          new Paragraph({
            children: [new TextRun(item.slice(dash.length))],
            numbering: { reference: 'dash', level: 0 },
            spacing: { after: 60 },
          }),
      ),
    ]
  })
}

function footer({ footer: text, headings }: DocumentContent): Paragraph {
  return new Paragraph({
    children: [
      new TextRun({
        children: [`${text} · ${headings.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
        size: 16,
        color: grey,
      }),
    ],
  })
}
