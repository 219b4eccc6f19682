/** The text of a field of a sent form; empty when it is not there. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The ticked values of a group of boxes. */
export function ticked(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}
