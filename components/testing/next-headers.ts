import { place } from './place'

/** Stands in for next/headers. */
export async function cookies() {
  return {
    get: (name: string) => {
      const value = place.cookies.get(name)
      return value === undefined ? undefined : { name, value }
    },
    set: (name: string, value: string) => place.cookies.set(name, value),
    delete: (name: string) => place.cookies.delete(name),
  }
}

export async function headers(): Promise<Headers> {
  return new Headers()
}
