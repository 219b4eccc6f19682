import { Trash2 } from 'lucide'
import { type ChangeEvent, useCallback, useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { fill } from '@/lib/time/length'
import { dropFiles, type KeptFile, keepFile, keptFiles } from '../../device/kept-files'
import { keptLimits } from '../../facts/answers'
import { Choosers } from './add-files'
import type { FileTexts } from './texts'

const megabyte = 1024 * 1024

/** The files that this device keeps for a report that is being typed, and of reports that went without them. */
export function useDraftFiles(owner: string, clientId: string | undefined) {
  const [all, setAll] = useState<readonly KeptFile[]>([])
  const [following, setFollowing] = useState<readonly KeptFile[]>([])
  useEffect(() => {
    let left = false
    void keptFiles(owner).then((found) => {
      if (left) return
      setAll(found)
      setFollowing(found.filter(({ ref }) => ref !== null))
    })
    return () => {
      left = true
    }
  }, [owner])
  const forget = useCallback(async (ids: readonly string[]) => {
    setAll((now) => now.filter(({ id }) => !ids.includes(id)))
    await dropFiles(ids)
  }, [])
  return {
    files: all.filter((one) => one.ref === null && one.clientId === clientId),
    /** Of reports that the server had when the form was opened. */
    following,
    added: (file: KeptFile) => setAll((now) => [...now, file]),
    forget,
  }
}

type Props = {
  owner: string
  clientId: string
  files: readonly KeptFile[]
  added: (file: KeptFile) => void
  forget: (ids: readonly string[]) => Promise<void>
  texts: FileTexts
  accept: string
  /** The largest file that the server takes. */
  mostBytes: number
}

type Refused = { name: string; why: string }

/** Photos and files of a draft: kept on this device, sent after the report. */
export function DraftFiles({ owner, clientId, files, added, forget, texts, accept, mostBytes }: Props) {
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ''
    const wrong: Refused[] = []
    let [count, total] = [files.length, files.reduce((sum, { file }) => sum + file.size, 0)]
    for (const file of chosen) {
      const why = whyNot(file, { count, total, accept, mostBytes, texts })
      const kept = why === null ? await keepFile(owner, clientId, file) : null
      if (kept) {
        added(kept)
        count += 1
        total += file.size
      } else wrong.push({ name: file.name, why: why ?? texts.noRoom })
    }
    setRefused(wrong)
  }
  return (
    <section aria-labelledby="draft-files" className="grid gap-3">
      <h2 id="draft-files" className="text-lg font-semibold">
        {texts.keep}
      </h2>
      <p className="text-base text-muted">
        {texts.keepHelp} {texts.help}
      </p>
      <Choosers {...{ texts, accept, choose }} />
      <ul role="status" className="grid gap-2 text-base empty:hidden">
        {files.map(({ id, file }) => (
          <li
            key={id}
            className="flex min-w-0 items-center gap-3 rounded-md border border-hairline bg-surface py-1 pr-1 pl-3"
          >
            <span className="min-w-0 grow wrap-anywhere">{file.name}</span>
            <button
              type="button"
              className={buttonClass({ variant: 'quiet', size: 'lg' }, 'shrink-0 px-3')}
              aria-label={fill(texts.remove, { name: file.name })}
              onClick={() => void forget([id])}
            >
              <Icon of={Trash2} size={18} />
            </button>
          </li>
        ))}
        {refused.map(({ name, why }) => (
          <li key={name} className="rounded-md bg-withinday px-3 py-2 text-withinday-ink">
            <span className="font-medium wrap-anywhere">{name}</span>: {texts.refused} {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Room = Pick<Props, 'accept' | 'mostBytes' | 'texts'> & { count: number; total: number }

/** Why a device does not keep a file, as far as it can tell; the server looks again. */
function whyNot(file: File, { count, total, accept, mostBytes, texts }: Room): string | null {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? ''
  if (!accept.split(',').includes(ending)) return texts.why.evidence_ending ?? texts.other
  if (file.size === 0) return texts.why.file_empty ?? texts.other
  if (file.size > mostBytes) return texts.why.file_too_large ?? texts.other
  if (count >= keptLimits.files) return texts.keepMany
  return total + file.size > keptLimits.megabytes * megabyte ? texts.keepMuch : null
}
