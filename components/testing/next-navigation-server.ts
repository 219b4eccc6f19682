/** Stands in for next/navigation on the server: what ends a page is the real thing, and hooks know the place of the test. */
export { notFound } from 'next/dist/client/components/not-found'
export { redirect } from 'next/dist/client/components/redirect'
export { unstable_rethrow } from 'next/dist/client/components/unstable-rethrow'
export { usePathname, useRouter, useSearchParams } from './next-navigation'
