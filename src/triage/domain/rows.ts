import { catalogue, type Code } from '../../kernel/catalogue.ts'
import type { NextWords, PaperList, ResultRow, RowId, RowSlug, RowTime, Span } from './row-types.ts'

const minutes = (n: number): Span => ({ n, unit: 'minutes' })
const hours = (n: number): Span => ({ n, unit: 'hours' })
const workingDays = (n: number): Span => ({ n, unit: 'workingDays' })
const span = (least: Span, most: Span = least): RowTime => ({ is: 'span', least, most })
const varies: RowTime = { is: 'varies' }

/** Addresses of the buttons: pages that anybody may open (SCREENS 0.6, level 0). */
const places = {
  start: '/empresa',
  otherWays: '/otras-formas',
  case: '/caso',
  turn: '/turno',
  unlock: '/desbloqueo',
  firstKey: '/primera-clave',
  status: '/estado',
  signed: '/solicitud',
  report: '/aviso',
  users: '/cuenta/usuarios',
  home: '/hogar',
  certificate: '/certificado/pedir',
} as const satisfies Record<NextWords, `/${string}`>

interface Facts {
  readonly codes?: readonly Code[]
  readonly time: RowTime
  readonly papers?: readonly PaperList[]
  readonly next: NextWords
  /** The row of P-16 to stand at, for a button that leads there. */
  readonly at?: PaperList
  readonly isStuck?: true
}

/**
 * are those of SCREENS 2. The others answer what people suffer besides (DOMAIN 13) and the rest of the
 * catalogue. Times of are those of SCREENS; the others are what the step itself takes.
 */
