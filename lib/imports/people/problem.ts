import { type ErrorTranslator, fieldErrorText } from '@/lib/text/error-text'

/** Problems that the form of one person has words for. */
const ofForm = [
  ...(['email_taken', 'name_unseen', 'name_blank', 'name_scripts', 'name_taken', 'name_reserved'] as const),
  ...(['roles_none', 'roles_dpo_conflict', 'roles_auditor_alone', 'editor_department'] as const),
] as const
const refused = ['last_admin', 'last_dpo'] as const

type Access = (key: `fields.${(typeof ofForm)[number]}` | `reasons.${(typeof refused)[number]}`) => string

/** What is wrong with a row of a table of people, in the words of the form of one person where that can be wrong there too. */
export function personProblem(access: Access, errors: ErrorTranslator, key: string): string {
  const known = ofForm.find((one) => one === key)
  if (known) return access(`fields.${known}`)
  const reason = refused.find((one) => one === key)
  if (reason) return access(`reasons.${reason}`)
  return fieldErrorText(errors, key === 'holds' ? 'person_holds' : key)
}
