// What leads elsewhere, and what is shown: links, tags and pictures.
import type { ImageProps, LinkProps, StatusTagProps, TagProps } from '@hubspot/ui-extensions'
import type { MouseEvent } from 'react'
import { useExtension } from '../extension.ts'
import { fire } from '../fire.ts'
import { Problem } from '../Problem.tsx'
import { linkProps, readHref } from '../parts/href.ts'
import { classes } from '../parts/sizes.ts'
import { Anchored } from '../parts/use-trigger.tsx'
import { usePress } from './buttons.tsx'
import { Glyph } from './Icon.tsx'

export function Link({
  href,
  variant = 'primary',
  onClick,
  preventDefault = false,
  overlay,
  testId,
  children,
}: LinkProps) {
  const press = usePress(overlay, onClick)
  const target = readHref(href)
  const click = (event: MouseEvent) => {
    if (preventDefault) event.preventDefault()
    press.click(event)
  }
  const shared = {
    ...press.anchorProps,
    className: `ui-link ${variant}`,
    onClick: click,
    'data-testid': testId,
  }
  return (
    <Anchored trigger={press}>
      {target ? (
        <a {...shared} {...linkProps(target)}>
          {children}
          {target.isExternal && <Glyph name="externalLink" label="opens in a new tab" />}
        </a>
      ) : (
        <button {...shared} type="button">
          {children}
        </button>
      )}
    </Anchored>
  )
}

export function Tag({ variant = 'default', inline = false, onClick, overlay, testId, children }: TagProps) {
  const press = usePress(overlay, onClick)
  const className = classes('ui-tag', variant, inline && 'inline')
  const isPressed = Boolean(onClick || overlay)
  return (
    <Anchored trigger={press}>
      {isPressed ? (
        <button
          {...press.anchorProps}
          type="button"
          className={className}
          onClick={press.click}
          data-testid={testId}
        >
          {children}
        </button>
      ) : (
        <span className={className} data-testid={testId}>
          {children}
        </span>
      )}
    </Anchored>
  )
}

export function StatusTag(props: StatusTagProps) {
  const {
    variant = 'default',
    hollow = false,
    onClick,
    showRemoveIcon = false,
    onRemoveClick,
    testId,
    children,
  } = props
  const words = (
    <>
      <span className={classes('dot', hollow && 'hollow')} aria-hidden="true" />
      {children}
    </>
  )
  return (
    <span className={`ui-status ${variant}`} data-testid={testId}>
      {onClick ? (
        <button type="button" onClick={() => void fire(onClick)}>
          {words}
        </button>
      ) : (
        words
      )}
      {showRemoveIcon && (
        <button
          type="button"
          className="ui-close"
          aria-label="Remove"
          onClick={() => void fire(onRemoveClick)}
        >
          ×
        </button>
      )}
    </span>
  )
}

export function Image({ src, alt = '', width, height, href, onClick, overlay, testId }: ImageProps) {
  const { permitted } = useExtension().config
  const press = usePress(overlay, onClick)
  const origin = /^https?:/.test(src) && URL.canParse(src) ? new URL(src).origin : null
  if (origin && permitted && !permitted.img.includes(origin))
    return (
      <Problem title="This picture is not allowed" details={`${origin} is not among permittedUrls.img.`} />
    )
  const picture = (
    <img className="ui-image" src={src} alt={alt} width={width} height={height} data-testid={testId} />
  )
  const target = readHref(href)
  const shared = { ...press.anchorProps, onClick: press.click }
  if (target)
    return (
      <a {...shared} {...linkProps(target)}>
        {picture}
      </a>
    )
  if (!onClick && !overlay) return picture
  return (
    <Anchored trigger={press}>
      <button {...shared} type="button" className="ui-picture-button">
        {picture}
      </button>
    </Anchored>
  )
}
