// How deep a heading stands in the page, so that its outline stays whole whoever draws it.
import { createContext } from 'react'

export const HeadingLevel = createContext(3)