const facts: Readonly<Record<RowId, Facts>> = {
  // The mail has to be changed first (pain 8).
  'R-01': {
    codes: ['CLV-140', 'CLV-141', 'CLV-254'],
    time: span(workingDays(1), workingDays(3)),
    papers: ['contact'],
    next: 'otherWays',
    at: 'contact',
    isStuck: true,
  },
  'R-02': {
    codes: ['CLV-122'],
    time: span(workingDays(1), workingDays(5)),
    papers: ['firstKey'],
    next: 'firstKey',
    isStuck: true,
  },
  // A closed RUC is a normal visitor who needs access (pain 19).
  'R-03': {
    codes: ['CLV-120', 'CLV-121'],
    time: span(workingDays(3), workingDays(10)),
    papers: ['office'],
    next: 'turn',
    isStuck: true,
  },
  'R-04': {
    codes: ['CLV-111', 'CLV-330'],
    time: span(minutes(15), workingDays(2)),
    papers: ['rep'],
    next: 'otherWays',
    at: 'rep',
    isStuck: true,
  },
  'R-05': {
    codes: ['CLV-180', 'CLV-182', 'CLV-183', 'CLV-184', 'CLV-185', 'CLV-186'],
    time: span(minutes(5), minutes(15)),
    next: 'start',
  },
  // Spam filters of companies (pain 9).
  'R-06': {
    codes: ['CLV-142', 'CLV-143', 'CLV-144', 'CLV-145', 'CLV-146', 'CLV-147', 'CLV-166', 'CLV-167'],
    time: span(minutes(5), minutes(60)),
    next: 'case',
  },
  // Two windows, two ways to be late (pains 6 and 7).
  'R-07': {
    codes: ['CLV-160', 'CLV-161', 'CLV-162', 'CLV-163', 'CLV-169'],
    time: span(minutes(5), minutes(15)),
    papers: ['online'],
    next: 'start',
  },
  'R-08': { codes: ['CLV-170', 'CLV-171'], time: span(minutes(5)), next: 'case' },
  // The civil registry is down (pain 13).
  'R-09': { codes: ['CLV-130', 'CLV-131', 'CLV-132', 'CLV-133'], time: span(hours(1)), next: 'status' },
  'R-10': {
    codes: ['CLV-203'],
    time: span(workingDays(1), workingDays(3)),
    papers: ['sign', 'office'],
    next: 'otherWays',
    isStuck: true,
  },
  // "Wrong" dates that are true (pain 11).
  'R-11': { codes: ['CLV-110', 'CLV-150'], time: span(minutes(15)), papers: ['online'], next: 'start' },
  'R-12': {
    codes: ['CLV-151', 'CLV-153'],
    time: { is: 'rule', rule: 'suspension' },
    papers: ['sign', 'office'],
    next: 'otherWays',
    isStuck: true,
  },
  'R-13': {
    codes: ['CLV-190'],
    time: span(minutes(15), workingDays(3)),
    papers: ['unlock'],
    next: 'unlock',
    isStuck: true,
  },
  'R-14': { codes: ['CLV-181'], time: span(hours(1)), next: 'start' },
  // No turno, a hidden month, only a far town (pains 1, 3 and 4).
  'R-15': {
    codes: ['CLV-230', 'CLV-231', 'CLV-234'],
    time: varies,
    papers: ['office'],
    next: 'turn',
  },
  // "No turno, no service" (pains 2 and 14).
  'R-16': { time: varies, papers: ['office'], next: 'turn', isStuck: true },
  // Unlocking asks for a fingerprint that nobody took (pain 5).
  'R-17': {
    codes: ['CLV-191', 'CLV-192', 'CLV-193', 'CLV-194', 'CLV-195', 'CLV-276'],
    time: span(minutes(15), workingDays(3)),
    papers: ['sign', 'unlock'],
    next: 'unlock',
    isStuck: true,
  },
  // Branch and cédula + 000 (pain 10).
  'R-18': {
    codes: ['CLV-103', 'CLV-123'],
    time: span(minutes(15), workingDays(3)),
    papers: ['household'],
    next: 'home',
  },
  // A number that is valid and refused all the same (pain 12).
  'R-19': { codes: ['CLV-101', 'CLV-102', 'CLV-104', 'CLV-105'], time: span(minutes(15)), next: 'start' },
  // Misspelt names (pain 15).
  'R-20': { time: varies, papers: ['office'], next: 'turn', isStuck: true },
  // Cyber cafés, tramitadores, those who have left (pain 16).
  'R-21': { time: span(minutes(5), minutes(15)), papers: ['online'], next: 'start' },
  // Data changed inside an agency, and no evidence of who did it (pains 17 and 18).
  'R-22': { time: span(minutes(5)), next: 'report' },
  'R-23': {
    codes: ['CLV-341', 'CLV-342', 'CLV-343', 'CLV-344', 'CLV-345'],
    time: span(minutes(5), minutes(15)),
    next: 'certificate',
  },
  // Call centre and counter contradict each other (pain 20).
  'R-24': { codes: ['CLV-241', 'CLV-242'], time: span(minutes(5)), next: 'case' },
  'R-25': {
    codes: ['CLV-201', 'CLV-205', 'CLV-206', 'CLV-207'],
    time: span(minutes(15), workingDays(3)),
    papers: ['affiliate'],
    next: 'otherWays',
    at: 'affiliate',
  },
  'R-26': {
    codes: ['CLV-200', 'CLV-202', 'CLV-204'],
    time: span(minutes(15), workingDays(3)),
    papers: ['sign', 'office'],
    next: 'otherWays',
  },
  'R-27': {
    codes: [
      'CLV-210',
      'CLV-211',
      'CLV-212',
      'CLV-213',
      'CLV-214',
      'CLV-215',
      'CLV-290',
      'CLV-291',
      'CLV-292',
      'CLV-293',
      'CLV-294',
      'CLV-295',
      'CLV-296',
      'CLV-297',
      'CLV-298',
      'CLV-299',
      'CLV-300',
      'CLV-301',
      'CLV-302',
      'CLV-303',
      'CLV-304',
    ],
    time: span(minutes(15), minutes(60)),
    papers: ['sign'],
    next: 'signed',
    isStuck: true,
  },
  'R-28': {
    codes: [
      'CLV-164',
      'CLV-165',
      'CLV-168',
      'CLV-250',
      'CLV-251',
      'CLV-252',
      'CLV-253',
      'CLV-270',
      'CLV-271',
      'CLV-272',
      'CLV-273',
      'CLV-274',
      'CLV-275',
      'CLV-320',
    ],
    time: span(minutes(5), minutes(15)),
    next: 'case',
  },
  'R-29': {
    codes: ['CLV-220', 'CLV-221', 'CLV-222', 'CLV-223', 'CLV-224', 'CLV-225', 'CLV-902'],
    time: span(minutes(15), workingDays(3)),
    papers: ['office'],
    next: 'case',
    isStuck: true,
  },
  'R-30': {
    codes: [
      'CLV-310',
      'CLV-311',
      'CLV-312',
      'CLV-313',
      'CLV-314',
      'CLV-315',
      'CLV-316',
      'CLV-317',
      'CLV-318',
      'CLV-319',
    ],
    time: varies,
    next: 'users',
  },
  // "No hay sistema" (pain 13).
  'R-31': {
    codes: ['CLV-340', 'CLV-900', 'CLV-903', 'CLV-906', 'CLV-907'],
    time: span(hours(1)),
    next: 'status',
  },
  'R-32': { codes: ['CLV-240'], time: varies, next: 'case', isStuck: true },
  'R-33': {
    codes: ['CLV-901', 'CLV-904', 'CLV-905', 'CLV-908', 'CLV-910', 'CLV-911', 'CLV-912'],
    time: span(minutes(5), minutes(15)),
    papers: ['online'],
    next: 'case',
  },
  // The plainest of all: the key is forgotten, and everything else is as it should be.
  'R-34': {
    codes: ['CLV-196', 'CLV-321'],
    time: span(minutes(5), minutes(15)),
    papers: ['online'],
    next: 'start',
  },
  'R-35': {
    codes: ['CLV-124', 'CLV-152'],
    time: span(workingDays(1), workingDays(3)),
    papers: ['office'],
    next: 'turn',
    isStuck: true,
  },
  'R-36': { codes: ['CLV-232', 'CLV-233', 'CLV-235'], time: span(minutes(5)), next: 'case', isStuck: true },
}

