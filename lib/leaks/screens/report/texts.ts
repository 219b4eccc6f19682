import { textsOf } from '@/lib/text/catalogue'
import { type ReportLocale, unbroken } from '@/lib/text/locale'
import type english from '@/lib/text/messages/en/report-form.json'

/** The texts of the report form, handed to it as a prop: it brings no translation library to the phone. */
export type ReportTexts = typeof english

/** The places of the messages that the form fills itself; any other message of the file says all by itself. */
export const filledByForm = ['anonymous.read', 'call', 'step', 'noticed.zone', 'receipt.steps.read.what'] as const

/** The texts of the report form in one language, with {name} where the form fills something in: what is built holds no such text. */
export async function reportTexts(locale: ReportLocale): Promise<ReportTexts> {
  const file: { default: ReportTexts } = await import(`@/lib/text/messages/${locale}/report-form.json`)
  const t = await textsOf(locale, 'report-form')
  const shown = unbroken(locale, file.default)
  const { noticed, receipt, ...texts } = shown
  const read = { ...receipt.steps.read, what: t('receipt.steps.read.what', { names: '{names}' }) }
  return {
    ...texts,
    call: t('call', { phone: '{phone}' }),
    anonymous: { ...shown.anonymous, read: t('anonymous.read', { names: '{names}' }) },
    step: t('step', { step: '{step}', total: '{total}' }),
    noticed: { ...noticed, zone: t('noticed.zone', { zone: '{zone}' }) },
    receipt: { ...receipt, steps: { ...receipt.steps, read } },
  }
}
