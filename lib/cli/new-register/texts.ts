import { toWrite } from '@/lib/text/catalogue'
import { type Locale, locales } from '@/lib/text/locale'
import { askedField, codeOf } from './code'
import type { Plan, PlannedField } from './plan'

type Words = Readonly<Record<Locale, string>>

/** What is said of a field by its kind: the same in every register, so nobody has to translate it. */
const help: Readonly<Record<PlannedField['kind'], Words>> = {
  text: { en: 'In a few words.', nl: 'In enkele woorden.', fr: 'En quelques mots.' },
  longText: { en: 'In a few sentences.', nl: 'In enkele zinnen.', fr: 'En quelques phrases.' },
  date: { en: 'A day.', nl: 'Een dag.', fr: 'Un jour.' },
  bool: { en: 'Tick it when it is so.', nl: 'Vink aan als het zo is.', fr: 'Cochez si c’est le cas.' },
  integer: { en: 'A whole number.', nl: 'Een geheel getal.', fr: 'Un nombre entier.' },
  country: { en: 'Choose a country.', nl: 'Kies een land.', fr: 'Choisissez un pays.' },
  choice: { en: 'Choose one.', nl: 'Kies er één.', fr: 'Choisissez-en un.' },
  choices: { en: 'Choose what applies.', nl: 'Kies wat van toepassing is.', fr: 'Choisissez ce qui convient.' },
  link: { en: 'The records it concerns.', nl: 'De records waarover het gaat.', fr: 'Les fiches concernées.' },
}
const section: Words = { en: 'What it is', nl: 'Wat het is', fr: 'De quoi il s’agit' }
const owner: Words = {
  en: 'Nobody is named as owner',
  nl: 'Er is geen eigenaar aangewezen',
  fr: 'Aucun responsable n’est désigné',
}

/** Words of fields that this generator knows in every language. */
const known: Readonly<Record<string, Words>> = {
  description: { en: 'Description', nl: 'Beschrijving', fr: 'Description' },
  startOn: { en: 'Since', nl: 'Sinds', fr: 'Depuis' },
}
const noDescription: Words = { en: 'No description', nl: 'Geen beschrijving', fr: 'Aucune description' }

/** heldOn → Held on */
function spoken(name: string): string {
  const text = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * The texts of a new register in every language. English is made from the names; what only a person can say in Dutch and
 * French stands there in English behind a mark.
 */
export function textFilesOf(plan: Plan): Readonly<Record<Locale, object>> {
  return { en: textsIn(plan, 'en'), nl: textsIn(plan, 'nl'), fr: textsIn(plan, 'fr') }
}

/** The languages in which a person must still write. */
export const unwritten = locales.filter((locale) => locale !== 'en')

function textsIn(plan: Plan, locale: Locale): object {
  const here = (english: string) => (locale === 'en' ? english : `${toWrite} ${english}`)
  const label = (name: string) => known[name]?.[locale] ?? here(spoken(name))
  const asked = askedField(plan)
  const lacks = (name: string) =>
    name === 'description' ? noDescription[locale] : here(`Nothing said: ${spoken(name).toLowerCase()}`)
  return {
    name: { singular: here(plan.singular), plural: here(plan.plural) },
    description: here(`${plan.plural}, each with its owner.`),
    sections: { what: section[locale] },
    fields: Object.fromEntries(
      plan.fields.map(({ name, kind }) => [name, { label: label(name), help: help[kind][locale] }]),
    ),
    missing: { owner: owner[locale], ...(asked ? { [codeOf(asked.name)]: lacks(asked.name) } : {}) },
  }
}
