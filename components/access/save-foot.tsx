import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

type Props = { saved: boolean; savedText: string; submitText: string; pending: boolean }

/** Foot of a form that stays on its page: that it was saved, and the button. */
export function SaveFoot({ saved, savedText, submitText, pending }: Props) {
  return (
    <>
      {saved && (
        <Alert tone="ok" role="status">
          {savedText}
        </Alert>
      )}
      <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
        {submitText}
      </Button>
    </>
  )
}
