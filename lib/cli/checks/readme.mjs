// The README of a room, as the rules read it.
const labels = ['Face', 'Inside', 'Must not', 'Law']

/** What a README says: title, purpose, and its labelled paragraphs, each with the names it gives in backticks. */
export function readmeOf(text) {
  const lines = text.split('\n')
  const said = { title: '', purpose: '', lines: text.trimEnd().split('\n').length }
  let part = 'purpose'
  const parts = { purpose: [] }
  for (const line of lines) {
    const title = /^# (.+)$/.exec(line)
    if (title) {
      said.title ||= title[1].trim()
      continue
    }
    // A labelled paragraph ends with an empty line.
    if (line.trim() === '' && part !== 'purpose') part = 'text'
    const label = labels.find((name) => line.replace(/^[-*] +/, '').startsWith(`${name}:`))
    if (label) part = label
    parts[part] ??= []
    parts[part].push(line)
  }
  return {
    ...said,
    purpose: parts.purpose.join(' ').trim(),
    labels: labels.filter((label) => parts[label]),
    face: names(parts.Face),
    named: names(Object.values(parts).flat()),
  }
}

function names(lines = []) {
  return [...lines.join('\n').matchAll(/`([^`\n]+)`/g)].map(([, name]) => name)
}

/** Whether a name of a README means this path; `<word>` in it stands for any one folder or file. */
export function means(name, file) {
  const pattern = name.split(/<[^<>]+>/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${pattern.join('[^/]+')}$`).test(file)
}
