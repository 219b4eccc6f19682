'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusal } from '@/components/form/use-send'
import type { DraftId } from '@/lib/db/ids'
import { emptyValue, isJudgement } from '../../answers'
import type { AskedSection, Links, ShownFile } from './asked'
import { offerId } from './field-id'
import type { Answers } from './merge'
import { Question } from './question'
import { QuestionAside } from './question-aside'
import { Rail } from './rail'
import { StatusBar } from './status-bar'
import { type Edited, useAnswers } from './use-answers'

type Props = {
  id: DraftId
  version: number
  sections: readonly AskedSection[]
  values: Answers
  edits: Readonly<Record<string, Edited>>
  links: Links
  files: readonly ShownFile[]
  /** The clock has passed its due moment: the reasons of the delay are asked. */
  late: boolean
  isFiled: boolean
  readOnly: boolean
  isSignedOff: boolean
  canNote: boolean
  /** The language of the report: its questions and answers are in it. */
  language: string
  /** Name of the unsaved answers on this device. */
  keepAs: string
}

/**
 * A draft in three columns: what is missing, the questions in the order of the form, and beside each what helps to answer it.
 * Where it is narrow the first stands on top and the last folds under its question.
 */
export function DraftEditor({ sections, links, files, late, isFiled, readOnly, canNote, language, ...draft }: Props) {
  const t = useTranslations('drafting')
  const [at, setAt] = useState<string | null>(null)
  const answers = useAnswers({ ...draft, readOnly, at })
  const { whole: refused } = useRefusal(answers.failure)
  const { values, contested } = answers
  const asked = sections.flatMap(({ fields }) => fields)
  const answer = (code: string) => values[code] ?? emptyValue
  const offered = asked.map(({ field }) => field).filter(({ code }) => answer(code).state === 'suggested')
  const plain = offered.filter((field) => !isJudgement(field, answer(field.code)))
  const questionOf = (code: string) => asked.find(({ field }) => field.code === code)?.question ?? code

  const confirm = (code: string) => {
    const index = offered.findIndex((field) => field.code === code)
    const next = offered[index + 1] ?? offered.find((field) => field.code !== code)
    answers.change(code, { state: 'known' })
    if (next) document.getElementById(offerId(next.code))?.focus()
  }
  return (
    <div className="grid items-start gap-x-6 gap-y-4 xl:grid-cols-[13rem_minmax(0,1fr)]">
      <Rail sections={sections} values={values} late={late} isFiled={isFiled} />
      <div className="grid min-w-0 gap-6">
        {sections.map(({ id, title, fields }) => (
          <section
            key={id}
            id={id}
            aria-labelledby={`${id}-title`}
            className="scroll-mt-20 rounded-md border border-hairline bg-surface"
          >
            <h2 id={`${id}-title`} lang={language} className="border-b border-hairline px-4 py-2.5 text-lg sm:px-5">
              {title}
            </h2>
            {fields.map((one) => {
              const { code } = one.field
              const value = answer(code)
              return (
                <div
                  key={code}
                  data-question={code}
                  className="grid gap-x-6 gap-y-2 border-b border-hairline px-4 py-4 last:border-0 sm:px-5 xl:grid-cols-[minmax(0,1fr)_16rem]"
                >
                  <Question
                    asked={one}
                    language={language}
                    value={value}
                    late={late}
                    readOnly={readOnly}
                    contested={
                      contested.includes(code)
                        ? { theirs: answers.theirs[code] ?? emptyValue, edited: answers.edits[code] ?? null }
                        : null
                    }
                    change={(part) => answers.change(code, part)}
                    choose={(choice) => answers.choose(code, choice)}
                    confirm={() => confirm(code)}
                    entered={() => setAt(code)}
                    left={answers.flush}
                  />
                  <QuestionAside
                    id={draft.id}
                    asked={one}
                    value={value}
                    edited={answers.edits[code] ?? null}
                    links={links}
                    files={files}
                    readOnly={readOnly}
                    canNote={canNote}
                    change={(part) => answers.change(code, part)}
                  />
                </div>
              )
            })}
          </section>
        ))}
        {!readOnly && (
          <StatusBar
            state={answers.state}
            refused={refused || null}
            contested={contested.map((code) => ({ code, question: questionOf(code) }))}
            others={answers.others.map(({ name, field }) =>
              field ? t('status.otherAt', { name, question: questionOf(field) }) : t('status.other', { name }),
            )}
            suggested={offered.length}
            plain={plain.length}
            confirmAll={() => {
              for (const { code } of plain) answers.change(code, { state: 'known' })
            }}
            saveNow={answers.flush}
          />
        )}
      </div>
    </div>
  )
}
