/** Something the person at the keyboard must mend: shown as a sentence, without a stack. */
export class Failure extends Error {
  isForOperator = true
}
