// The rules of the rooms of lib as a check: prints every complaint, each one sentence that says what to do.
import path from 'node:path'
import { commandsOutsideNext, crossed, fileLoops, folderLoops, upward } from './directions.mjs'
import { registersAndTexts, serverDoors, textsOfRegisters } from './doors.mjs'
import { behindFaces, readmesOfRooms, topOfRooms } from './faces.mjs'
import { readHouse } from './house.mjs'
import { formsThatTell, partsOfOthers, screensAndRoutes } from './places.mjs'
import { citations, names, zone } from './words.mjs'

/** Each rule: a house in, sentences out. */
const rules = {
  downward: upward,
  crossings: crossed,
  outside: commandsOutsideNext,
  cycles: fileLoops,
  loops: folderLoops,
  face: behindFaces,
  top: topOfRooms,
  places: screensAndRoutes,
  readme: readmesOfRooms,
  citations,
  parts: partsOfOthers,
  forms: formsThatTell,
  names,
  zone,
  doors: serverDoors,
  texts: textsOfRegisters,
}

/** Every complaint about the tree at `root`, by rule. */
export async function complaintsAbout(root) {
  const house = { ...readHouse(root), ...(await registersAndTexts(root)) }
  return Object.fromEntries(Object.entries(rules).map(([rule, find]) => [rule, find(house)]))
}

if (path.resolve(process.argv[1] ?? '') === import.meta.filename) {
  const [root = '.'] = process.argv.slice(2)
  for (const [rule, complaints] of Object.entries(await complaintsAbout(root))) {
    for (const line of complaints) console.log(`${rule}: ${line}`)
    if (complaints.length > 0) process.exitCode = 1
  }
}
