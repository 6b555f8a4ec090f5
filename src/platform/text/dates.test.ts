import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { instant, instantAt, zones } from '../../kernel/time.ts'
import {
  durationInWords,
  formatDate,
  formatDateShort,
  formatMonth,
  formatTime,
  nextHour,
  nextMinute,
  zoneText,
} from './dates.ts'
import { createTexts } from './texts.ts'

const morning = instant(Date.UTC(2026, 10, 24, 15, 42, 30))
const texts = createTexts()

describe('a date', () => {
  it('is said in full, with the day of the week', () => {
    expect(formatDate(morning, 'es')).toBe('martes 24 de noviembre de 2026')
    expect(formatDate(morning, 'en')).toBe('Tuesday 24 November 2026')
    expect(formatDateShort(morning)).toBe('24/11/2026')
    expect(formatMonth(2007, 3, 'es')).toBe('marzo de 2007')
    expect(formatMonth(2007, 3, 'en')).toBe('March 2007')
  })

  it('is the date of the place: on the islands the day ends an hour later', () => {
    const midnight = instantAt({ year: 2027, month: 1, day: 1, hour: 0, minute: 0 }, zones.mainland)
    expect(formatDate(midnight, 'es', zones.mainland)).toBe('viernes 1 de enero de 2027')
    expect(formatDate(midnight, 'es', zones.galapagos)).toBe('jueves 31 de diciembre de 2026')
    expect(formatTime(midnight, zones.galapagos)).toBe('23:00')
  })

  it('has twelve months', () => {
    expect(() => formatMonth(2007, 0, 'es')).toThrow(RangeError)
    expect(() => formatMonth(2007, 13, 'es')).toThrow(RangeError)
  })

  it('names its zone', () => {
    expect(texts.t('es', zoneText(zones.mainland))).toBe('hora de Ecuador continental')
    expect(texts.t('en', zoneText(zones.galapagos))).toBe('Galápagos time')
  })
})

describe('a time', () => {
  it('has 24 hours, with seconds where they matter', () => {
    expect(formatTime(morning)).toBe('10:42')
    expect(formatTime(morning, zones.mainland, 'seconds')).toBe('10:42:30')
    expect(formatTime(instant(Date.UTC(2026, 0, 1, 5, 3, 4)), zones.mainland, 'seconds')).toBe('00:03:04')
  })

  it('is cut to the minute as a deadline, and goes up to it as a start', () => {
    const late = instant(Date.UTC(2026, 10, 24, 15, 42, 59, 999))
    expect(formatTime(late)).toBe('10:42')
    expect(formatTime(nextMinute(late))).toBe('10:43')
    expect(nextMinute(nextMinute(late))).toBe(nextMinute(late))
    expect([nextHour(late), nextHour(nextHour(late))].map((at) => formatTime(at))).toEqual(['11:00', '12:00'])
  })
})

describe('date and time', () => {
  const machineZone = process.env['TZ']
  afterEach(() => {
    if (machineZone === undefined) delete process.env['TZ']
    else process.env['TZ'] = machineZone
  })

  // Both zones have kept their offset since 1993; the product shows no earlier instant.
  const instants = fc
    .integer({ min: Date.UTC(1994, 0, 1), max: Date.UTC(2199, 0, 1) })
    .map((milliseconds) => instant(milliseconds))
  const machines = fc.constantFrom(
    'UTC',
    'America/Guayaquil',
    'Asia/Tokyo',
    'America/New_York',
    'Pacific/Apia',
  )

  it.each([zones.mainland, zones.galapagos])('agree with the world clock on any machine: $name', (zone) => {
    const dayAndTime = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
    const inFull = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
    const clock = new Intl.DateTimeFormat('en-GB', { ...dayAndTime, timeZone: zone.name })
    const days = {
      es: new Intl.DateTimeFormat('es-EC', { ...inFull, timeZone: zone.name }),
      en: new Intl.DateTimeFormat('en-GB', { ...inFull, timeZone: zone.name }),
    }
    fc.assert(
      fc.property(instants, machines, (at, machine) => {
        process.env['TZ'] = machine
        expect(formatTime(at, zone, 'seconds')).toBe(clock.format(at))
        for (const lang of ['es', 'en'] as const) {
          expect(formatDate(at, lang, zone)).toBe(days[lang].format(at).replace(',', ''))
        }
      }),
    )
  })
})

describe('a length of time', () => {
  it.each([
    [180, '3 minutos', '3 minutes'],
    [150, '2 minutos y 30 segundos', '2 minutes and 30 seconds'],
    [61, '1 minuto y 1 segundo', '1 minute and 1 second'],
    [0, '0 segundos', '0 seconds'],
    [86_400, '24 horas', '24 hours'],
    [259_200, '72 horas', '72 hours'],
    [2_592_000, '30 días', '30 days'],
    [349_200, '97 horas', '97 hours'],
    [5_430, '1 hora y 30 minutos', '1 hour and 30 minutes'],
  ])('of %d seconds is read aloud as %s', (seconds, es, en) => {
    expect(durationInWords(seconds, texts.in('es'))).toBe(es)
    expect(durationInWords(seconds, texts.in('en'))).toBe(en)
  })
})
