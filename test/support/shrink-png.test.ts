// A shrunk screenshot shows the same, as the browser itself says.
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { shrinkPng } from './shrink-png.ts'

test('a shrunk picture has the same size and the same dots, and takes less room', async () => {
  const page = await (await openBrowser()).newPage({ viewport: { width: 300, height: 200 } })
  await page.setContent('<body style="background:#fec"><h1>Words</h1><p style="color:#069">and more words')
  const picture = await page.screenshot()
  const shrunk = shrinkPng(picture)
  expect(shrunk.length).toBeLessThan(picture.length)
  const difference = await page.evaluate<number>(`(async () => {
    const [one, other] = await Promise.all(${JSON.stringify([picture, shrunk].map((png) => png.toString('base64')))}.map(async (png) => {
      const image = new Image()
      image.src = 'data:image/png;base64,' + png
      await image.decode()
      const drawing = Object.assign(document.createElement('canvas'), { width: 300, height: 200 }).getContext('2d')
      drawing.drawImage(image, 0, 0)
      return drawing.getImageData(0, 0, 300, 200).data
    }))
    return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index])), 0)
  })()`)
  expect(difference).toBeLessThan(12)
  await page.close()
})
