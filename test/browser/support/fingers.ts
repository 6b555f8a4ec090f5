import { inventCaptures } from '../../../src/entry/demo/invent-captures.ts'
import { isStationKey } from '../../../src/adapters/signing/station-signature.ts'
import { hexDigestOf } from '../../../src/platform/crypto/digests.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { checkPapers, comeOnDuty, confirmPerson, press, takeCase } from './counter.ts'
import { inspect } from './inspect.ts'
import type { Person } from './person.ts'
import { expect } from './test.ts'
import { landed } from './steps.ts'

/** The person was seen by the officer, who opens the page of fingers. */
export async function atFingers(vera: Person, code: string): Promise<void> {
  await comeOnDuty(vera)
  await takeCase(vera, code)
  await checkPapers(vera)
  await confirmPerson(vera)
  await vera.page.goto(`/interno/casos/${code}/huellas`)
}

export async function chooseFile(
  { page }: Person,
  form: string,
  name: string,
  octets: Uint8Array,
): Promise<void> {
  await page
    .locator(`form[action$="${form}"] input[type=file]`)
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(octets) })
}

/** Agrees, and brings three captures of each finger. */
export async function enrol(vera: Person, seed: number, look = false): Promise<void> {
  const { page, t } = vera
  const heading = (await page.locator('h1').textContent()) ?? ''
  if (look) {
    await inspect(vera, { name: 'consent to fingers', heading })
    await press(vera, t('fing.begin'))
    await inspect(vera, {
      name: 'consent to fingers, no box',
      heading,
      status: 422,
      errors: [t('fing.err.box')],
    })
  }
  await page.locator('[name=acepta]').check()
  await press(vera, t('fing.begin'))
  if (look) await inspect(vera, { name: 'no captures yet', heading })
  const files = new Map(inventCaptures(seed, 6).map(({ name, octets }) => [name, octets]))
  for (const slot of [1, 2])
    for (const n of [1, 2, 3]) {
      await chooseFile(
        vera,
        `/huellas/${slot}`,
        'captura.fmr',
        files.get(`${slot}_${n}.fmr`) ?? new Uint8Array(),
      )
      await landed(page, () => page.locator(`form[action$="/huellas/${slot}"] button[type=submit]`).click())
    }
  await expect(page.getByText(t('fing.complete'))).toBeVisible()
  if (look) await inspect(vera, { name: 'all captures', heading })
}

/** What the command `clavero stations add` does with the key that the page shows. */
export async function registered(db: Database, key: string): Promise<void> {
  const octets = Buffer.from(key, 'base64url')
  expect(isStationKey(octets)).toBe(true)
  await db.pool.query(
    `insert into capture_station (id, name, centre_id, public_key)
     select decode($1, 'hex'), 'Puesto 1', id, $2 from service_centre limit 1 on conflict (id) do nothing`,
    [hexDigestOf(octets), octets],
  )
}

/** The key of this browser, on the page where an officer reads it out to whoever runs the service. */
export async function stationKey({ page, t }: Person): Promise<string> {
  await page.goto('/interno/puesto')
  await page.getByRole('button', { name: t('fing.station.make') }).click()
  await expect(page.locator('[data-station-key]')).not.toBeEmpty()
  return (await page.locator('[data-station-key]').textContent()) ?? ''
}

/** Compares a capture of this person with what was enrolled, by a template file in the place of a reader. */
export async function compare(
  vera: Person,
  code: string,
  seed: number,
  name: string,
  finger = 0,
): Promise<void> {
  const { page, t } = vera
  const octets = inventCaptures(seed, 6).find((one) => one.name === name)?.octets ?? new Uint8Array()
  await page.goto(`/interno/casos/${code}/huellas/comparar`)
  await page.locator('[name=dedo]').nth(finger).check()
  await chooseFile(vera, '/comparar', name, octets)
  await press(vera, t('fing.live.send'))
}
