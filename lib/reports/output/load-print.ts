import 'server-only'
import { notFound } from 'next/navigation'
import { recordDenial } from '@/lib/action/denial'
import { gate, pageContext } from '@/lib/action/gate'
import { recordRead } from '@/lib/audit/entry/append'
import { printableContent } from '@/lib/files/content'
import { draftOf } from '../queries'
import { documentOf } from './document'
import { printingNow } from './export'

/** The report as its documents have it, for the page that is printed: right, existence, one audit entry as for a file. */
export async function loadPrint({ ref, id }: { ref: string; id: string }) {
  const actor = await gate('draft', 'export')
  const context = await pageContext(actor)
  const draft = await draftOf(actor, ref, id, context)
  if (!draft?.can.export) {
    await recordDenial(context, 'draft.export')
    notFound()
  }
  const content = printableContent(await documentOf(draft, context.zone, await printingNow(context.now)))
  await recordRead(context, {
    action: 'draft.export',
    subject: { type: 'draft', id: draft.id, ref },
    changes: [{ field: 'format', old: null, new: 'print' }],
  })
  return { content, back: `/leaks/${ref}/draft/${draft.id}` }
}
