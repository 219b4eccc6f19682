import { db } from '@/lib/db/client'
import { authorities } from '@/lib/law/codes/authorities'
import { isCodeOf } from '@/lib/law/codes/code'
import { mailSettings } from '@/lib/mail/settings'
import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'

/** Whether the intake page answers: a DPO opened it, and mail is set up. */
export async function intakeIsOpen(): Promise<boolean> {
  return mailSettings() !== null && (await intakeSetting())
}

/** What the company chose, whether or not mail is set up. */
export async function intakeSetting(): Promise<boolean> {
  const office = await db().organisation.findUnique({ where: { id: 1 }, select: { intakeOpen: true } })
  return office?.intakeOpen ?? false
}

/** What a page without an account says of the company: its name, whom to ask, and the authority to which one complains. */
export type Company = { name: string; contact: string; authority: string; website: string }

export async function companyFor(language: ReportLocale): Promise<Company> {
  const office = await db().organisation.findUnique({ where: { id: 1 } })
  const codes = await textsOf(language, 'codes')
  const code = office?.authority ?? 'BE_GBA'
  const website = authorities.find((one) => one.code === code)?.website
  const contact = [
    office?.privacyContactName,
    office?.privacyContactEmail,
    office?.privacyContactPhone ?? office?.phone,
  ]
  return {
    name: office?.legalName ?? 'Dertig',
    contact: contact.filter(Boolean).join(', '),
    authority: isCodeOf(authorities, code) ? codes(`authorities.${code}`) : code,
    website: website ? `, ${website}` : '',
  }
}
