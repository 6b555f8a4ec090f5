/**
 * Draws the pictures of README.md and LEAME.md anew: `node scripts/pictures.mjs`. It starts a demonstration
 * of its own in a folder that is removed afterwards, recovers a key on a telephone of 360 pixels, in Spanish, stops
 * at three pages and at the assistant, and sends a request that was signed. Needs Chromium; `CLAVERO_CHROMIUM` names it.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { pinned, root, setUp } from './setup.mjs'

const screen = { width: 360, height: 980 }
/** Text on plain ground has few colours; fewer shades of its edges make a smaller file. */
const shades = 64
/** Octets a picture may have: a README is read on telephones too. */
const most = 80_000
const folder = join(root, 'docs', 'img')

setUp()
const { chromium } = await import('@playwright/test')
mkdirSync(folder, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'clavero-pictures-'))
const port = await freePort()
const origin = `http://localhost:${port}`
// The service refuses what is no setting of its own, and this one is the picture's.
const { CLAVERO_CHROMIUM: _, ...settings } = pinned
const demonstration = spawn('node', [join(root, 'bin', 'clavero.mjs'), 'demo'], {
  env: { ...settings, PORT: String(port), CLAVERO_DATA: data, CLAVERO_LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise((done) => demonstration.once('exit', done))
let browser
try {
  await isUp()
  browser = await chromium.launch({
    executablePath: process.env.CLAVERO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  await walk()
  await walkSigned()
} finally {
  await browser?.close()
  demonstration.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
}

async function telephone() {
  const context = await browser.newContext({
    viewport: screen,
    deviceScaleFactor: 2,
    locale: 'es-EC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

async function walk() {
  const page = await telephone()
  const answers = await answersOf(page, 'E1')
  const send = async () => {
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForLoadState()
  }

  await page.goto(origin)
  await keep(page, 'start')
  await page.goto(`${origin}/ayuda/que-me-pasa`)
  await keep(page, 'assistant')
  await page.goto(`${origin}/empresa`)
  await page.locator('#ruc').fill(answers.get('RUC'))
  await page.locator('#cedula').fill(answers.get('Cédula del representante legal'))
  await page.locator('#continuar').click()
  await page.waitForURL(`${origin}/preguntas`)
  await send()
  while (/\/preguntas\/\d$/.test(page.url())) {
    await answer(page, answers)
    await send()
  }
  await send()
  await page.waitForURL(`${origin}/enlace/enviado`)
  const mail = await mailTo(page, answers.get('Correo registrado'))
  await page.reload()
  await page.locator('[data-mail-state][data-state=accepted]').waitFor()
  await keep(page, 'mail')
  await page.goto(mail.link)
  await send()
  await page.locator('#clave').pressSequentially('Faro+')
  await keep(page, 'key')
}

/** A request is issued, signed in the place of FirmaEC, and sent. */
async function walkSigned() {
  const page = await telephone()
  const answers = await answersOf(page, 'SAS')
  const send = async () => {
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForLoadState()
  }
  await page.goto(`${origin}/empresa`)
  await page.locator('#ruc').fill(answers.get('RUC'))
  await page.locator('#cedula').fill(answers.get('Cédula del representante legal'))
  await page.locator('#continuar').click()
  await page.waitForURL(`${origin}/preguntas`)
  await page.goto(`${origin}/solicitud/datos`)
  await page.locator('input[name=pide][value=clave]').check()
  await send()
  await send()
  await page.waitForURL(`${origin}/solicitud/subir`)
  const issued = await (await page.request.get(`${origin}/solicitud/descargar`)).body()
  const pdf = (buffer) => ({ name: 'solicitud.pdf', mimeType: 'application/pdf', buffer })
  await page.goto(`${origin}/demo/firmar?persona=SAS&certificado=good-san`)
  await page.locator('input[name=archivo]').setInputFiles(pdf(issued))
  const downloading = page.waitForEvent('download')
  await page.locator('main form button[type=submit]').last().click()
  const signed = readFileSync(await (await downloading).path())
  await page.goto(`${origin}/solicitud/subir`)
  await page.locator('#archivo').setInputFiles(pdf(signed))
  await send()
  await page.waitForURL(/\/solicitud\/CLV-/)
  await keep(page, 'signed')
}

/** Question and answer, as the demonstration's own page tells them. */
async function answersOf(page, person) {
  await page.goto(`${origin}/demo/empresas/${person}`)
  const [names, values] = await Promise.all([
    page.locator('main dt').allInnerTexts(),
    page.locator('main dd').allInnerTexts(),
  ])
  return new Map(names.map((name, index) => [name.trim(), values[index].trim()]))
}

async function answer(page, answers) {
  const text = answers.get((await page.locator('h1').innerText()).trim())
  if ((await page.locator('input[type=radio]').count()) > 0)
    return page.getByRole('radio', { name: text, exact: true }).check()
  if ((await page.locator('[name=year]').count()) === 0) return page.locator('[name=answer]').fill(text)
  const [year, month, day] = text.split('-').map(Number)
  if (day !== undefined) await page.locator('[name=day]').fill(String(day))
  await page.locator('[name=month]').fill(String(month))
  await page.locator('[name=year]').fill(String(year))
}

async function mailTo(page, address) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await page.request.get(`${origin}/demo/correo/inbox.json?to=${address}`)
    const [mail] = await answered.json()
    if (mail) return mail
    await page.waitForTimeout(100)
  }
  throw new Error(`no mail to ${address}`)
}

async function keep(page, name) {
  const shot = await page.screenshot({ animations: 'disabled' })
  const tool = await browser.newPage()
  const { width, height, pixels } = await tool.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data: octets } = pen.getImageData(0, 0, image.width, image.height)
    let text = ''
    for (let at = 0; at < octets.length; at += 32_768)
      text += String.fromCharCode(...octets.subarray(at, at + 32_768))
    return { width: image.width, height: image.height, pixels: btoa(text) }
  }, shot.toString('base64'))
  await tool.close()
  const picture = paletted(width, height, Buffer.from(pixels, 'base64'))
  if (picture.length > most) throw new Error(`${name}.png has ${picture.length} octets, ${most} at most`)
  writeFileSync(join(folder, `${name}.png`), picture)
  console.log(`docs/img/${name}.png  ${width} × ${height}, ${picture.length} B`)
}

/** A PNG of the commonest colours (`shades`); every other becomes the nearest of them. */
function paletted(width, height, pixels) {
  const colours = new Map()
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
    colours.set(colour, (colours.get(colour) ?? 0) + 1)
  }
  const palette = [...colours]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shades)
    .map(([colour]) => colour)
  const nearest = new Map()
  for (const colour of colours.keys()) nearest.set(colour, nearestIn(palette, colour))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
      rows[y * (width + 1) + 1 + x] = nearest.get(colour)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function nearestIn(palette, colour) {
  const distance = (other) =>
    ((other >> 16) - (colour >> 16)) ** 2 +
    (((other >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
    ((other & 255) - (colour & 255)) ** 2
  let best = 0
  for (let index = 1; index < palette.length; index += 1)
    if (distance(palette[index]) < distance(palette[best])) best = index
  return best
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** It is up when it says where to go. */
function isUp() {
  return new Promise((ready, fail) => {
    let said = ''
    demonstration.stdout.on('data', (text) => {
      said += text
      if (said.includes('Ctrl-C')) ready()
    })
    demonstration.once('exit', () => fail(new Error(`the demonstration did not start:\n${said}`)))
  })
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port: free } = server.address()
  await new Promise((done) => server.close(done))
  return free
}
