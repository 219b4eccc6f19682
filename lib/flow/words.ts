import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '@/lib/law/countries'
import { registerOfRef } from '@/lib/records/state/registered'
import type { FlowEnd, FlowLine, FlowParty } from './graph'

export const factColumns = ['source', 'activity', 'party', 'end', 'mechanism', 'state'] as const

/** Everything picture and list say, in the reader's language: both take the same words. */
export type FlowWords = {
  column: (name: (typeof factColumns)[number]) => string
  noSource: string
  here: string
  /** Name of a party; what it is to us; what it lacks. */
  party: (party: FlowParty) => string
  kind: (party: FlowParty) => string
  marks: (party: FlowParty) => readonly string[]
  country: (end: FlowEnd) => string
  mechanism: (end: FlowEnd) => string
  gaps: (end: FlowEnd) => readonly string[]
  stated: (end: FlowEnd) => string
  state: (state: LineState) => string
}

/** wrong: something of the law is not met; open: not everything is said; unknown: this person may not see it. */
export type LineState = 'fine' | 'wrong' | 'open' | 'unknown'

/** How a fact stands; what is wrong comes before what is not known. */
export function stateOfLine({ party, end }: Pick<FlowLine, 'party' | 'end'>): LineState {
  if (party.marks.length > 0 || (end?.gaps.length ?? 0) > 0) return 'wrong'
  if (!party.isKnown) return 'unknown'
  return party.as === 'unsaid' || end?.country === '' ? 'open' : 'fine'
}

/** The words of the reader's language. */
export async function flowWords(): Promise<FlowWords> {
  const [t, all, locale] = await Promise.all([getTranslations('flow'), getTranslations(), getLocale()])
  const given = (key: string) => (all.has(key) ? all(key) : '')
  return {
    column: (name) => t(`columns.${name}`),
    noSource: t('noSource'),
    here: t('here'),
    party: ({ as, title }) => (as === 'nobody' || as === 'unsaid' ? t(as) : title || t('unnamed')),
    kind: ({ as, kind }) =>
      kind === null ? '' : given(`codes.${as === 'record' ? 'partyKinds' : 'recipientKinds'}.${kind}`) || kind,
    marks: ({ ref, marks }) => marks.map((mark) => given(`${registerOfRef(ref ?? '')?.slug}.marks.${mark}`) || mark),
    country: ({ country }) => (country === '' ? t('countryUnsaid') : countryName(country, locale)),
    mechanism: ({ country, mechanism }) => {
      if (mechanism !== null) return given(`codes.transferMechanisms.${mechanism}`) || mechanism
      return country === '' ? '' : t('noMechanism')
    },
    gaps: ({ gaps }) => gaps.map((gap) => given(`codes.transferGaps.${gap}`)),
    stated: ({ statedBy }) => t('stated', { ref: statedBy }),
    state: (state) => (state === 'wrong' ? '' : t(`states.${state}`)),
  }
}
