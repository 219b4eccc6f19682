/** How sure we are of a rule: read in the official text, read in a secondary source, or still to be verified. */
export type Certainty = 'read' | 'secondary' | 'verify'

/** One entry of a closed list. The label for people is `codes.<list>.<code>` in the catalogues. */
export type Code = {
  code: string
  /** Compact identifier in the Data Privacy Vocabulary 2.3; expand with `expandIri`. */
  iri?: string
  moreIris?: readonly string[]
  /** Article of the GDPR unless it names another law. */
  article?: string
  flags?: readonly string[]
}

/** The codes of a list as a type: `CodeOf<typeof riskLevels>`. */
export type CodeOf<L extends readonly Code[]> = L[number]['code']

const prefixes: Record<string, string> = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  risk: 'https://w3id.org/dpv/risk#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  'legal-be': 'https://w3id.org/dpv/legal/be#',
}

/** The full address of a compact identifier; null when its prefix is not one of ours. */
export function expandIri(iri: string): string | null {
  const colon = iri.indexOf(':')
  const base = prefixes[iri.slice(0, colon)]
  return base === undefined ? null : base + iri.slice(colon + 1)
}

/** The codes of a list, for `z.enum(codesOf(list))`. */
export function codesOf<C extends string>(list: readonly { code: C }[]): C[] {
  return list.map((entry) => entry.code)
}

/** Whether a text is a code of this list. */
export function isCodeOf<C extends string>(list: readonly { code: C }[], code: string): code is C {
  return list.some((entry) => entry.code === code)
}
