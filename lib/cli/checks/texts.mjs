// The catalogues of texts: the same keys in every language, no empty text, the same placeholders, one word per thing; every file is loaded; every
// namespace that the code names exists, and every key that a register declares. Keys that the code names are held by the
// types (lib/text/catalogue.ts), but for those of the open namespaces: the literal ones are looked up here. Runs with tsx,
// for it reads the declarations.
import { readdirSync } from 'node:fs'
import { catalog } from '@/lib/registers/catalog'
import { askedTexts } from '@/lib/registers/declare/define'
import { textFiles } from '@/lib/registers/texts'
import { germanParts, openNamespaces, toWrite } from '@/lib/text/catalogue'
import { contentOf, sourceFiles } from './files.mjs'
import { glossaryComplaints } from './glossary.mjs'

const folder = 'lib/text/messages'
const languages = readdirSync(folder).sort()
const complaints = []

const flat = (value, prefix = '') =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, prefix ? `${prefix}.${key}` : key))
    : [[prefix, String(value)]]

/** language → namespace → key → text */
const texts = new Map(
  languages.map((language) => [
    language,
    new Map(
      readdirSync(`${folder}/${language}`)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name.slice(0, -5), new Map(flat(JSON.parse(contentOf(`${folder}/${language}/${name}`))))]),
    ),
  ]),
)

const namespaces = new Set([...textFiles, ...languages.flatMap((language) => [...texts.get(language).keys()])])
const english = texts.get('en')

/** German has parts of some files, whole (lib/text/catalogue.ts). */
const isPart = (namespace, key) =>
  (germanParts[namespace] ?? []).some((part) => part === '' || key === part || key.startsWith(`${part}.`))

for (const namespace of namespaces) {
  if (!textFiles.includes(namespace))
    complaints.push(`${namespace}.json is loaded by nobody: it is no namespace and no register`)
  for (const language of languages) {
    const here = texts.get(language).get(namespace)
    const partial = language === 'de'
    if (partial && !here && !germanParts[namespace]) continue
    if (!here) {
      complaints.push(`${language}/${namespace}.json is missing`)
      continue
    }
    const reference = english.get(namespace) ?? new Map()
    for (const key of reference.keys())
      if (!here.has(key) && (!partial || isPart(namespace, key)))
        complaints.push(`${language}/${namespace}.json: ${key} is missing`)
    for (const [key, text] of here) {
      if (partial && !isPart(namespace, key))
        complaints.push(`de/${namespace}.json: ${key} is in no part that is told in German (lib/text/catalogue.ts)`)
      if (!reference.has(key)) complaints.push(`${language}/${namespace}.json: ${key} is not in English`)
      else if (placeholdersOf(text) !== placeholdersOf(reference.get(key))) {
        complaints.push(`${language}/${namespace}.json: ${key} has other placeholders than English`)
      }
      if (!text.trim()) complaints.push(`${language}/${namespace}.json: ${key} is empty`)
    }
  }
}

for (const register of catalog) {
  const here = english.get(register.slug) ?? new Map()
  for (const key of askedTexts(register))
    if (!here.has(key)) complaints.push(`en/${register.slug}.json: ${key} is missing, which its declaration asks for`)
}

for (const [language, files] of texts) {
  for (const [namespace, here] of files) {
    const waiting = [...here].flatMap(([key, text]) => (text.startsWith(toWrite) ? [key] : []))
    if (waiting.length > 0)
      console.log(`not yet: ${language}/${namespace}.json: to be written by a person: ${waiting.join(', ')}`)
  }
}

/** Any namespace that is asked for, and `const t = await getTranslations('codes')` with the name of what it gives. */
const asked = /\b(?:getTranslations|useTranslations)\(\s*'([\w.-]+)'/g
const translator = /const (\w+) = (?:await )?(?:getTranslations|useTranslations)\(\s*'([\w.-]+)'/g

function knows(scope, key) {
  const [namespace, ...rest] = `${scope}.${key}`.split('.')
  const wanted = rest.join('.')
  const known = english.get(namespace)
  if (!known) return false
  return known.has(wanted) || [...known.keys()].some((name) => name.startsWith(`${wanted}.`))
}

/** The types hold the keys of all namespaces but these, whose keys come from data (lib/text/catalogue.ts). */
const isOpen = (scope) => openNamespaces.some((name) => scope === name || scope.startsWith(`${name}.`))

for (const file of sourceFiles().filter(
  (name) => /^(app|components|lib)\/.*\.tsx?$/.test(name) && !/\.test\./.test(name),
)) {
  const text = contentOf(file)
  for (const [, scope] of text.matchAll(asked)) {
    const [namespace, ...rest] = scope.split('.')
    if (!english.has(namespace) || (rest.length > 0 && !knows(namespace, rest.join('.'))))
      complaints.push(`${file}: there are no texts under ${scope}`)
  }
  const scopes = new Map()
  for (const [, name, scope] of text.matchAll(translator)) scopes.set(name, [...(scopes.get(name) ?? []), scope])
  for (const [name, candidates] of scopes) {
    if (!candidates.every(isOpen)) continue
    for (const [, key] of text.matchAll(new RegExp(`\\b${name}(?:\\.(?:rich|raw|markup|has))?\\('([\\w.-]+)'`, 'g'))) {
      if (!candidates.some((scope) => knows(scope, key)))
        complaints.push(`${file}: ${candidates.join(' | ')}.${key} is not in the texts`)
    }
  }
}

/** The example company speaks with the same words: its English texts are the keys. */
const told = 'lib/examples/optipost/words'
const examples = readdirSync(told).flatMap((name) => Object.entries(JSON.parse(contentOf(`${told}/${name}`))))
const spoken = languages.filter((language) => language !== 'de')
for (const language of spoken)
  texts.get(language).set('example', new Map(examples.map(([text, words]) => [text, words[language] ?? text])))

// What German says is too little for words that have to be said somewhere.
complaints.push(
  ...glossaryComplaints(
    JSON.parse(contentOf('lib/text/glossary/words.json')),
    new Map(spoken.map((one) => [one, texts.get(one)])),
  ),
)

for (const line of complaints) console.log(line)
process.exitCode = complaints.length > 0 ? 1 : 0

/** Names of the arguments of an ICU message, sorted; the branches of plural and select are looked into. */
export function placeholdersOf(message) {
  const names = new Set()
  collect(message, names)
  return [...names].sort().join(' ')
}

function collect(message, names) {
  for (const inner of braced(message)) {
    const [, name, kind, branches] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(inner) ?? []
    if (!name) continue
    names.add(name)
    if (/^(plural|select|selectordinal)$/.test(kind ?? ''))
      for (const branch of braced(branches ?? '')) collect(branch, names)
  }
}

/** What stands between the outermost braces. */
function braced(text) {
  const found = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && ++depth === 1) start = at + 1
    if (text[at] === '}' && --depth === 0) found.push(text.slice(start, at))
  }
  return found
}
