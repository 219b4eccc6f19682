import { regionOf } from './region'
import { isZone } from './zone'

/** Zones that the language tables of this runtime may still list under the name they had before; the IANA name comes first. */
const renamed: readonly (readonly [name: string, former: string])[] = [
  ['Africa/Asmara', 'Africa/Asmera'],
  ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ['America/Argentina/Catamarca', 'America/Catamarca'],
  ['America/Argentina/Cordoba', 'America/Cordoba'],
  ['America/Argentina/Jujuy', 'America/Jujuy'],
  ['America/Argentina/Mendoza', 'America/Mendoza'],
  ['America/Atikokan', 'America/Coral_Harbour'],
  ['America/Indiana/Indianapolis', 'America/Indianapolis'],
  ['America/Kentucky/Louisville', 'America/Louisville'],
  ['America/Nuuk', 'America/Godthab'],
  ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  ['Asia/Kathmandu', 'Asia/Katmandu'],
  ['Asia/Kolkata', 'Asia/Calcutta'],
  ['Asia/Yangon', 'Asia/Rangoon'],
  ['Atlantic/Faroe', 'Atlantic/Faeroe'],
  ['Europe/Kyiv', 'Europe/Kiev'],
  ['Pacific/Chuuk', 'Pacific/Truk'],
  ['Pacific/Kanton', 'Pacific/Enderbury'],
  ['Pacific/Pohnpei', 'Pacific/Ponape'],
]

let known: ReadonlySet<string> | null = null

/** The IANA names of the zones that this machine knows, in order: the closed list a zone is chosen from. */
export function zoneNames(): ReadonlySet<string> {
  if (known) return known
  const names = new Map(renamed.filter(([name]) => isZone(name)).map(([name, former]) => [former, name]))
  const listed = Intl.supportedValuesOf('timeZone').map((name) => names.get(name) ?? name)
  known = new Set([...listed, 'UTC'].sort())
  return known
}

const choices = new Map<string, readonly { value: string; label: string }[]>()

/** Those zones with what their time is called in a language, e.g. "Asia/Kathmandu · Nepal Time", for a choice that is searched. */
export function zoneChoices(locale: string): readonly { value: string; label: string }[] {
  const made = choices.get(locale) ?? [...zoneNames()].map((zone) => ({ value: zone, label: labelOf(zone, locale) }))
  choices.set(locale, made)
  return made
}

/** A zone as people read it: its IANA name, and what its time is called in their language. */
export function labelOf(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(regionOf(locale), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts()
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return [zone.replaceAll('_', ' '), name].filter(Boolean).join(' · ')
}
