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
