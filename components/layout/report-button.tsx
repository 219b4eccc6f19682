import { MessageSquareWarning } from 'lucide-react'
import { LinkButton } from '@/components/ui/link-button'

/** On every page. Not red: reporting is calm. */
export function ReportButton({ text }: { text: string }) {
  return (
    <LinkButton href="/report-leak" variant="primary" className="max-lg:min-h-11">
      <MessageSquareWarning aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
      {text}
    </LinkButton>
  )
}
