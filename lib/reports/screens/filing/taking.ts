import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { fileTexts } from '@/lib/leaks/screens/files/texts'
import { localeOf } from '@/lib/text/locale'
import type { Taking } from './receipt-files'

/** What the form needs to take in what a recipient gave as proof. */
export async function takingOf(leakRef: string, locale: string): Promise<Taking> {
  return {
    leakRef,
    texts: await fileTexts(localeOf(locale) ?? 'en', mostBytes()),
    accept: evidenceEndings.join(','),
  }
}
