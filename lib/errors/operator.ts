/** Something the person who runs Dertig must mend. The message is one or two sentences for them; no stack is shown. */
export class OperatorError extends Error {
  /** For the bootstrap, which knows no classes of ours. */
  readonly isForOperator = true
}
