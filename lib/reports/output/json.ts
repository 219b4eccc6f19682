import type { JsonValue } from '@/lib/errors/json'
import { textsOf } from '@/lib/text/catalogue'
import { answerOf } from '../answers'
import { questionOf } from '../profiles/words'
import type { DraftView } from '../queries'
import type { Printing } from './document'

/**
 * The report as data: its questions in portal order with their answers. A filed one carries its frozen text as it stands,
 * whose SHA-256 is `contentHash`, so that who receives the file can check it.
 */
export async function reportJson(draft: DraftView, printing: Printing): Promise<JsonValue> {
  const t = await textsOf(draft.language, 'drafts')
  const { filed, profile, language } = draft
  return {
    format: 'dertig.report/1',
    leak: draft.leak.ref,
    profile: profile.code,
    authority: profile.authority,
    language,
    version: draft.version,
    printedAt: printing.at,
    log: printing.log,
    goesOnFrom: draft.earlier?.reference ?? null,
    bundled: draft.bundled.map(({ ref, detectedAt }) => ({ ref, detectedAt })),
    fields: profile.fields.map((field) => {
      const { state, text, source, expectedOn } = answerOf(draft.values, field)
      const question = questionOf(field, language, t)
      return { code: field.code, section: field.section, item: field.item, question, state, text, source, expectedOn }
    }),
    filed: filed && {
      reference: filed.reference,
      at: filed.at,
      by: filed.byName,
      contentHash: filed.contentHash,
      frozen: filed.frozen,
    },
  }
}
