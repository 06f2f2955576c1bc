// What of a mail's HTML reaches a CRM, and that it fits.
import { expect, test } from 'vitest'
import { escapeHtml, htmlToText, safeHtml } from './safe-html.ts'

test.each([
  ['a script', '<script>alert(1)</script>', ''],
  ['a script in a script', '<scr<script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
  ['a style sheet', '<style>p { color: red }</style>', ''],
  ['a handler', '<b onclick="alert(1)">x</b>', '<b>x</b>'],
  ['an image that fails on purpose', '<img src="x:y" onerror="alert(1)">', ''],
  ['a picture in the text', '<img src="data:image/png;base64,AAAA">', ''],
  ['a frame', '<iframe src="https://x.example">', ''],
  ['a form', '<form action="https://x.example"><input name="a"><b>x</b></form>', '<b>x</b>'],
  ['a drawing', '<svg onload="alert(1)"><script>1</script></svg>', ''],
  ['an object', '<object data="https://x.example"><embed src="https://x.example"></object>', ''],
  ['a base', '<base href="https://x.example"><link rel="stylesheet" href="https://x.example">', ''],
  ['a comment', '<!--[if mso]><b>x</b><![endif]-->', ''],
  ['an expression', '<p style="width:expression(alert(1))">x</p>', '<p>x</p>'],
  ['a style that loads', '<p style="background:url(https://x.example)">x</p>', '<p>x</p>'],
  ['a style that covers', '<p style="position:fixed;top:0">x</p>', '<p>x</p>'],
  ['a tracking pixel', '<img src="https://x.example/o.gif" width="1" height="1">', ''],
  ['a pixel without size', '<img src="https://x.example/o.gif" width="0">', ''],
  ['a pixel by style', '<img src="https://x.example/o.gif" style="width:1px;height:1px">', ''],
  ['a hidden picture', '<img src="https://x.example/o.gif" style="display:none">', ''],
  ['hidden text', '<div style="color:red; display: none">pre<b>view</b></div>x', 'x'],
  ['a title', '<html><head><title>x</title></head></html>', ''],
  ['a picture that was attached', '<img src="cid:1">', ''],
  ['a picture without scheme', '<img src="//x.example/a.png">', ''],
])('%s is taken out', (_what, html, left) => {
  expect(safeHtml(html)).toBe(left)
})

test.each([
  ['javascript:alert(1)'],
  ['JavaScript:alert(1)'],
  ['java\nscript:alert(1)'],
  ['&#106;avascript:alert(1)'],
  [' javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['vbscript:x'],
  ['//x.example'],
])('a link to %j leads nowhere', (href) => {
  expect(safeHtml(`<a href="${href}">x</a>`)).toMatch(/^<a target="_blank" rel="noopener noreferrer">x<\/a>$/)
})

test.each([
  ['<p><b>bold</b> <em>slanted</em></p>'],
  ['<table><tr><td colspan="2" bgcolor="#ffffff">cell</td></tr></table>'],
  ['<ul><li>one</li></ul>'],
  ['<p style="color:red;text-align:center">x</p>'],
  ['<img src="https://x.example/logo.png" alt="Logo" width="200" />'],
  ['Grüße 😀 &amp; 1 &lt; 2'],
])('%s is kept', (html) => {
  expect(safeHtml(html)).toBe(html)
})

test('links are kept and open a page of their own', () => {
  const html = safeHtml('<a href="https://x.example/?a=1&b=2">x</a>')
  expect(html).toBe(
    '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>',
  )
})

test('what is safe stays as it is', () => {
  const once = safeHtml('<div onclick=1><a href="https://x.example">x<b>y</a><script>z')
  expect(safeHtml(once)).toBe(once)
})

test('text is made of HTML with its links and lines', () => {
  const text = htmlToText('<p>Hello <b>Bob</b></p><p><a href="https://x.example/">Prices</a></p>')
  expect(text).toMatch(/^Hello Bob\n+Prices/)
})

test('escaped text is shown, not run', () => {
  expect(escapeHtml(`<b title="x">'&'</b>`)).toBe('&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;')
})