/** Every result, in the order of the numbers. */
export const resultRows: readonly ResultRow[] = (Object.keys(facts) as RowId[]).map((id) => {
  const { codes = [], time, papers = [], next, at, isStuck = false } = facts[id]
  const path = at === undefined ? places[next] : (`${places[next]}#${at}` as const)
  return { id, codes, time, papers, next: { path, words: next }, isStuck }
})

/** The row of this number. */
export function rowOf(id: RowId): ResultRow {
  const row = resultRows.find((one) => one.id === id)
  if (row === undefined) throw new RangeError(`no such row: ${id}`)
  return row
}

/** Reads a row's number from an address: `R-07`, `r-07` or `r07`; undefined for what is none. */
export function parseRowId(raw: string): RowId | undefined {
  const digits = /^r-?(\d{2})$/i.exec(raw)?.[1]
  const id = `R-${digits}`
  return Object.hasOwn(facts, id) ? (id as RowId) : undefined
}

/** `R-07` as text keys have it: `r07`. */
export const slugOf = (id: RowId): RowSlug => `r${id.slice(2)}` as RowSlug

/** The row that answers this code; undefined for codes that only the institution's own people see. */
export const rowOfCode = (code: Code): ResultRow | undefined =>
  resultRows.find(({ codes }) => codes.includes(code))

/** Every code that a person may be told; the rest belong to the sign-in of the institution's own people. */
export const toldCodes: readonly Code[] = catalogue
  .filter(({ next }) => next !== 'S-01')
  .map(({ code }) => code)

/** The pages a next step may lead to. */
export const stepPaths: readonly string[] = Object.values(places)
