// What things are called, and what comments refer to.
import { isCode, isTest, nameOf } from './order.mjs'

/** The checks and their tests speak about what they forbid. */
const checks = (file) => file.startsWith('lib/cli/checks/')

const papers =
  /\bDESIGN\b|\b(?:domain|design|rooms|ux|reliability|stack)[.]md\b|\b(?:domain|design) (?:section|paper)\b/i
const markdown = /[\w-]+[.]md\b/g

/** R5: no comment or text names a paper that is not in the repository. */
export function citations({ files, text }) {
  const there = new Set(files.filter((file) => file.endsWith('.md')).map(nameOf))
  return files
    .filter((file) => (isCode(file) || /[.](md|prisma|sql|css|json)$/.test(file)) && !checks(file))
    .filter((file) => file !== 'package-lock.json')
    .flatMap((file) =>
      text(file)
        .split('\n')
        .flatMap((line, at) => {
          const cited = papers.exec(line)?.[0] ?? line.match(markdown)?.find((name) => !there.has(name))
          return cited
            ? [
                `${file}:${at + 1}: cites "${cited}", which is not in the repository; cite the law or the README of a room.`,
              ]
            : []
        }),
    )
}

const noTerms = ['told', 'sent', 'sides', 'hands', 'done', 'placing', 'unfit', 'said']
const capital = (word) => word[0].toUpperCase() + word.slice(1)
const noTerm = new RegExp(`^(?:${noTerms.join('|')})$|(?:${noTerms.map(capital).join('|')})$`)

/** R7: files and exported names are terms of the field or of the verb. */
export function names({ files, moduleOf }) {
  const own = files.filter((file) => /^(lib|components|app)\//.test(file) && isCode(file))
  return own.flatMap((file) => {
    const stem = nameOf(file).split('.')[0]
    return [
      ...(noTerms.includes(stem)
        ? [`${file}: is called "${stem}", which is no term; call it after what it holds.`]
        : []),
      ...moduleOf(file)
        .exports.filter(({ name }) => noTerm.test(name))
        .map(({ name }) => `${file}: exports "${name}", which is no term; call it after what it is.`),
    ]
  })
}

const mayKnowZone = /^lib\/(law|company)\/|^lib\/time\/zone[.]ts$/

/** R8: the zone of the office arrives as a fact; only the law, the company and the calendar itself name it. */
export function zone({ files, text }) {
  return files
    .filter((file) => /^(lib|components|app)\//.test(file) && isCode(file) && !isTest(file))
    .filter((file) => !mayKnowZone.test(file) && !checks(file))
    .flatMap((file) =>
      text(file)
        .split('\n')
        .flatMap((line, at) =>
          /\bbrussels\b|Europe\/Brussels/.test(line)
            ? [`${file}:${at + 1}: names brussels; take today or the zone from the context, or ask lib/company.`]
            : [],
        ),
    )
}
