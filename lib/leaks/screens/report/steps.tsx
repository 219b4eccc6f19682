import type { DraftAnswers } from '../../device/draft'
import { StepCheck } from './step-check'
import type { StepProps } from './step-props'
import { StepHappened, StepStory } from './step-what'
import { StepNoticed, StepOngoing } from './step-when'
import { StepData, StepPeople, StepReach } from './step-whose'
import type { ReportTexts } from './texts'

/** Number of the last step. */
export const lastStep = 8

/** The first step on which what there is can be sent. */
export const sendFrom = 3

/** The question of a step. */
export function titleOf(step: number, texts: ReportTexts): string {
  const titles = [
    texts.happened,
    texts.story,
    texts.noticed,
    texts.ongoing,
    texts.people,
    texts.data,
    texts.reach,
    texts.check,
  ]
  return (titles[step - 1] ?? texts.happened).title
}

/** What stops "continue" on a step; sending is never stopped by it. */
export function problemOf(step: number, answers: DraftAnswers, texts: ReportTexts): string | undefined {
  if (step === 1 && answers.happened === null) return texts.happened.missing
  if (step === 2 && answers.story.trim() === '') return texts.story.missing
  return undefined
}

/** The controls of a step. */
export function StepBody({ step, goTo, ...props }: StepProps & { step: number; goTo: (step: number) => void }) {
  switch (step) {
    case 1:
      return <StepHappened {...props} />
    case 2:
      return <StepStory {...props} />
    case 3:
      return <StepNoticed {...props} />
    case 4:
      return <StepOngoing {...props} />
    case 5:
      return <StepPeople {...props} />
    case 6:
      return <StepData {...props} />
    case 7:
      return <StepReach {...props} />
    default:
      return <StepCheck texts={props.texts} answers={props.answers} goTo={goTo} />
  }
}
