import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { keptLimits } from '../../facts/answers'

/** Why a file may be refused, as reasons of the catalogue `errors`. */
const reasons = [
  ...['file_name_long', 'file_name_signs', 'file_empty', 'file_too_large', 'file_mismatch', 'file_cut', 'file_many'],
  ...['evidence_ending', 'evidence_type', 'leak_state', 'quota_person'],
  ...['file_infected', 'file_unscanned', 'file_storage'],
] as const

/** Texts for adding files, handed over as a prop: the form of a report brings no translation library to the phone. */
export type FileTexts = Awaited<ReturnType<typeof fileTexts>>

/** The same in one language, with {percent} and the like where the form fills something in. */
export async function fileTexts(locale: ReportLocale, mostBytes: number) {
  const [t, errors] = await Promise.all([textsOf(locale, 'leaks'), textsOf(locale, 'errors')])
  const why = Object.fromEntries(
    reasons.map((reason) => [reason, errors(`reasons.${reason}`, { names: '300', state: '', verb: '' })]),
  )
  return {
    add: t('files.add'),
    photo: t('files.photo'),
    after: t('files.after', { ref: '{ref}' }),
    afterHelp: t('files.afterHelp'),
    help: t('files.help', { size: String(mostBytes / 1024 / 1024) }),
    waiting: t('files.waiting'),
    sending: t('files.sending', { percent: '{percent}' }),
    checking: t('files.checking'),
    stored: t('files.stored'),
    refused: t('files.refused'),
    again: t('files.again'),
    offline: t('files.offline'),
    keep: t('files.keep'),
    keepHelp: t('files.keepHelp', { count: String(keptLimits.files), size: String(keptLimits.megabytes) }),
    keepMany: t('files.keepMany', { count: String(keptLimits.files) }),
    keepMuch: t('files.keepMuch', { size: String(keptLimits.megabytes) }),
    noRoom: t('files.noRoom'),
    remove: t('files.remove', { name: '{name}' }),
    follow: t('files.follow', { ref: '{ref}' }),
    signedOut: t('files.signedOut'),
    other: t('files.other'),
    why,
  }
}
