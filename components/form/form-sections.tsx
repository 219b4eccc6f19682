'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { decidingFields, isAsked } from './check'
import { FormFieldView } from './form-field'
import { focusControl, useFormContext } from './model/form-context'
import type { FormMissing, FormSection, FormValues } from './model/types'
import { type SectionState, sectionStates } from './section-state'

/** A question that somebody asks to be brought to. */
export type Wanted = { path: string }

type Props = {
  sections: readonly FormSection[]
  opened: FormValues
  missing: readonly FormMissing[] | undefined
  /** The question that a link leads to, by its path; a new object each time. */
  wanted: Wanted | null
  /** What stands before the sections, and what after them. */
  before: ReactNode
  after: ReactNode
}

/** From this many headings on they are listed beside the form. */
const fewest = 3

/**
 * The questions under their headings; one that other answers make pointless is not asked. The headings stand beside them with
 * their state, on a phone above them; who wants it sees one section at a time.
 */
export function FormSections({ sections, opened, missing, wanted, before, after }: Props) {
  const t = useTranslations('form')
  const asked = useAsked(sections)
  const [chosen, setChosen] = useState('')
  const current = asked.some(({ id }) => id === chosen) ? chosen : (asked[0]?.id ?? '')
  const [alone, setAlone] = useAlone()
  const isListed = asked.length >= fewest
  const single = isListed && alone
  const at = asked.findIndex(({ id }) => id === current)
  useReading(single ? [] : asked.map(({ id }) => id), setChosen)
  useWanted(wanted, asked, setChosen)

  const go = (id: string) => {
    setChosen(id)
    requestAnimationFrame(() => {
      const heading = document.getElementById(`section-${id}`)
      heading?.scrollIntoView({ block: 'start' })
      heading?.focus({ preventScroll: true })
    })
  }
  const list = isListed && (
    <SectionList sections={asked} {...{ opened, missing, current, go }}>
      <label className="mt-3 flex min-h-11 items-center gap-2 px-2 text-sm lg:min-h-8">
        <input
          type="checkbox"
          checked={alone}
          onChange={(event) => setAlone(event.target.checked)}
          className="size-4 accent-accent"
        />
        {t('sections.alone')}
      </label>
    </SectionList>
  )
  return (
    <div className={cx('grid gap-6', isListed && 'lg:grid-cols-[15rem_minmax(0,56rem)] lg:items-start lg:gap-x-8')}>
      {list}
      <div className="grid min-w-0 max-w-4xl gap-6">
        {before}
        {asked.map((section) => (
          <section
            key={section.id}
            hidden={single && section.id !== current}
            aria-labelledby={`section-${section.id}`}
            className="rounded-md border border-hairline bg-surface p-4 max-[22.4rem]:p-3 sm:p-6"
          >
            <h2
              id={`section-${section.id}`}
              tabIndex={-1}
              className="scroll-mt-16 rounded-sm text-lg outline-none max-[22.4rem]:text-base focus-visible:outline-2 lg:scroll-mt-20"
            >
              {section.title}
            </h2>
            {section.help && <p className="measure mt-1 text-sm text-muted">{section.help}</p>}
            <div className="mt-5 grid gap-6">
              {section.fields.map((field) => (
                <FormFieldView key={field.name} field={field} />
              ))}
            </div>
          </section>
        ))}
        {single && <Steps previous={asked[at - 1]} next={asked[at + 1]} go={go} />}
        {after}
      </div>
    </div>
  )
}

type StepProps = { previous: FormSection | undefined; next: FormSection | undefined; go: (id: string) => void }

/** The section before and the one after, while one is shown at a time. */
function Steps({ previous, next, go }: StepProps) {
  const t = useTranslations('form')
  return (
    <div className="flex flex-wrap justify-between gap-2">
      {previous && <Button onClick={() => go(previous.id)}>{t('sections.previous', { title: previous.title })}</Button>}
      {next && (
        <Button onClick={() => go(next.id)} className="ml-auto">
          {t('sections.next', { title: next.title })}
        </Button>
      )}
    </div>
  )
}

type ListProps = Pick<Props, 'opened' | 'missing'> & {
  sections: readonly FormSection[]
  current: string
  go: (id: string) => void
  children: ReactNode
}

