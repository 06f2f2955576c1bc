// Makes a screenshot a third of its size: a page has few colours, so a palette of 256 does, and it is packed as tightly as can be.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Picture = { width: number; height: number; pixels: Uint32Array }

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PALETTE_SIZE = 256
/** So many of it are the commonest colours; the rest are those that look least like them. */
const COMMON = 176
/** How many bytes a dot has, by PNG's kind of colour: without and with transparency. */
const BYTES = new Map([
  [2, 3],
  [6, 4],
])

/** Of a PNG as the browser makes them: eight bits a colour, not interlaced. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPng(png)
  const { palette, indexOf } = choosePalette(pixels)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(pixels[y * width + x] ?? 0)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Whoever is not in the palette becomes the nearest of those who are. */
function choosePalette(pixels: Uint32Array): { palette: number[]; indexOf: (colour: number) => number } {
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byCount = [...counts].sort(([one, ones], [other, others]) => others - ones || one - other)
  const colours = byCount.map(([colour]) => colour)
  const palette = colours.slice(0, COMMON)
  addFarthest(palette, colours.slice(COMMON))
  const indexes = new Map(palette.map((colour, index) => [colour, index]))
  const indexOf = (colour: number) => {
    const known = indexes.get(colour)
    if (known !== undefined) return known
    const nearest = nearestOf(palette, colour)
    indexes.set(colour, nearest)
    return nearest
  }
  return { palette, indexOf }
}

/** A small red dot must stay red, however few its dots are. */
function addFarthest(palette: number[], others: readonly number[]): void {
  const distances = others.map((colour) => Math.min(...palette.map((one) => distanceOf(one, colour))))
  while (palette.length < PALETTE_SIZE) {
    const farthest = distances.indexOf(Math.max(...distances))
    const colour = others[farthest]
    if (colour === undefined || distances[farthest] === 0) return
    palette.push(colour)
    others.forEach((other, index) => {
      distances[index] = Math.min(distances[index] ?? 0, distanceOf(colour, other))
    })
  }
}

function nearestOf(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) => distanceOf(other, colour))
  return distances.indexOf(Math.min(...distances))
}

function distanceOf(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
}

function readPng(png: Buffer): Picture {
  const chunks = readChunks(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13)
  const [width, height, bytes] = [header.readUInt32BE(0), header.readUInt32BE(4), BYTES.get(header[9] ?? 0)]
  if (bytes === undefined) throw new Error('This is no screenshot of a browser.')
  const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
  const plain = unfilter(inflateSync(packed), width * bytes, bytes)
  const pixels = Uint32Array.from({ length: width * height }, (_, dot) => plain.readUIntBE(dot * bytes, 3))
  return { width, height, pixels }
}

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** Each row is written as its difference to what stands left of it or above; the row's first byte says to which. */
function unfilter(raw: Buffer, stride: number, bytes: number): Buffer {
  const height = raw.length / (stride + 1)
  const plain = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const left = x >= bytes ? (plain[y * stride + x - bytes] ?? 0) : 0
      const above = y > 0 ? (plain[(y - 1) * stride + x] ?? 0) : 0
      const corner = x >= bytes && y > 0 ? (plain[(y - 1) * stride + x - bytes] ?? 0) : 0
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0
      plain[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return plain
}

/** PNG's fourth filter: whichever of the three comes nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
