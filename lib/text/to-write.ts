/** Begins a text that a person still has to write in its language: `npm run check` names each, and the tests wait for it. */
export const toWrite = '[to write]'
