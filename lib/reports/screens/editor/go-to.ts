/** Brings a question into sight and puts the cursor into it; a link without script only does the first. */
export function goTo(id: string): void {
  const control = document.getElementById(id)
  control?.closest('[data-question]')?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
