import { Act } from '@/components/act/act'
import type { RequestLetterKind } from '@/lib/law/codes/requests'
import { startLetterAction } from '../actions'
import type { RequestDetail } from '../queries/request-detail'

type LetterProps = { request: RequestDetail; kind: RequestLetterKind; text: string; main?: boolean }

/** Begins a letter and goes to it. */
export function WriteLetter({ request, kind, text, main = true }: LetterProps) {
  return (
    <Act
      action={startLetterAction}
      fixed={{ ref: request.ref, kind, language: request.language }}
      fields={[]}
      submit={text}
      variant={main ? 'primary' : 'secondary'}
      doneHref={`/requests/${request.ref}/letters/{id}`}
    />
  )
}
