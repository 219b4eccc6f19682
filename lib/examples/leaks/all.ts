import { endedScenarios } from './ended-scenarios'
import type { ExampleLeak } from './example'
import { runningScenarios } from './running-scenarios'
import { stateExamples } from './states'

/** Every example leak: the five scenarios, then one for each state that they do not show. */
export const exampleLeaks: readonly ExampleLeak[] = [...runningScenarios, ...endedScenarios, ...stateExamples]
