// One word per thing in each language: lib/text/glossary/words.json says which, and what is never said instead.

/** What the exceptions of a term hold for: texts that quote a law, name a thing of others, or mean something else. */
const isExcept = ({ except = [] }, place) => except.some((key) => place === key || place.startsWith(`${key}.`))

const asWord = (pattern) => new RegExp(`(?<![\\p{L}\\d_])(?:${pattern})(?![\\p{L}\\d_])`, 'iu')

/**
 * Complaints about texts that say a term otherwise, about a term that nobody says, and about an exception that is none.
 * `texts`: language → namespace → key → text. A term with `only` is looked for in these namespaces.
 */
export function glossaryComplaints(glossary, texts) {
  const complaints = []
  for (const [term, entry] of Object.entries(glossary)) {
    const excused = new Set()
    for (const [language, files] of texts) {
      const here = [...files]
        .filter(([namespace]) => !entry.only || entry.only.includes(namespace))
        .flatMap(([namespace, keys]) => [...keys].map(([key, text]) => [`${namespace}.${key}`, text]))
      const said = entry.says[language]
      if (!said) complaints.push(`glossary: "${term}" has no word in ${language}`)
      else if (!here.some(([, text]) => text.toLowerCase().includes(said.toLowerCase())))
        complaints.push(`glossary: "${said}" (${term}) is said nowhere in ${language}`)
      for (const pattern of entry.never?.[language] ?? []) {
        const never = asWord(pattern)
        for (const [place, text] of here) {
          const found = never.exec(text)?.[0]
          if (!found) continue
          if (isExcept(entry, place)) excused.add(place)
          else complaints.push(`${language}: ${place} says "${found}"; the word is "${said}" (${term})`)
        }
      }
    }
    for (const key of entry.except ?? [])
      if (![...excused].some((place) => place === key || place.startsWith(`${key}.`)))
        complaints.push(`glossary: "${term}" excuses ${key}, which needs no excuse`)
  }
  return complaints
}
