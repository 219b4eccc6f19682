import { cloneElement, isValidElement, type ReactNode } from 'react'

type ServerComponent = ((props: object) => ReactNode | Promise<ReactNode>) & { onServer: true }

/**
 * A tree as the server hands it on: every component of the server in it, at any depth, is called and replaced by what it
 * answers; components of the client stay as they are. Which is which is said by lib/cli/tests/next-files.mjs.
 */
export async function resolved(node: ReactNode): Promise<ReactNode> {
  if (Array.isArray(node)) return Promise.all(node.map(resolved))
  if (!isValidElement<Record<string, unknown>>(node)) return node
  if (isServerComponent(node.type)) return withKey(await resolved(await node.type(node.props)), node.key)
  const { children, ...rest } = node.props
  const props = await Promise.all(
    Object.entries(rest).map(async ([name, value]) => [name, isElement(value) ? await resolved(value) : value]),
  )
  const inside = await Promise.all(
    (children === undefined ? [] : [children]).flat().map((child) => (isNode(child) ? resolved(child) : null)),
  )
  return cloneElement(node, Object.fromEntries(props), ...inside)
}

/** A row of a list keeps its name in the list. */
function withKey(node: ReactNode, key: string | null): ReactNode {
  return key !== null && isValidElement(node) ? cloneElement(node, { key }) : node
}

function isServerComponent(type: unknown): type is ServerComponent {
  return typeof type === 'function' && 'onServer' in type
}

function isElement(value: unknown): value is ReactNode {
  return isValidElement(value) || (Array.isArray(value) && value.some(isElement))
}

function isNode(value: unknown): value is ReactNode {
  return typeof value !== 'function'
}