/** Every heading with its state; on a small screen behind the heading that is read now. */
function SectionList({ sections, opened, missing, current, go, children }: ListProps) {
  const t = useTranslations('form')
  const { control, errors } = useFormContext()
  const [open, setOpen] = useState(false)
  const names = [...sections.flatMap(({ fields }) => fields.map(({ name }) => name)), 'openFields']
  const given = useWatch({ control, name: names })
  const values = Object.fromEntries(names.map((name, index) => [name, given[index] ?? null]))
  const states = sectionStates(sections, { opened, values, missing: missing ?? [], errors })
  const now = sections.find(({ id }) => id === current)
  const items = (
    <ol className="grid gap-0.5">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#section-${id}`}
            aria-current={id === current ? 'step' : undefined}
            onClick={(event) => {
              event.preventDefault()
              setOpen(false)
              go(id)
            }}
            className="block rounded-md border-l-2 border-transparent px-2 py-1 leading-tight hover:bg-sunken max-lg:min-h-11 aria-[current]:border-accent aria-[current]:bg-sunken aria-[current]:font-medium"
          >
            {title}
            {missing && <StateWords state={states.get(id)} />}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <nav
      aria-label={t('sections.title')}
      data-chrome
      className="sticky top-0 z-10 -mx-4 border-b border-hairline bg-bg px-4 text-sm sm:mx-0 sm:px-0 lg:top-18 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:border-0"
    >
      <div className="lg:hidden">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-11 w-full flex-wrap items-center justify-between gap-x-3 text-left font-medium"
        >
          {now?.title}
          {missing && <StateWords state={states.get(current)} />}
          <span className="font-normal text-accent underline underline-offset-3">{t('sections.all')}</span>
        </button>
        {open && (
          <div className="max-h-[60vh] overflow-y-auto pb-3">
            {items}
            {children}
          </div>
        )}
      </div>
      <div className="max-lg:hidden">
        {items}
        {children}
      </div>
    </nav>
  )
}

/** What needs another look first, then what is missing, then what is open; complete when there is none of them. */
function StateWords({ state }: { state: SectionState | undefined }) {
  const t = useTranslations('form')
  if (!state) return null
  const { wrong, missing, open } = state
  const words = [
    wrong > 0 && t('sections.wrong', { count: wrong }),
    missing > 0 && t('sections.missing', { count: missing }),
    open > 0 && t('sections.open', { count: open }),
  ].filter((one) => one !== false)
  return (
    <span className={cx('block text-sm font-normal', wrong > 0 ? 'text-danger' : 'text-muted')}>
      {words.length > 0 ? words.join(' · ') : t('sections.complete')}
    </span>
  )
}

/** The sections with the questions that the other answers leave to be asked; none without any. */
function useAsked(sections: readonly FormSection[]): FormSection[] {
  const { control } = useFormContext()
  const deciding = [...new Set(sections.flatMap(({ fields }) => fields.flatMap(decidingFields)))]
  const given = useWatch({ control, name: deciding })
  const values = Object.fromEntries(deciding.map((name, index) => [name, given[index] ?? null]))
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => isAsked(field, values)) }))
    .filter(({ fields }) => fields.length > 0)
}

/** Follows which of these sections is read: the last whose heading is above the upper third of the window. */
function useReading(ids: readonly string[], onRead: (id: string) => void): void {
  const key = ids.join(' ')
  useEffect(() => {
    const names = key.split(' ').filter(Boolean)
    if (names.length === 0) return
    const look = () => {
      const above = names.filter((id) => {
        const top = document.getElementById(`section-${id}`)?.getBoundingClientRect().top
        return top !== undefined && top < window.innerHeight / 3
      })
      onRead(above.at(-1) ?? names[0] ?? '')
    }
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [key, onRead])
}

/** Brings the person to a question: its section into sight, also while it is hidden, and then the focus onto its control. */
function useWanted(wanted: Wanted | null, sections: readonly FormSection[], show: (id: string) => void): void {
  const [shown, setShown] = useState(wanted)
  if (wanted !== shown) {
    setShown(wanted)
    const name = wanted?.path.split('.')[0]
    const section = sections.find(({ fields }) => fields.some((field) => field.name === name))
    if (section) show(section.id)
  }
  useEffect(() => {
    if (wanted) focusControl(wanted.path)
  }, [wanted])
}

const key = 'dertig-form-alone'
const listeners = new Set<() => void>()
function onAlone(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether one section is shown at a time: chosen on this device, for every form. */
function useAlone(): [boolean, (alone: boolean) => void] {
  const alone = useSyncExternalStore(
    onAlone,
    () => readAlone(),
    () => false,
  )
  return [
    alone,
    (value) => {
      try {
        localStorage.setItem(key, value ? '1' : '')
      } catch {
        // Without storage the choice cannot be kept, and nothing else depends on it.
      }
      for (const listener of listeners) listener()
    },
  ]
}

function readAlone(): boolean {
  try {
    return localStorage.getItem(key) === '1'
  } catch {
    return false
  }
}
