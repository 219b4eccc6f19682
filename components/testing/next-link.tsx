import type { ComponentProps, MouseEvent } from 'react'
import { useRouter } from './next-navigation'

type Props = ComponentProps<'a'> & { href: string; prefetch?: boolean | null }

/** Stands in for next/link: a plain click changes the address without leaving the page. */
export default function Link({ href, prefetch: _, onClick, ...rest }: Props) {
  const router = useRouter()
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || rest.target) return
    event.preventDefault()
    router.push(href)
  }
  return <a {...rest} href={href} onClick={go} />
}
