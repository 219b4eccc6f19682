import { useEffect } from 'react'

const key = 'reportStep'

function stepIn(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !(key in state)) return null
  const step = state[key]
  return typeof step === 'number' ? step : null
}

/** Writes a step into the browser's history, so that its Back button goes one question back. */
export function pushStep(step: number): void {
  history.pushState({ [key]: step }, '')
}

/** Calls back when Back or Forward was pressed; a page without a step of its own is the first question. */
export function useStepHistory(onStep: (step: number) => void): void {
  useEffect(() => {
    const listen = (event: PopStateEvent) => onStep(stepIn(event.state) ?? 1)
    addEventListener('popstate', listen)
    return () => removeEventListener('popstate', listen)
  }, [onStep])
}
