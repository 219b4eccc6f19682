import { type Role, roles } from '@/lib/access/roles'
import { textsOf } from '@/lib/text/catalogue'
import { type Locale, locales } from '@/lib/text/locale'
import { keyOf, wholeKeyOf } from './key'
import { type Target, targetOf } from './suggest'
import type { Table } from './table'
import type { Known, Vocabulary } from './vocabulary'

/** What a column of a table of people can say. */
export const personFields = [
  ...(['email', 'name', 'firstName', 'lastName', 'roles', 'departments', 'locale', 'validDays'] as const),
] as const
export type PersonField = (typeof personFields)[number]

const headers: Readonly<Record<PersonField, string>> = {
  email:
    'e mail|email|mail|e mailadres|mailadres|adresse e mail|adresse mail|courriel|e mail address|email address|e mail adresse|login|user principal name',
  name: 'naam|volledige naam|nom|nom complet|name|full name|display name|vollständiger name|medewerker|collaborateur|employee|persoon|personne|person',
  firstName: 'voornaam|prénom|first name|given name|vorname',
  lastName: 'achternaam|familienaam|nom de famille|last name|surname|family name|nachname',
  roles: 'rol|rollen|rôle|rôles|role|roles|rechten|droits|rights|rolle',
  departments:
    'afdeling|afdelingen|dienst|diensten|service|services|département|départements|department|departments|team|abteilung',
  locale: 'taal|langue|language|sprache',
  validDays: 'dagen|aantal dagen|geldig|jours|nombre de jours|days|valid for|tage',
}

/** Words of a role beside its names on the screens. */
const roleWords: Readonly<Record<Role, string>> = {
  employee: 'medewerker|werknemer|collaborateur|employé|employee|staff|gebruiker|user|utilisateur',
  editor: 'redacteur|editor|éditeur|dossierhouder|proceseigenaar|record owner',
  dpo: 'dpo|functionaris voor gegevensbescherming|fg|délégué à la protection des données|data protection officer',
  management: 'management|directie|direction|board|zaakvoerder',
  auditor: 'auditor|auditeur|audit|revisor|réviseur',
  admin: 'admin|administrator|beheerder|administrateur|it',
}

const languageWords: Readonly<Record<Locale, string>> = {
  nl: 'nl|nederlands|néerlandais|dutch|niederländisch',
  fr: 'fr|frans|français|french|französisch',
  en: 'en|engels|anglais|english|englisch',
}

export type PersonWords = Pick<Vocabulary, 'fields'> & {
  role: (text: string) => Role | null
  locale: (text: string) => Locale | null
}

let built: Promise<PersonWords & Vocabulary> | null = null

/** The words of people and roles in every language, put together once. */
export function personWords(): Promise<PersonWords & Vocabulary> {
  built ??= build()
  return built
}

async function build(): Promise<PersonWords & Vocabulary> {
  const names = await Promise.all(locales.map((locale) => textsOf(locale, 'nav')))
  const known = new Map<string, Role>()
  for (const role of roles)
    for (const word of [role, ...roleWords[role].split('|'), ...names.map((t) => t(`roles.${role}`))])
      known.set(keyOf(word), role)
  const languages = new Map(
    locales.flatMap((locale) =>
      languageWords[locale].split('|').map((word): [string, Locale] => [keyOf(word), locale]),
    ),
  )
  const fields = personFields.map((name): [string, Known] => [
    name,
    {
      ...{ name, kind: 'text', section: '', catalogue: 'imports', origin: 'own', columnKeys: {} },
      labels: headers[name].split('|').map(keyOf),
      aliases: [],
    },
  ])
  const nothing = () => null
  return {
    fields: new Map(fields),
    workedOut: new Set(),
    role: (text) => known.get(keyOf(text)) ?? known.get(wholeKeyOf(text)) ?? null,
    locale: (text) => languages.get(keyOf(text)) ?? null,
    ...{
      code: nothing,
      country: nothing,
      yesNo: nothing,
      ownWords: nothing,
      keys: () => new Set(known.keys()),
    },
  }
}

export const isPersonField = (target: Target): target is PersonField => personFields.some((name) => name === target)

/** Where the columns of a table of people go; what nobody knows is left out, for an account keeps nothing beside it. */
export function suggestedPeople(table: Table, words: Vocabulary): Target[] {
  const taken = new Set<Target>()
  return table.columns.map((header) => {
    const target = targetOf(header, words) ?? '-'
    if (!isPersonField(target) || taken.has(target)) return '-'
    taken.add(target)
    return target
  })
}
