import { pathTable } from '../path-table.ts'
import type { Policy } from '../policy.ts'
import { registryPairs } from '../registry-pairs.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Exactly the published process (DESIGN 5). Where it departs from the standards, `departuresOf` says so. */
export const asDescribed: Policy = {
  profile: 'as-described',
  version: '1',
  link: {
    life: 180,
    cap: 10 * minute,
    lifeLong: 10 * minute,
    longOffered: false,
    clockStart: 'accepted',
    onExpiry: 'restart',
    correctionGrace: 0,
    resendWait: minute,
    resendMax: 3,
    dayMax: 5,
    mailboxDayMax: 20,
    screenCode: 'otherBrowser',
    codeTries: 3,
    codeTriesDay: 10,
  },
  proof: { life: 30 * minute, outerLimit: day, paperLimit: 3 * day, registryFreshness: 30 * minute },
  questions: { count: 4, attempts: 3, suspension: day, minimumNotPublic: 2, abandonedFree: 2 },
  key: {
    min: 8,
    max: 12,
    classes: { upper: true, lower: true, digit: true, symbol: true },
    series: 4,
    ownPart: 3,
    ownFragment: 4,
    ownDigits: 4,
    alphabet: 'ascii',
    blocklist: true,
    history: 5,
    rotationDays: 90,
    rotationForced: false,
    probation: 0,
  },
  signIn: { attempts: 5, sessionLife: 8 * hour },
  session: { idle: 15 * minute, warning: 150 },
  staff: {
    sessionLife: 8 * hour,
    sessionIdle: 15 * minute,
    invitationLife: hour,
    challengeLife: 5 * minute,
  },
  humanCheck: {
    cost: 2000,
    maxCounter: 2000,
    life: 5 * minute,
    ticketWait: 20,
    ticketLife: 10 * minute,
    ladder: [
      { from: 10, factor: 2 },
      { from: 30, factor: 4 },
      { from: 100, factor: 8 },
    ],
    ticketsPerHour: 3,
  },
  network: { refusedPairsPerHour: 20, signInFailuresPerHour: 60, caseLookupsPerHour: 30, answerBeat: 25 },
  campaign: {
    refusedSetsPer10Min: 30,
    refusedSetsPerDay: 40,
    timesUsual: 3,
    suspendedPerThousand: 5,
    hold: 2 * hour,
    checkFactor: 8,
    pause: 30 * minute,
  },
  contact: { coolOff: 3 * day, recent: 30 * day, codeLife: 15 * 60, codesPerDay: 5, mailboxCodesPerDay: 5 },
  passkey: { invitationLife: 5 * minute, challengeLife: 5 * minute, evidenceLife: 30 * minute },
  text: {
    codeLife: 10 * minute,
    codeTries: 3,
    codeTriesDay: 10,
    numberHourMax: 3,
    numberDayMax: 6,
    employerDayMax: 10,
    networkHourMax: 20,
    resendWait: minute,
  },
  docs: { rucMaxAge: 30, letterMaxAge: 15, filesPerCase: 10, replacedKeepDays: 1 },
  wayTimes: {
    inPerson: { usual: 1, slow: 3 },
    firstKey: { usual: 1, slow: 5 },
    attendedUnlock: { usual: 1, slow: 3 },
    fewest: 20,
  },
  caseKeepDays: 90,
  branch: { ask: false },
  registries: registryPairs,
  // The published process knows no probation: a key recovered by mail alone is a full key.
  paths: { ...pathTable, online: { ...pathTable.online, result: 'full' } },
}
