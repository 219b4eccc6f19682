import type { Happening } from '@/lib/leaks/facts/answers'

type Item = {
  code: string
  /** Proposed hours from the moment at which it is added. */
  hours: number
}
type Fits = {
  /** The tiles of the report that it fits, and causes of the facts. */
  happened: readonly Happening[]
  causes: readonly string[]
}

/**
 * What is usually done in a kind of leak: proposals, after the measures that the cases of EDPB guidelines 01/2021 name (secondary
 * reading, to be checked). Their words stand in the catalogue under `checklists`.
 */
export const checklists = [
  {
    code: 'wrong_recipient',
    fits: {
      happened: ['wrong_person', 'shared_widely'],
      causes: ['mis_sent_email', 'mis_sent_post', 'cc_instead_of_bcc', 'verbal_disclosure'],
    },
    items: [
      { code: 'ask_back', hours: 1 },
      { code: 'content', hours: 4 },
      { code: 'confirmed', hours: 24 },
      { code: 'trusted', hours: 24 },
      { code: 'prevent', hours: 336 },
    ],
  },
  {
    code: 'lost_device',
    fits: { happened: ['lost_stolen'], causes: ['lost_device', 'stolen_device'] },
    items: [
      { code: 'lock', hours: 1 },
      { code: 'passwords', hours: 2 },
      { code: 'encrypted', hours: 4 },
      { code: 'content', hours: 24 },
      { code: 'police', hours: 24 },
    ],
  },
  {
    code: 'paper',
    fits: { happened: ['lost_stolen'], causes: ['lost_paper', 'improper_disposal'] },
    items: [
      { code: 'search', hours: 4 },
      { code: 'secure', hours: 4 },
      { code: 'content', hours: 24 },
      { code: 'police', hours: 24 },
      { code: 'prevent', hours: 336 },
    ],
  },
  {
    code: 'ransomware',
    fits: { happened: ['unavailable', 'intrusion'], causes: ['malware_ransomware'] },
    items: [
      { code: 'isolate', hours: 1 },
      { code: 'preserve', hours: 4 },
      { code: 'backups', hours: 8 },
      { code: 'taken', hours: 24 },
      { code: 'police', hours: 24 },
      { code: 'restore', hours: 72 },
    ],
  },
  {
    code: 'account',
    fits: { happened: ['intrusion'], causes: ['phishing', 'credential_stuffing', 'hacking'] },
    items: [
      { code: 'reset', hours: 1 },
      { code: 'rules', hours: 4 },
      { code: 'warn', hours: 8 },
      { code: 'reach', hours: 24 },
      { code: 'prevent', hours: 336 },
    ],
  },
  {
    code: 'website',
    fits: {
      happened: ['shared_widely', 'intrusion', 'changed'],
      causes: ['misconfiguration_public', 'wrong_access_rights', 'software_error', 'hacking'],
    },
    items: [
      { code: 'close', hours: 1 },
      { code: 'logs', hours: 8 },
      { code: 'copies', hours: 24 },
      { code: 'passwords', hours: 24 },
      { code: 'fix', hours: 72 },
      { code: 'similar', hours: 168 },
    ],
  },
  {
    code: 'processor',
    fits: { happened: ['supplier'], causes: ['supplier_incident'] },
    items: [
      { code: 'notice', hours: 4 },
      { code: 'contract', hours: 8 },
      { code: 'ours', hours: 24 },
      { code: 'stopped', hours: 24 },
      { code: 'updates', hours: 24 },
      { code: 'review', hours: 336 },
    ],
  },
] as const satisfies readonly { code: string; fits: Fits; items: readonly Item[] }[]
export type Checklist = (typeof checklists)[number]
export type ChecklistCode = Checklist['code']
export const checklistCodes = checklists.map(({ code }) => code)

/** Where an item stands in the rows of tasks and in the catalogue. */
export const originOf = (list: string, item: string): string => `${list}.${item}`

/** The checklists with those that fit this leak first: by its cause before the tile of its report. */
export function byFit({
  happened,
  cause,
}: {
  happened: Happening
  cause: string | null
}): { list: Checklist; fits: boolean }[] {
  const rank = ({ fits }: { fits: Fits }) =>
    cause !== null && fits.causes.includes(cause) ? 0 : fits.happened.includes(happened) ? 1 : 2
  return checklists
    .map((list) => ({ list, rank: rank(list) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ list, rank: place }) => ({ list, fits: place < 2 }))
}
