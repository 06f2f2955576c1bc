// Reads what somebody chose or typed on one of our own pages with a form.
import type { Request } from 'express'

/** The file of the form, else the text beside it. Null when neither came, or it is no such form. */
export async function readUpload(req: Request): Promise<string | null> {
  if (!Buffer.isBuffer(req.body)) return null
  const form = await new Response(new Uint8Array(req.body), {
    headers: { 'content-type': req.get('content-type') ?? '' },
  })
    .formData()
    .catch(() => null)
  const file = form?.get('file')
  if (file instanceof File && file.size > 0) return readText(new Uint8Array(await file.arrayBuffer()))
  const text = form?.get('text')
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

/** Excel's "Unicode text" is UTF-16; everything else is read as UTF-8. */
function readText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}
