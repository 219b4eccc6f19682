import type { CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders, openFile, typeToSave } from '@/lib/files/store/read'

export type HandedOut = {
  name: string
  /** What in it may act by itself when it is opened. */
  warning: string | null
  file: { sha256: string; contentType: string; size: number }
  read: Pick<AuditEvent, 'action' | 'subject'>
  /** Whether the log may say its name. */
  isNamed: boolean
}

/**
 * A stored file as a download, with an entry that says which; null: absent, erased or denied, which answer alike, and a denial is
 * logged. Whether it may be had is for the caller to ask. Refuses file_missing and file_damaged.
 */
export async function handFileOut(
  context: CommandContext,
  right: string,
  found: HandedOut | null,
): Promise<Response | Failure> {
  if (!found) {
    await recordDenial(context, right)
    return { ok: false, code: 'not_found' }
  }
  const { name, warning, file, read, isNamed } = found
  const body = await openFile(file.sha256)
  await recordRead(context, {
    ...read,
    changes: [
      ...(isNamed ? [{ field: 'file', old: null, new: name }] : []),
      { field: 'sha256', old: null, new: file.sha256 },
    ],
  })
  const headers = downloadHeaders(name, typeToSave(warning, file.contentType), file.size)
  return new Response(body, { headers })
}
