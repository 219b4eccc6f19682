/** Closed lists of the report form: what an employee can tap. Shared with the browser, so nothing but plain data. */
export const happenings = [
  'wrong_person',
  'lost_stolen',
  'intrusion',
  'shared_widely',
  'unavailable',
  'changed',
  'supplier',
  'other',
] as const
export type Happening = (typeof happenings)[number]

export const noticedChoices = ['now', 'today', 'yesterday', 'picked'] as const
export type NoticedChoice = (typeof noticedChoices)[number]

export const ongoingAnswers = ['yes', 'no', 'unknown'] as const
export type Ongoing = (typeof ongoingAnswers)[number]

export const peopleChips = ['customers', 'prospects', 'subscribers', 'staff', 'suppliers', 'others', 'unknown'] as const
export type PeopleChip = (typeof peopleChips)[number]

export const peopleBands = ['1', '2_10', '11_100', '101_1000', 'more', 'unknown'] as const
export type PeopleBand = (typeof peopleBands)[number]

export const dataChips = [
  'contact',
  'id_number',
  'bank',
  'health',
  'passwords',
  'pay_hr',
  'images',
  'other',
  'unknown',
] as const
export type DataChip = (typeof dataChips)[number]

export const contactLanguages = ['nl', 'fr', 'de', 'en'] as const
export type ContactLanguage = (typeof contactLanguages)[number]

/** Longest texts, in characters. */
export const textLimits = { story: 4000, phone: 40, how: 300, note: 4000 } as const

/** Photos and files that a device keeps for a report until it is sent; each by itself may be as large as the server takes. */
export const keptLimits = { files: 10, megabytes: 60 } as const

/**
 * What the device keeps and sends. Everything but `happened` may be unknown. Days and times are typed in `zone`;
 * `answeredAt` is the device's own clock (ISO, UTC) when "noticed" was answered, corrected by the server.
 */
export type ReportAnswers = {
  happened: Happening
  story: string
  noticed: NoticedChoice
  answeredAt: string
  /** YYYY-MM-DD, only with `picked`. */
  noticedDay: string
  /** HH:MM or empty. */
  noticedTime: string
  /** YYYY-MM-DD or empty: when it happened, if known. */
  occurredDay: string
  occurredTime: string
  ongoing: Ongoing
  people: readonly PeopleChip[]
  band: PeopleBand
  data: readonly DataChip[]
  phone: string
  how: string
  language: ContactLanguage
  /**
   * The company's zone as the page that began the report carried it: what was typed offline means what stood beside it,
   * also when the company has another zone by the time it is sent. Left out by reports begun before it was kept.
   */
  zone?: string | undefined
}
