// What app pages are made of: a title, a way back, links between them, and actions in the bar above.
import type { HeaderActionButtonProps, HeaderActionsProps } from '@hubspot/ui-extensions'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useExtension } from '../extension.ts'
import { extensionEvent, fire } from '../fire.ts'
import type { Target } from '../pages.ts'
import { linkProps, readHref } from '../parts/href.ts'
import { Button } from './buttons.tsx'

type Props = { children?: ReactNode; testId?: string }
type PageLinkProps = Props & Target
type ButtonLook = 'primary' | 'secondary'

export function PageTitle({ testId, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Its words come from the worker and change without us.
  useEffect(() => {
    const element = heading.current
    if (!element) return
    const tell = () => {
      document.title = `${element.textContent} | Simulated HubSpot`
    }
    tell()
    const observer = new MutationObserver(tell)
    observer.observe(element, { characterData: true, childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return (
    <h1 className="ui-page-title" ref={heading} data-testid={testId}>
      {children}
    </h1>
  )
}

export function PageLink({ to, params, testId, children }: PageLinkProps) {
  return (
    <PageAnchor target={params ? { to, params } : { to }} className="ui-link primary" testId={testId}>
      {children}
    </PageAnchor>
  )
}

export function PageBreadcrumbs({ testId, children }: Props) {
  return (
    <nav className="ui-breadcrumbs" aria-label="Breadcrumbs" data-testid={testId}>
      {children}
    </nav>
  )
}

export function PageBreadcrumbsCurrent({ testId, children }: Props) {
  return (
    <span aria-current="page" data-testid={testId}>
      {children}
    </span>
  )
}

export function PageHeader({ children }: Props) {
  return <InBar>{children}</InBar>
}

export function PageHeaderActions({ children }: Props) {
  return <span className="ui-header-actions">{children}</span>
}

export function PageHeaderPageLink({ to, params, testId, children }: PageLinkProps) {
  return (
    <PageAnchor target={params ? { to, params } : { to }} className="ui-button secondary sm" testId={testId}>
      {children}
    </PageAnchor>
  )
}

type HeaderLinkProps = Props & Pick<HeaderActionButtonProps, 'href' | 'onClick' | 'disabled'>

export function PageHeaderLink({ href, onClick, disabled = false, testId, children }: HeaderLinkProps) {
  const { overlays } = useExtension()
  const target = readHref(href)
  const shared = {
    className: 'ui-button secondary sm',
    'data-testid': testId,
    onClick: (event: MouseEvent) => void fire(onClick, extensionEvent(event), overlays.reactions),
  }
  if (target && !disabled)
    return (
      <a {...shared} {...linkProps(target)}>
        {children}
      </a>
    )
  return (
    <button {...shared} type="button" disabled={disabled}>
      {children}
    </button>
  )
}

export function HeaderActions({ children }: HeaderActionsProps) {
  return (
    <InBar>
      <span className="ui-header-actions">{children}</span>
    </InBar>
  )
}

export const PrimaryHeaderActionButton = headerButton('primary')
export const SecondaryHeaderActionButton = headerButton('secondary')

function headerButton(variant: ButtonLook) {
  return function HeaderActionButton(props: HeaderActionButtonProps) {
    return <Button {...props} variant={variant} size="sm" />
  }
}

type AnchorProps = { target: Target; className: string; testId: string | undefined; children: ReactNode }

function PageAnchor({ target, className, testId, children }: AnchorProps) {
  const { pages } = useExtension()
  const go = (event: MouseEvent) => {
    // With a key held, the browser opens it elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    pages.go(target)
  }
  return (
    <a href={pages.href(target)} className={className} onClick={go} data-testid={testId}>
      {children}
    </a>
  )
}

/** Into the bar that the server drew above the page. */
function InBar({ children }: { children: ReactNode }) {
  const [bar] = useState(() => document.getElementById('page-actions'))
  return bar ? createPortal(children, bar) : <div className="ui-header-actions">{children}</div>
}
