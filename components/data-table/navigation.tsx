'use client'

import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import {
  type ComponentProps,
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useMemo,
  useTransition,
} from 'react'
import { type TableShape, type TableState, tableHref } from '@/lib/table/state'

type Navigation = {
  path: string
  state: TableState
  shape: TableShape
  pending: boolean
  href: (state: TableState) => string
  /** Shows another state; `replace` leaves no step in the history (typing). */
  go: (state: TableState, how?: 'push' | 'replace') => void
}

const Context = createContext<Navigation | null>(null)

type Props = { path: string; state: TableState; shape: TableShape; children: ReactNode }

/** Gives the parts of a table their state and the one way to change it: the address. Rows stay while the next are read. */
export function TableNavigation({ path, state, shape, children }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const value = useMemo<Navigation>(() => {
    const href = (next: TableState) => tableHref(path, next, shape)
    const go: Navigation['go'] = (next, how = 'push') => start(() => router[how](href(next), { scroll: false }))
    return { path, state, shape, pending, href, go }
  }, [path, state, shape, pending, router])
  return <Context value={value}>{children}</Context>
}

/** The state of the table this part stands in. */
export function useTableNavigation(): Navigation {
  const value = useContext(Context)
  if (!value) throw new Error('a part of a table outside of one')
  return value
}

type LinkProps = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & {
  to: TableState
  /** Where a click with Shift goes instead. */
  shiftTo?: TableState
}

/** A link to another state of the table. A click with Ctrl or the middle button does what the browser does. */
export function TableLink({ to, shiftTo, ...rest }: LinkProps) {
  const { href, go } = useTableNavigation()
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.button !== 0 || (event.shiftKey && !shiftTo)) return
    event.preventDefault()
    go(event.shiftKey && shiftTo ? shiftTo : to)
  }
  return <a {...rest} href={href(to)} onClick={onClick} />
}

type OptionLinkProps = { to: TableState; chosen: boolean; detail?: ReactNode; children: ReactNode }

/** A line of a menu that can be chosen; the menu stays open. */
export function OptionLink({ to, chosen, detail, children }: OptionLinkProps) {
  return (
    <TableLink
      to={to}
      aria-current={chosen ? 'true' : undefined}
      className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover aria-[current=true]:font-medium max-sm:min-h-11"
    >
      <span aria-hidden className="flex size-4 shrink-0 items-center justify-center text-accent">
        {chosen && <Check size={16} strokeWidth={2} />}
      </span>
      <span className="min-w-0 flex-1">{children}</span>
      {detail !== undefined && (
        <span data-tabular className="pl-3 text-muted">
          {detail}
        </span>
      )}
    </TableLink>
  )
}
