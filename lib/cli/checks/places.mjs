// Where files stand: screens in screens, routes in app, small files with their only reader.
import { lineCount } from './files.mjs'
import { folderOf, isCode, isTest, nameOf } from './order.mjs'

const routes =
  /^(page|layout|route|error|global-error|loading|not-found|template|default|forbidden|unauthorized)[.]tsx?$/
const framework =
  /^(globals[.]css|favicon[.]ico|(manifest|robots|sitemap)[.]ts|(icon|apple-icon|opengraph-image|twitter-image)[.]\w+)$/

/** R4: screens stand in `screens/` or are the panel of their room; app/ holds what the framework calls. */
export function screensAndRoutes({ files }) {
  return files.flatMap((file) => {
    if (/^lib\/.*[.]tsx$/.test(file) && !isTest(file) && !/\/screens\//.test(file) && nameOf(file) !== 'panel.tsx')
      return [`${file}: is a screen; move it into screens/ of its room.`]
    if (file.startsWith('app/') && !isTest(file) && !routes.test(nameOf(file)) && !framework.test(nameOf(file)))
      return [`${file}: is not a file that the framework calls; move it into its room, a screen into screens/.`]
    return []
  })
}

const short = 30

/** R6: a short file with one importer, in the same folder, is part of that importer, unless a test needs it alone. */
export function partsOfOthers({ files, imports, text }) {
  const importers = new Map()
  for (const one of imports) importers.set(one.to, [...(importers.get(one.to) ?? []), one])
  return files.flatMap((file) => {
    const asked = importers.get(file) ?? []
    if (!/^(lib|components|app)\//.test(file) || !isCode(file) || isTest(file) || asked.length !== 1) return []
    const [{ from: only, dynamic }] = asked
    const lines = lineCount(text(file))
    // What is loaded only when it is needed stands apart for that reason.
    if (dynamic || isTest(only) || folderOf(only) !== folderOf(file) || lines >= short) return []
    if (directiveOf(text(file)) !== directiveOf(text(only))) return []
    return [`${file}: has ${lines} lines and one importer, ${nameOf(only)} beside it; make it part of that file.`]
  })
}

/** 'use client' or 'use server' at the head of a file. */
export function directiveOf(text) {
  return /^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*['"](use (?:client|server))['"]/.exec(text)?.[1] ?? null
}

/** A form tells itself what is wrong, all of it at once and in the language of the page: the browser's own messages do neither. */
export function formsThatTell({ files, text }) {
  return files
    .filter((file) => file.endsWith('.tsx') && !isTest(file))
    .flatMap((file) => {
      const content = text(file)
      if (!/\brequired\b|type="(?:email|url|number)"/.test(content)) return []
      return [...content.matchAll(/<form\b/g)]
        .filter(({ index }) => !/^<form\s+(?:[^<]*?\s)?noValidate\b/.test(content.slice(index, index + 400)))
        .map(
          () =>
            `${file}: a form without noValidate shows messages of the browser; say what is wrong beside the answer.`,
        )
    })
}
