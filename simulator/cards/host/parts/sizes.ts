// HubSpot names sizes in two ways; here they have one.
import type { AllDistances } from '@hubspot/ui-extensions'

export type Size = 'flush' | 'xs' | 'sm' | 'md' | 'lg' | 'xl'

const sizes: Record<AllDistances | 'default', Size> = {
  flush: 'flush',
  'extra-small': 'xs',
  xs: 'xs',
  small: 'sm',
  sm: 'sm',
  medium: 'md',
  md: 'md',
  default: 'md',
  large: 'lg',
  lg: 'lg',
  'extra-large': 'xl',
  xl: 'xl',
}

export function sizeOf(size: AllDistances | 'default' | undefined, usual: Size): Size {
  return size === undefined ? usual : (sizes[size] ?? usual)
}

/** The class names that are not empty. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
