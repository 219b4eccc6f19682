import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import type { DocumentContent } from '@/lib/files/content'
import { downloadHeaders } from '@/lib/files/store/read'
import { textsOf } from '@/lib/text/catalogue'
import { formatCalendarDate } from '@/lib/time/format'
import { statementLanguages } from '../model/schema'
import { draftOf } from './build'
import { draftHtml } from './html'
import { type Draft, type DraftLine, gapsOf, lineText } from './model'
import { readDraftFacts } from './read'

export const draftExportInput = z.object({
  language: z.enum(statementLanguages),
  format: z.enum(['docx', 'html']),
})

/** The draft as a document, with an entry that says in which language and with how many gaps. Right: statement.export. */
export async function exportDraft(
  context: CommandContext & { actor: Actor },
  { language, format }: z.output<typeof draftExportInput>,
): Promise<Response | Failure> {
  authorise(context, 'statement', 'export')
  const [draft, t] = await Promise.all([
    draftOf(await readDraftFacts(context.today), language),
    textsOf(language, 'statement-draft'),
  ])
  const count = gapsOf(draft).length
  const day = formatCalendarDate(context.today, { locale: language })
  const notes = [t('file.note', { day }), t('file.gaps', { count })]
  const file = `${t('file.name')}-${language}`
  const made =
    format === 'html'
      ? { bytes: Buffer.from(draftHtml(draft, notes), 'utf8'), name: `${file}.html`, type: 'text/html; charset=utf-8' }
      : await asWord(context, contentOf(draft, notes, t('file.footer', { day })), file)
  if ('ok' in made) return made
  await recordRead(context, {
    action: 'statement.export',
    subject: { type: 'organisation', id: mainEntityId },
    changes: Object.entries({ format, language, gaps: count }).map(([field, value]) => ({
      ...{ field, old: null, new: value },
    })),
  })
  return new Response(new Uint8Array(made.bytes), { headers: downloadHeaders(made.name, made.type, made.bytes.length) })
}

async function asWord({ actor }: { actor: Actor }, content: DocumentContent, name: string) {
  const ready = await makeAtOnce(actor.id, { maker: 'content', input: { content, format: 'docx', name } })
  return 'ok' in ready ? ready : { bytes: ready.bytes, name: ready.made.name, type: ready.made.type }
}

/** The draft as a letter has it: headings, paragraphs, lists. */
function contentOf({ language, title, sections }: Draft, notes: string[], footer: string): DocumentContent {
  return {
    ...{ language, title, subtitle: '', notes, facts: [], footer, layout: 'letter' },
    headings: { question: '', answer: '', source: '', page: '' },
    sections: sections.map(({ heading, lines }, at) => ({
      title: `${at + 1}. ${heading}`,
      rows: [{ question: '', answer: lines.map(asText).join('\n'), state: '', source: '' }],
    })),
  }
}

/** A line as a letter reads it: items begin with a dash, what is no item is a paragraph of its own. */
function asText(line: DraftLine): string {
  const text = lineText(line).replace(/\s*\n\s*/g, ' ')
  return line.kind === 'item' ? `– ${text}` : `\n${text}\n`
}
