import { regionNames } from '@/lib/text/typed'
import { isCodeOf } from './codes/code'
import { listedOrganisations } from './codes/transfers'

/** States of the European Union, ISO 3166-1 alpha-2 (DPV loc:EU27). */
const euCountries: readonly string[] =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

/** Territories with a code of their own where the law of the Union applies: Art. 355 TFEU (verify). */
const euTerritories: readonly string[] = 'RE GP MQ GF YT MF AX'.split(' ')

/** The European Economic Area (DPV loc:EEA30): the Union with Iceland, Liechtenstein and Norway; not CH, not GB. */
const eeaCountries: readonly string[] = [...euCountries, ...euTerritories, 'IS', 'LI', 'NO']

/** Officially assigned codes of ISO 3166-1 alpha-2, and XK for Kosovo as the Commission writes it. */
const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG ' +
  'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL ' +
  'GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA ' +
  'LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
  'NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV ' +
  'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT XK ZA ZM ZW'
).split(' ')

/** Whether data that goes there stays in the EEA. */
export function isEea(country: string): boolean {
  return eeaCountries.includes(country)
}

/** Whether this is an ISO code of a country. */
export function isCountry(code: string): boolean {
  return countryCodes.includes(code)
}

/** Whether this is an organisation that is chosen like a country. */
export function isListedOrganisation(code: string): boolean {
  return isCodeOf(listedOrganisations, code)
}

/** The name of a country in a language; the code itself when it is none. Called on the server only, so that names never differ. */
export function countryName(code: string, locale: string): string {
  return isCountry(code) ? regionNames(locale).nameOf(code) : code
}

/** Every country with its name, in the order of that language; for choices in a form. */
export function countryChoices(locale: string): { code: string; name: string }[] {
  const { nameOf, compare } = regionNames(locale)
  return countryCodes
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((first, second) => compare(first.name, second.name))
}
