import { textsOf } from '@/lib/text/catalogue'
import { helpOf, questionOf, sectionsOf } from '../profiles/words'
import { type DraftView, proposedIn } from '../queries'
import type { DraftLanguage } from '../values'
import type { AskedSection } from './editor/asked'

/** The questions of a draft with everything that stands beside them; `other`: the language of the reader to show with it. */
export async function askedSections(
  draft: DraftView,
  { other, zone }: { other: DraftLanguage | null; zone: string },
): Promise<AskedSection[]> {
  const [inDraft, inOther, proposed] = await Promise.all([
    textsOf(draft.language, 'drafts'),
    other && textsOf(other, 'drafts'),
    other ? proposedIn(draft, other, zone) : null,
  ])
  return sectionsOf(draft.profile, draft.language, inDraft).map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({
      field,
      question: questionOf(field, draft.language, inDraft),
      help: helpOf(field, draft.language),
      filedBefore: draft.filedBefore[field.code] ?? null,
      sourceNow: draft.besides[field.code]?.sourceNow ?? null,
      other:
        other && inOther
          ? {
              language: other,
              question: questionOf(field, other, inOther),
              answer: proposed?.[field.code]?.text ?? '',
            }
          : null,
      foreign: draft.foreign[field.code] ?? [],
      comments: draft.comments.filter((comment) => comment.field === field.code),
    })),
  }))
}
