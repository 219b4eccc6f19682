'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Textarea } from '@/components/ui/input'
import { type Naming, namesakes, namingAt, type Person, withName } from './mentioned'

type Props = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
  /** Null until they are known. */
  people: readonly Person[] | null
  value: string
  onText: (text: string) => void
}

/** As many names as stay in sight; typing narrows them. */
const most = 8

/**
 * A text in which an @ names somebody: the people whose name goes with what was typed stand below it, chosen with the arrows
 * and Enter, or by pointing. The focus stays in the text; what is found and what is marked is told to who does not see it.
 */
export function MentionBox({ people, value, onText, ...rest }: Props) {
  const t = useTranslations('talk')
  const list = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [naming, setNaming] = useState<Naming | null>(null)
  const [marked, setMarked] = useState(0)
  const found = naming && people ? namesakes(people, naming, most) : []
  const open = found.length > 0
  const at = Math.min(marked, found.length - 1)
  const optionId = (index: number) => `${list}-${index}`

  const follow = ({ value: text, selectionStart }: HTMLTextAreaElement) => {
    setNaming(namingAt(text, selectionStart))
    setMarked(0)
  }
  const write = (text: string, caret: number) => {
    onText(text)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(caret, caret)
      if (box.current) follow(box.current)
    })
  }
  const choose = (person: Person | undefined) => {
    if (!person || !naming) return
    const { text, caret } = withName(value, naming, person.name)
    write(text, caret)
    setNaming(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return
    const acts = new Map([
      ['ArrowDown', () => setMarked((at + 1) % found.length)],
      ['ArrowUp', () => setMarked((at + found.length - 1) % found.length)],
      ['Enter', () => choose(found[at])],
      ['Tab', () => choose(found[at])],
      ['Escape', () => setNaming(null)],
    ])
    const act = event.shiftKey ? undefined : acts.get(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }
  const begin = () => {
    const caret = box.current?.selectionStart ?? value.length
    const gap = caret === 0 || /\s$/.test(value.slice(0, caret)) ? '' : ' '
    write(`${value.slice(0, caret)}${gap}@${value.slice(caret)}`, caret + gap.length + 1)
  }

  return (
    <div className="relative grid justify-items-start gap-1">
      <Textarea
        {...rest}
        ref={box}
        value={value}
        autoComplete="off"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? optionId(at) : undefined}
        onChange={({ target }) => {
          onText(target.value)
          follow(target)
        }}
        onClick={({ currentTarget }) => follow(currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setNaming(null)}
      />
      <p role="status" className="sr-only">
        {open && t('mention.found', { count: found.length, name: found[at]?.name ?? '' })}
        {naming && people && !open && naming.typed !== '' && t('mention.nobody')}
      </p>
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label={t('whom')}
          className="absolute top-full z-20 -mt-9 grid w-full max-w-80 overflow-hidden rounded-md border border-hairline bg-surface py-1 shadow-panel"
        >
          {found.map((person, index) => (
            <div
              key={person.id}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // The text keeps the focus, so that a press beside the list does not lose the place.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
              onKeyDown={onKeyDown}
              className={cx(
                'flex min-h-9 cursor-pointer items-center px-3 hover:bg-hover max-lg:min-h-11',
                index === at && 'bg-sunken font-medium outline-1 -outline-offset-1 outline-accent',
              )}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      {people?.length !== 0 && (
        <Button size="sm" variant="quiet" className="max-lg:min-h-11" onClick={begin}>
          {t('mention.begin')}
        </Button>
      )}
    </div>
  )
}
