import { getTranslations } from 'next-intl/server'

/** The words for what a token reaches: the name of a register, or of a list beside them. */
export async function namesOfReaches(): Promise<(name: string) => string> {
  const [t, lists] = await Promise.all([getTranslations(), getTranslations('api.lists')])
  return (name) => {
    switch (name) {
      case 'leaks':
      case 'requests':
      case 'findings':
        return lists(name)
      default:
        return t.has(`${name}.name.plural`) ? t(`${name}.name.plural`) : name
    }
  }
}
