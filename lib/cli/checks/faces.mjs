// What a room shows to others, what it may hold, and the README that says so.
import { roomsIn } from './house.mjs'
import { isCode, isTest, roomOf } from './order.mjs'
import { means } from './readme.mjs'

const alwaysFace = /^(schema|queries|commands|actions)[.]ts$|^panel[.]tsx$/
const alwaysThere =
  /^(schema|rules|queries|commands|actions|load)[.]ts$|^panel[.]tsx$|^(screens|testing)\/$|^[A-Z]+[.]md$/
const mostLoose = 12
const mostLines = 30

const within = (room, file) => file.slice(`lib/${room}/`.length)

/** R2: others import of a room only its face. Tests may look inside. */
export function behindFaces({ imports, readmes }) {
  const askers = new Map()
  for (const { from, to } of imports) {
    const room = roomOf(to)
    if (
      room === null ||
      !isCode(to) ||
      isTest(from) ||
      roomOf(from) === room ||
      onFace(readmes.get(room), within(room, to))
    )
      continue
    askers.set(to, [...(askers.get(to) ?? []), from])
  }
  return [...askers].map(([file, [first, ...others]]) => {
    const room = roomOf(file)
    const who = others.length > 0 ? `${first} and ${others.length} more` : first
    return `${file}: is imported by ${who}, but is not on the face of ${room}; name it after "Face:" in lib/${room}/README.md, or let them ask what is named there.`
  })
}

function onFace(readme, file) {
  return alwaysFace.test(file) || (readme?.face ?? []).some((name) => means(name, file))
}

/** R3: a room holds at most twelve loose files, and at its top only names that every room has or its README gives. */
export function topOfRooms({ files, readmes }) {
  return roomsIn(files).flatMap((room) => {
    const top = topOf(files, room)
    const loose = top.filter((name) => !name.endsWith('/') && !name.endsWith('.md'))
    const named = readmes.get(room)?.named ?? []
    return [
      ...(loose.length > mostLoose
        ? [`lib/${room}: has ${loose.length} loose files, at most ${mostLoose}; gather them in sub-rooms.`]
        : []),
      ...top
        .filter((name) => !alwaysThere.test(name) && !named.some((given) => meansTop(given, name)))
        .map(
          (name) =>
            `lib/${room}/${name}: is no name that every room has; call it after what it is (schema, rules, queries, commands, actions, load, panel), move it into a sub-room, or name it in lib/${room}/README.md.`,
        ),
    ]
  })
}

/** A README that names `sub/file.ts` names `sub/` too. */
function meansTop(given, name) {
  const [first] = given.split('/')
  return means(given, name) || (name.endsWith('/') && given.includes('/') && means(`${first}/`, name))
}

/** Files and folders (with a stroke behind them) at the top of a room; tests are not counted, nor the rooms of a row. */
export function topOf(files, room) {
  const rooms = new Set(roomsIn(files))
  const names = files
    .filter((file) => file.startsWith(`lib/${room}/`) && roomOf(file) === room && !isTest(file))
    .map((file) => within(room, file).split('/'))
    .map(([first, ...rest]) => (rest.length > 0 ? `${first}/` : first))
  return [...new Set(names)].filter((name) => !rooms.has(`${room}/${name.slice(0, -1)}`))
}

/** R5: each room says in at most thirty lines what it is for, its face, what it must not do and the law behind it. */
export function readmesOfRooms({ files, readmes }) {
  return roomsIn(files).flatMap((room) => {
    const file = `lib/${room}/README.md`
    const readme = readmes.get(room)
    if (!readme) return [`${file}: is missing; say what the room is for, then Face, Inside, Must not and Law.`]
    const inside = new Set(
      files.filter((one) => one.startsWith(`lib/${room}/`)).flatMap((one) => paths(within(room, one))),
    )
    const own = readme.face.filter((name) => /[.]\w+$|\/$/.test(name))
    return [
      readme.lines > mostLines && `${file}: has ${readme.lines} lines; say it in at most ${mostLines}.`,
      ![room, room.split('/').at(-1)].includes(readme.title) && `${file}: does not begin with "# ${room}"; let it.`,
      readme.purpose === '' && `${file}: does not say what the room is for; say it in a sentence under the title.`,
      ...['Face', 'Must not', 'Law']
        .filter((label) => !readme.labels.includes(label))
        .map((label) => `${file}: has no line "${label}:"; add it.`),
      ...own
        .filter((name) => ![...inside].some((one) => means(name, one)))
        .map((name) => `${file}: names ${name}, which is not there; take it out or mend the name.`),
    ].filter((line) => line !== false)
  })
}

/** A file and every folder it stands in: `a/b.ts` is `a/` and `a/b.ts`. */
function paths(file) {
  const parts = file.split('/')
  return [file, ...parts.slice(0, -1).map((_, at) => `${parts.slice(0, at + 1).join('/')}/`)]
}
