'use client'

import { useTranslations } from 'next-intl'
import type { Choice } from '@/components/ui/select'

type Props = {
  id: string
  label: string
  options: readonly Choice[]
  active: number
  loading: boolean
  onChoose: (option: Choice) => void
}

/** The list under a combobox. The focus stays in the text box; the list only shows where one is. */
export function OptionList({ id, label, options, active, loading, onChoose }: Props) {
  const t = useTranslations('form')
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-md border border-hairline bg-surface p-1 shadow-panel">
      <div id={id} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed to by aria-activedescendant
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? scrollTo : undefined}
            onPointerDown={(event) => {
              event.preventDefault()
              onChoose(option)
            }}
            className="flex min-h-9 cursor-pointer flex-col justify-center rounded-md px-2 py-1 text-sm hover:bg-hover aria-selected:bg-ontrack aria-selected:text-ontrack-ink"
          >
            {option.label}
            {option.help && <span className="text-muted">{option.help}</span>}
          </div>
        ))}
      </div>
      <p aria-live="polite" className="px-2 py-1.5 text-sm text-muted empty:hidden">
        {loading ? t('searching') : options.length === 0 ? t('noOption') : ''}
      </p>
    </div>
  )
}

function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
