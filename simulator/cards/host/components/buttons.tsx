// What is pressed: buttons in rows or alone, with or without waiting.
import type { ButtonProps, ButtonRowProps, LoadingButtonProps } from '@hubspot/ui-extensions'
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react'
import { useExtension } from '../extension.ts'
import { extensionEvent, fire } from '../fire.ts'
import { type LinkTarget, linkProps, readHref } from '../parts/href.ts'
import { classes, sizeOf } from '../parts/sizes.ts'
import { Anchored, useTrigger } from '../parts/use-trigger.tsx'
import { Glyph } from './Icon.tsx'

export function Button({ overlay, onClick, href, disabled = false, type, children, ...look }: ButtonProps) {
  const press = usePress(overlay, onClick)
  return (
    <Pressable {...look} press={press} target={readHref(href)} isDisabled={disabled} type={type}>
      {children}
    </Pressable>
  )
}

export function LoadingButton(props: LoadingButtonProps) {
  const { loading = false, overlay, overlayOptions, onClick, href, disabled = false, type } = props
  const { children, resultIconName, variant, size, truncate, testId } = props
  const opensLater = overlayOptions?.openBehavior === 'onLoadingFinish'
  const press = usePress(overlay, onClick, !opensLater)
  const isDone = useFinished(loading, () => opensLater && press.open())
  const icon = loading ? (
    <span className="ui-spinner xs" aria-hidden="true" />
  ) : (
    isDone && <Glyph name={resultIconName ?? 'success'} />
  )
  const look = { variant, size, truncate, testId }
  return (
    <Pressable
      {...look}
      press={press}
      target={readHref(href)}
      isDisabled={disabled || loading}
      isBusy={loading}
      type={type}
    >
      {icon}
      {children}
    </Pressable>
  )
}

export function ButtonRow({ testId, children }: ButtonRowProps) {
  return (
    <div className="ui-button-row" data-testid={testId}>
      {children}
    </div>
  )
}

/** What happens on a click: the card is told, and the overlay opens. */
export function usePress(overlay: ReactNode, onClick: ButtonProps['onClick'], opensAtOnce = true) {
  const { overlays } = useExtension()
  const trigger = useTrigger(overlay)
  const click = (event: SyntheticEvent) => {
    void fire(onClick, extensionEvent(event), overlays.reactions)
    if (opensAtOnce) trigger.open()
  }
  return { ...trigger, click }
}

type PressableProps = {
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
  truncate?: boolean | undefined
  testId?: string | undefined
  press: ReturnType<typeof usePress>
  target: LinkTarget | null
  isDisabled: boolean
  isBusy?: boolean
  type?: ButtonProps['type']
  children: ReactNode
}

function Pressable({
  press,
  target,
  isDisabled,
  isBusy = false,
  type = 'button',
  children,
  ...look
}: PressableProps) {
  const className = classes(
    'ui-button',
    look.variant ?? 'secondary',
    sizeOf(look.size, 'md'),
    look.truncate && 'truncated',
  )
  const shared = { ...press.anchorProps, className, onClick: press.click, 'data-testid': look.testId }
  const button =
    target && !isDisabled ? (
      <a {...shared} {...linkProps(target)}>
        {children}
        {target.isExternal && <Glyph name="externalLink" label="opens in a new tab" />}
      </a>
    ) : (
      <button {...shared} type={type} disabled={isDisabled} aria-busy={isBusy}>
        {children}
      </button>
    )
  return <Anchored trigger={press}>{button}</Anchored>
}

/** True after loading has ended once; tells when it ends. */
function useFinished(isLoading: boolean, whenDone: () => void): boolean {
  const hasLoaded = useRef(false)
  const tell = useRef(whenDone)
  useEffect(() => {
    tell.current = whenDone
  })
  useEffect(() => {
    if (!isLoading) return
    hasLoaded.current = true
    return () => tell.current()
  }, [isLoading])
  return hasLoaded.current && !isLoading
}
