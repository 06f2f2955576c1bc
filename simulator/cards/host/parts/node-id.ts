// The id of the remote node that a component draws: its parent knows its children by these.
import { Children, createContext, isValidElement, type ReactNode } from 'react'

export const NodeId = createContext('')

/** The ids of a component's children, in their order. */
export function childIds(children: ReactNode): string[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<{ value?: unknown }>(child)) return []
    return typeof child.props.value === 'string' ? [child.props.value] : []
  })
}
