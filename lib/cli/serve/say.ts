import { wantsNoColour } from '@/lib/config/process'

const colours = process.stderr.isTTY && !wantsNoColour()
const painted = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)

/** What the operator sees while Dertig starts and stops. */
export const say = {
  line: (text = '') => console.log(text),
  progress: (text: string) => console.error(painted(2, `  ${text}`)),
  warning: (text: string) => console.error(painted(31, text)),
}
