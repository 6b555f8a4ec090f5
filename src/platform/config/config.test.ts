import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { configurationDoc } from './document.ts'
import { readClamdPlace } from './clamd.ts'
import { problemsText, readConfig, readSettings } from './read.ts'
import { settingWarnings } from './warnings.ts'
import { about, settingNames } from './schema.ts'
import { demonstrationSecrets, ownSecrets } from './secrets.ts'
import { shownSettings } from './show.ts'
import type { Environment } from './values.ts'

const draw = (bytes = 32) => randomBytes(bytes).toString('base64')
const drawn = Object.fromEntries(ownSecrets.map((name) => [name, draw()]))
const demo = (env: Environment = {}) => readConfig(env, { secretsIn: () => drawn })

/** A complete production, of an institution that does not exist. */
const whole: Environment = {
  CLAVERO_MODE: 'production',
  CLAVERO_ORIGIN: 'https://clave.entidad-ficticia.gob.ec',
  CLAVERO_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16',
  DATABASE_URL: 'postgresql://app:hunter2@db/clavero',
  CLAVERO_INSTITUTION_NAME: 'Entidad Ficticia',
  CLAVERO_INSTITUTION_SHORT_NAME: 'EF',
  CLAVERO_OPERATOR: 'Entidad Ficticia',
  CLAVERO_HELP_PHONE: '1800 111 111',
  CLAVERO_HELP_HOURS_ES: 'de lunes a viernes',
  CLAVERO_HELP_HOURS_EN: 'Monday to Friday',
  CLAVERO_SECURITY_CONTACT: 'seguridad@entidad-ficticia.gob.ec',
  CLAVERO_PRIVACY_CONTACT: 'datos@entidad-ficticia.gob.ec',
  CLAVERO_SMTP_URL: 'smtp://app:s%40fe@mail.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_DOMAIN: 'avisos.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_SENDER: 'clave@avisos.entidad-ficticia.gob.ec',
  CLAVERO_TAXPAYER_REGISTRY: 'imported',
  CLAVERO_CIVIL_REGISTRY: 'https://civil.bus-ficticio.gob.ec/v1',
  CLAVERO_COMPANIES_REGISTRY: 'http://127.0.0.1:9000',
  ...Object.fromEntries(ownSecrets.filter((name) => about(name).needed).map((name) => [name, draw()])),
}
const problemsOf = (over: Environment, base = whole) => {
  const read = readConfig(
    { ...base, ...over },
    {
      readFile: () => {
        throw Object.assign(new Error(), { code: 'ENOENT' })
      },
    },
  )
  return read.ok ? [] : read.detail
}

