// Draws bars and lines as SVG: small, without scripts, readable on white and on black, where GitHub shows either.
import { type Chart, formatNumber } from './result.ts'

const WIDTH = 720
const HEIGHT = 320
const LEFT = 64
const RIGHT = 16
const TOP = 64
const BOTTOM = 40
const COLORS = ['#2f81f7', '#e3702a', '#2da44e', '#a475f9']

const STYLE = `text { font: 12px system-ui, sans-serif; fill: #24292f } .title { font-size: 15px; font-weight: 600 }
.faint { stroke: #8c959f; stroke-opacity: .35 } .goal { stroke: #8c959f; stroke-dasharray: 5 4 } .value { font-size: 11px }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }`

type Scale = { y(value: number): number; ticks: number[] }

export function drawChart(chart: Chart): string {
  const scale = createScale(chart)
  const parts = [
    `<text class="title" x="${LEFT}" y="22">${escapeXml(chart.title)}</text>`,
    ...legend(chart),
    ...grid(chart, scale),
    ...(chart.kind === 'bar' ? bars(chart, scale) : lines(chart, scale)),
    ...labels(chart),
    ...goalLine(chart, scale),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>${escapeXml(describe(chart))}</title>
<style>${STYLE}</style>
${parts.join('\n')}
</svg>
`
}

/** The chart in words, for who cannot see it; also its alternative text in the report. */
export function describe({ title, unit, labels, series }: Chart): string {
  const told = series.map(({ name, values }) => {
    const points = values.map((value, index) => `${labels[index]} ${formatNumber(value)}`)
    return `${name}: ${points.join(', ')}`
  })
  return `${title} (${unit}). ${told.join('; ')}`
}

function createScale({ series, goal }: Chart): Scale {
  const most = Math.max(...series.flatMap(({ values }) => values), goal ?? 0)
  const step = niceStep(most / 4)
  const count = Math.max(1, Math.ceil((most * 1.05) / step))
  const height = HEIGHT - TOP - BOTTOM
  return {
    y: (value) => round(HEIGHT - BOTTOM - (value / (step * count)) * height),
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  }
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(least: number): number {
  if (least <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10)
}

function grid({ unit }: Chart, { y, ticks }: Scale): string[] {
  return [
    `<text x="8" y="${TOP - 10}">${escapeXml(unit)}</text>`,
    ...ticks.flatMap((tick) => [
      `<line class="faint" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/>`,
      `<text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${formatNumber(tick)}</text>`,
    ]),
  ]
}

function centers({ labels }: Chart): { at(index: number): number; room: number } {
  const room = (WIDTH - LEFT - RIGHT) / labels.length
  return { room, at: (index) => round(LEFT + room * (index + 0.5)) }
}

function bars(chart: Chart, { y }: Scale): string[] {
  const { room, at } = centers(chart)
  const width = round(Math.min(72, (room * 0.8) / chart.series.length))
  return chart.series.flatMap(({ values }, index) =>
    values.flatMap((value, label) => {
      const x = round(at(label) + (index - chart.series.length / 2) * width)
      const height = Math.max(1, y(0) - y(value))
      return [
        `<rect x="${x}" y="${y(value)}" width="${width - 3}" height="${height}" rx="2" fill="${colorOf(index)}"/>`,
        `<text class="value" x="${x + width / 2}" y="${y(value) - 5}" text-anchor="middle">${formatNumber(value)}</text>`,
      ]
    }),
  )
}

function lines(chart: Chart, { y }: Scale): string[] {
  const { at } = centers(chart)
  return chart.series.flatMap(({ values }, index) => [
    `<polyline points="${values.map((value, label) => `${at(label)},${y(value)}`).join(' ')}" fill="none" stroke="${colorOf(index)}" stroke-width="2"/>`,
    ...values.flatMap((value, label) => [
      `<circle cx="${at(label)}" cy="${y(value)}" r="3.5" fill="${colorOf(index)}"/>`,
      `<text class="value" x="${at(label)}" y="${y(value) - 9}" text-anchor="middle">${formatNumber(value)}</text>`,
    ]),
  ])
}

function labels(chart: Chart): string[] {
  const { at } = centers(chart)
  return chart.labels.map(
    (label, index) =>
      `<text x="${at(index)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${escapeXml(label)}</text>`,
  )
}

function legend({ series }: Chart): string[] {
  let x = LEFT
  return series.flatMap(({ name }, index) => {
    const swatch = `<rect x="${x}" y="33" width="11" height="11" rx="2" fill="${colorOf(index)}"/>`
    const text = `<text x="${x + 16}" y="43">${escapeXml(name)}</text>`
    x += 40 + name.length * 7
    return [swatch, text]
  })
}

function goalLine({ goal }: Chart, { y }: Scale): string[] {
  if (goal === undefined) return []
  return [
    `<line class="goal" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(goal)}" y2="${y(goal)}"/>`,
    `<text class="value" x="${WIDTH - RIGHT}" y="${y(goal) - 5}" text-anchor="end">goal ${formatNumber(goal)}</text>`,
  ]
}

function colorOf(index: number): string {
  return COLORS[index % COLORS.length] ?? '#8c959f'
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
