import { FlaskConical } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'

/** Marks example data: "Example, did not happen". On screen wherever such a record, person or leak is shown. */
export async function ExampleBadge() {
  const t = await getTranslations('common')
  return (
    <Badge tone="withinday" icon={<FlaskConical aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />}>
      {t('example')}
    </Badge>
  )
}