describe('the demonstration', () => {
  test('starts with nothing set', () => {
    expect(demo()).toMatchObject({
      ok: true,
      value: {
        mode: 'demonstration',
        port: 3000,
        host: '127.0.0.1',
        origin: 'http://localhost:3000',
        profile: 'as-described',
        database: { url: undefined },
      },
    })
  })

  test('takes its origin from its port', () => {
    expect(demo({ PORT: '8080' })).toMatchObject({ value: { origin: 'http://localhost:8080' } })
  })

  test.each(settingNames.filter((name) => about(name).productionOnly))(
    'cannot be dressed up with %s (B1, B2)',
    (name) => {
      const read = demo({ [name]: whole[name] ?? '#123456' })
      expect(read.ok).toBe(false)
      if (!read.ok) expect(read.detail.some(({ setting }) => setting === name)).toBe(true)
    },
  )

  test('says so of an origin that is no address, and does not break over it', () => {
    const read = demo({ CLAVERO_ORIGIN: 'http://:' })
    expect(read.ok ? [] : read.detail.map(({ setting }) => setting)).toEqual(['CLAVERO_ORIGIN'])
  })

  test('draws its secrets once, keeps them for its owner only, and gives two processes the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clavero-config-'))
    try {
      const first = readConfig({ CLAVERO_DATA: folder })
      const second = readConfig({ CLAVERO_DATA: folder })
      if (!first.ok || !second.ok) throw new Error('refused')
      expect(first.value.secrets.pepper.reveal()).toBe(second.value.secrets.pepper.reveal())
      expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
      expect(new Set(Object.values(demonstrationSecrets(folder))).size).toBe(
        ownSecrets.filter((name) => about(name).needed).length,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('production (F-38)', () => {
  test('starts when everything is there', () => {
    const read = readConfig(whole)
    if (!read.ok) throw new Error(problemsText(read.detail))
    expect(read.value).toMatchObject({
      mode: 'production',
      origin: 'https://clave.entidad-ficticia.gob.ec',
      trustedProxies: ['10.0.0.1', '10.1.0.0/16'],
      registries: { taxpayer: { kind: 'imported' }, civil: { kind: 'http' }, companies: { kind: 'http' } },
      mail: { host: 'mail.entidad-ficticia.gob.ec', port: 587, tls: 'required', dkim: undefined },
    })
    if (read.value.mode !== 'production') throw new Error('mode')
    expect(read.value.mail.auth?.pass.reveal()).toBe('s@fe')
    expect(read.value.secrets.receipt.reveal()).toHaveLength(32)
  })

  test('lists everything that is missing, at once', () => {
    const problems = problemsOf({}, { CLAVERO_MODE: 'production' })
    const needed = settingNames.filter((name) => about(name).needed)
    expect(problems.map(({ setting }) => setting)).toEqual(needed)
    expect(problems.every(({ says, fix }) => says === 'is missing' && fix.length > 20)).toBe(true)
    for (const name of needed) expect(problemsText(problems)).toContain(name)
  })

  test.each(settingNames.filter((name) => about(name).needed))('does not start without %s', (name) => {
    expect(problemsOf({ [name]: undefined })).toMatchObject([{ setting: name, says: 'is missing' }])
    expect(problemsOf({ [name]: '  ' })).toMatchObject([{ setting: name, says: 'is missing' }])
  })

  test.each([
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
    ['tcp://clamav:3310', { host: 'clamav', port: 3310 }],
  ])('takes a scanner of files at %s', (text, place) => {
    expect(problemsOf({ CLAVERO_CLAMD: text })).toEqual([])
    expect(readClamdPlace(text)).toEqual(place)
  })

  test.each([
    'tcp://127.0.0.1',
    'tcp://127.0.0.1:0',
    'tcp://127.0.0.1:70000',
    'tcp://203.0.113.9:3310',
    'clamd.ctl',
    'http://x',
  ])('refuses a scanner at %s', (text) => {
    expect(problemsOf({ CLAVERO_CLAMD: text }).map(({ setting }) => setting)).toEqual(['CLAVERO_CLAMD'])
  })

  test.each([
    ['short', draw(31)],
    ['repeated', Buffer.alloc(40, 'ab').toString('base64')],
    ['zeros', '0'.repeat(64)],
    ['a sentence', Buffer.from('this is the secret of our service, really').toString('base64')],
    ['no octets', 'changeme-changeme-changeme-changeme!'],
    ['a default', 'secret'],
  ])('refuses a secret that is %s', (_kind, value) => {
    for (const name of ownSecrets) {
      const [problem] = problemsOf({ [name]: value })
      expect(problem?.setting).toBe(name)
      expect(JSON.stringify(problem)).not.toContain(value)
    }
  })

  test('refuses one secret for two purposes, in whatever notation', () => {
    const octets = randomBytes(32)
    const problems = problemsOf({
      CLAVERO_SESSION_KEY: octets.toString('hex'),
      CLAVERO_PEPPER: octets.toString('base64url'),
    })
    expect(problems).toMatchObject([
      { setting: 'CLAVERO_PEPPER', says: 'is the same as CLAVERO_SESSION_KEY' },
    ])
    expect(problemsOf({ CLAVERO_SESSION_KEY_PREVIOUS: whole['CLAVERO_SESSION_KEY'] })).toHaveLength(1)
  })

  test('signs with exactly 32 octets', () => {
    expect(problemsOf({ CLAVERO_RECEIPT_KEY: draw(33) })).toMatchObject([{ setting: 'CLAVERO_RECEIPT_KEY' }])
  })

  test.each([
    ['CLAVERO_ORIGIN', 'http://clave.entidad-ficticia.gob.ec'],
    ['CLAVERO_ORIGIN', 'https://clave.entidad-ficticia.gob.ec/entrar'],
    ['CLAVERO_ORIGIN', 'https://localhost'],
    ['CLAVERO_ORIGIN', 'https://10.0.0.1'],
    ['CLAVERO_ORIGIN', 'https://user@clave.entidad-ficticia.gob.ec'],
    ['CLAVERO_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['CLAVERO_TRUSTED_PROXIES', '10.0.0.1, ::/0'],
    ['CLAVERO_TRUSTED_PROXIES', '10.0.0'],
    ['CLAVERO_MAIL_DOMAIN', 'otra-entidad.gob.ec'],
    ['CLAVERO_MAIL_SENDER', 'clave@otra-entidad.gob.ec'],
    ['CLAVERO_MAIL_SENDER', 'Clave <clave@avisos.entidad-ficticia.gob.ec>'],
    ['CLAVERO_INSTITUTION_NAME', 'Instituto de Seguridad Social de Prueba'],
    ['CLAVERO_INSTITUTION_NAME', 'Entidad <b>Ficticia</b>'],
    ['CLAVERO_OPERATOR', 'Entidad\nFicticia'],
    ['DATABASE_URL', 'mysql://db/clavero'],
    ['DATABASE_URL', 'postgresql://app@db.entidad-ficticia.gob.ec/clavero'],
    ['CLAVERO_CIVIL_REGISTRY', 'http://civil.bus-ficticio.gob.ec'],
    ['CLAVERO_CIVIL_REGISTRY', 'https://civil.example'],
    ['CLAVERO_DKIM_SELECTOR', 'uno'],
    ['DATABASE_URL', 'postgresql:///clavero?host=db.entidad-ficticia.gob.ec'],
    ['DATABASE_URL', 'postgresql://app@127.0.0.1/clavero?host=db.entidad-ficticia.gob.ec'],
    ['DATABASE_URL', 'postgresql://app@db/clavero?host=10.0.0.9'],
    ['DATABASE_URL', 'postgresql://app@127.0.0.1/clavero?host=10%2E0%2E0%2E9'],
    ['DATABASE_URL', 'postgresql://app@db.entidad-ficticia.gob.ec/c?sslmode=verify-full&sslmode=disable'],
    ['CLAVERO_SMTP_URL', 'mail.entidad-ficticia.gob.ec:587'],
    ['CLAVERO_SMTP_URL', 'smtp://u%zz:k@mail.entidad-ficticia.gob.ec'],
    ['CLAVERO_SMTP_URL', 'smtp://u:k%zz@mail.entidad-ficticia.gob.ec'],
    ['CLAVERO_SMTP_URL', 'smtp://mail.entidad-ficticia.gob.ec:99999'],
    ['CLAVERO_SMTP_URL', 'smtp://mail.entidad-ficticia.gob.ec/queue'],
    ['CLAVERO_SMTP_URL', 'smtp:///queue'],
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['PORT', '1e3'],
    ['CLAVERO_LINK_LIFE', '30'],
    ['CLAVERO_HASH_CONCURRENCY', '0'],
    ['CLAVERO_PROFILE', 'easy'],
    ['CLAVERO_BRAND_COLOUR', 'red; }'],
  ])('refuses %s=%s', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems.length).toBeGreaterThan(0)
    // A mail domain that is wrong makes the sender wrong too.
    expect(problems.map(({ setting }) => setting).join()).toContain(
      name === 'CLAVERO_MAIL_DOMAIN' ? 'CLAVERO_MAIL' : name,
    )
  })

  test('takes any registry from files', () => {
    for (const name of ['CLAVERO_TAXPAYER_REGISTRY', 'CLAVERO_CIVIL_REGISTRY', 'CLAVERO_COMPANIES_REGISTRY'])
      expect(problemsOf({ [name]: 'imported' }), name).toEqual([])
  })

  test('R21: warns of a taxpayer file, which names no representatives', () => {
    const warned = (over: Environment) => {
      const read = readSettings({ ...whole, ...over })
      return read.ok ? settingWarnings(read.value) : read.detail
    }
    expect(warned({})).toHaveLength(1)
    expect(warned({ CLAVERO_TAXPAYER_REGISTRY: 'https://bus.entidad-ficticia.gob.ec' })).toEqual([])
  })

  test('asks for checked TLS to a database elsewhere', () => {
    for (const url of [
      'app:k@db.entidad-ficticia.gob.ec/clavero?sslmode=verify-full',
      'app@db/clavero',
      'app@127.0.0.1:5432/clavero',
      'app@/clavero?host=%2Frun',
      '/clavero',
    ]) {
      expect(problemsOf({ DATABASE_URL: `postgresql://${url}` }), url).toEqual([])
    }
    for (const url of [
      'app@10.0.0.7/clavero',
      'app:k@db.entidad-ficticia.gob.ec:5432/clavero?sslmode=require',
      '[2001:db8::1]/clavero',
    ]) {
      expect(problemsOf({ DATABASE_URL: `postgresql://${url}` }), url).toMatchObject([
        { setting: 'DATABASE_URL' },
      ])
    }
  })
})

describe('reading', () => {
  test('takes any setting from a file', () => {
    const read = readConfig(
      { ...whole, CLAVERO_PEPPER: undefined, CLAVERO_PEPPER_FILE: '/run/pepper' },
      { readFile: (path) => (path === '/run/pepper' ? `${draw()}\n` : '') },
    )
    expect(read.ok).toBe(true)
  })

  test('says which file cannot be read, and not also that the setting is missing', () => {
    expect(problemsOf({ CLAVERO_PEPPER: undefined, CLAVERO_PEPPER_FILE: '/run/pepper' })).toEqual([
      {
        setting: 'CLAVERO_PEPPER_FILE',
        says: 'points to a file that cannot be read (ENOENT)',
        fix: expect.any(String),
      },
    ])
  })

  test('does not choose between a value and a file', () => {
    expect(problemsOf({ CLAVERO_PEPPER_FILE: '/run/pepper' })).toMatchObject([{ setting: 'CLAVERO_PEPPER' }])
  })

  test('stops at a misspelt name and offers the right one', () => {
    expect(problemsOf({ CLAVERO_ORIGEN: 'x' })).toMatchObject([
      { setting: 'CLAVERO_ORIGEN', fix: 'Did you mean CLAVERO_ORIGIN?' },
    ])
    expect(problemsOf({ CLAVERO_COFFEE_MACHINE: 'x' })).toMatchObject([{ fix: 'Remove it.' }])
  })

  test('names every problem of a bad start together', () => {
    expect(
      problemsOf({ PORT: 'x', CLAVERO_PEPPER: 'secret', CLAVERO_ORIGIN: undefined, CLAVERO_X: '1' }),
    ).toHaveLength(4)
  })
})

test('no way of printing a configuration shows a secret', () => {
  const settings = readSettings(whole)
  const config = readConfig(whole)
  if (!settings.ok || !config.ok) throw new Error('refused')
  const printed = [
    JSON.stringify(shownSettings(settings.value)),
    JSON.stringify(config.value),
    inspect(config.value, { depth: 9 }),
  ].join()
  for (const name of settingNames) {
    if (about(name).secret && whole[name] !== undefined) expect(printed, name).not.toContain(whole[name])
  }
  expect(printed).not.toContain('hunter2')
  expect(printed).not.toContain('s@fe')
})

test('the manual names every setting, and what production needs', () => {
  const page = configurationDoc()
  for (const name of settingNames) {
    expect(page).toContain(
      `\`${name}\`${about(name).needed ? ' **P**' : about(name).productionOnly ? ' **p**' : ''} |`,
    )
  }
})
