import { ClientText } from '@/components/layout/client-text'
import { FormShell } from './form-shell'
import type { FormProps } from './model/types'

/**
 * A form over declared fields. Errors stand in a summary with links and at their field; what was typed survives a refusal,
 * an expired session and a closed window; a stale save shows both values and lets the person choose.
 */
export function Form(props: FormProps) {
  return (
    <ClientText namespaces={['form', 'errors']}>
      <FormShell {...props} />
    </ClientText>
  )
}
