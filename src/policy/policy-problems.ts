import type { Policy } from './policy.ts'

/** What must hold between the numbers of a policy, whatever an institution sets them to. */
const conditions: readonly { readonly says: string; readonly holds: (policy: Policy) => boolean }[] = [
  {
    says: 'link.life is above 0 and at most link.cap',
    holds: ({ link }) => link.life > 0 && link.life <= link.cap,
  },
  {
    says: 'link.lifeLong lies between link.life and link.cap',
    holds: ({ link }) => link.lifeLong >= link.life && link.lifeLong <= link.cap,
  },
  {
    says: 'link.dayMax is at least 1 and link.resendMax at least 0',
    holds: ({ link }) => link.dayMax >= 1 && link.resendMax >= 0,
  },
  {
    says: 'link.codeTriesDay is at least link.codeTries',
    holds: ({ link }) => link.codeTriesDay >= link.codeTries,
  },
  {
    says: 'link.mailboxDayMax is at least link.dayMax',
    holds: ({ link }) => link.mailboxDayMax >= link.dayMax,
  },
  {
    says: 'appointment.hold is a minute at least, and what is counted by the week is 1 at least',
    holds: ({ appointment: { hold, holdsPerWeek, changesPerWeek } }) =>
      hold >= 60 && holdsPerWeek >= 1 && changesPerWeek >= 1,
  },
  {
    says: 'appointment.lateGrace, appointment.reminder and appointment.reappear are not below 0',
    holds: ({ appointment: { lateGrace, reminder, reappear } }) =>
      Math.min(lateGrace, reminder, reappear) >= 0,
  },
  {
    says: 'secondaryUsers.most lies between 1 and 50, and what is counted there by the day is 1 to 50',
    holds: ({ secondaryUsers: { most, invitationsPerDay, mailboxInvitationsPerDay } }) =>
      [most, invitationsPerDay, mailboxInvitationsPerDay].every((one) => one >= 1 && one <= 50),
  },
  {
    says: 'secondaryUsers.attempts is at least 1, secondaryUsers.pause a minute, and the days there are at least 1',
    holds: ({ secondaryUsers: { attempts, pause, invitationDays, longestDays, knownBrowserDays } }) =>
      attempts >= 1 && pause >= 60 && Math.min(invitationDays, longestDays, knownBrowserDays) >= 1,
  },
  {
    says: 'proof.life is at most proof.outerLimit',
    holds: ({ proof }) => proof.life > 0 && proof.life <= proof.outerLimit,
  },
  {
    says: 'proof.paperLimit is no shorter than proof.outerLimit, and a week at most',
    holds: ({ proof }) => proof.paperLimit >= proof.outerLimit && proof.paperLimit <= 7 * 86_400,
  },
  {
    says: 'proof.registryFreshness outlives a link',
    holds: ({ proof, link }) => proof.registryFreshness >= link.cap,
  },
  { says: 'questions.attempts is at least 1', holds: ({ questions }) => questions.attempts >= 1 },
  {
    says: 'questions.minimumNotPublic is at least 2 and at most questions.count',
    holds: ({ questions }) =>
      questions.minimumNotPublic >= 2 && questions.minimumNotPublic <= questions.count,
  },
  {
    says: 'key.min is at least 8 and at most key.max',
    holds: ({ key }) => key.min >= 8 && key.min <= key.max,
  },
  {
    says: 'unlock.triesPerDay lies between 1 and 20, and unlock.onFileDays is at least 1',
    holds: ({ unlock }) => unlock.triesPerDay >= 1 && unlock.triesPerDay <= 20 && unlock.onFileDays >= 1,
  },
  {
    says: 'unlock.contactWait is an hour at least',
    holds: ({ unlock }) => unlock.contactWait >= 3_600,
  },
  {
    says: 'key.rotationDays is a whole number of 30 at least, or 0 for never',
    holds: ({ key: { rotationDays } }) =>
      Number.isInteger(rotationDays) && (rotationDays === 0 || rotationDays >= 30),
  },
  {
    says: 'key.rotationForced needs an age of keys',
    holds: ({ key }) => !key.rotationForced || key.rotationDays > 0,
  },
  {
    says: 'key.reminderDays are whole days before that age, each once',
    holds: ({ key: { reminderDays, rotationDays } }) =>
      new Set(reminderDays).size === reminderDays.length &&
      reminderDays.every(
        (day) => Number.isInteger(day) && day >= 1 && (rotationDays === 0 || day < rotationDays),
      ),
  },
  {
    says: 'arrears.reminderDays are whole days from 1 to 28, each once',
    holds: ({ arrears: { reminderDays } }) =>
      new Set(reminderDays).size === reminderDays.length &&
      reminderDays.every((day) => Number.isInteger(day) && day >= 1 && day <= 28),
  },
  {
    says: 'contact.checkDays is 30 whole days at least, or 0 for never, and leaves time for contact.checkWait',
    holds: ({ contact: { checkDays, checkWait } }) =>
      Number.isInteger(checkDays) &&
      Number.isInteger(checkWait) &&
      checkWait >= 1 &&
      (checkDays === 0 || (checkDays >= 30 && checkWait < checkDays)),
  },
  {
    says: 'drill.perDay lies between 1 and 20, and drill.soonDays is not below 0',
    holds: ({ drill }) => drill.perDay >= 1 && drill.perDay <= 20 && drill.soonDays >= 0,
  },
  {
    says: 'representation.recheck is a day at least, and representation.perRound and mostPerDay lie between 1 and 500',
    holds: ({ representation: { recheck, perRound, mostPerDay } }) =>
      recheck >= 86_400 && [perRound, mostPerDay].every((n) => n >= 1 && n <= 500),
  },
  {
    says: 'report.disavowDays lies between 1 and 30',
    holds: ({ report }) => report.disavowDays >= 1 && report.disavowDays <= 30,
  },
  { says: 'key.series is at least 3', holds: ({ key }) => key.series >= 3 },
  {
    says: 'key.ownPart, key.ownFragment and key.ownDigits are at least 3',
    holds: ({ key }) => Math.min(key.ownPart, key.ownFragment, key.ownDigits) >= 3,
  },
  {
    says: 'key.probation is set exactly when a path ends in probation',
    holds: ({ key, paths }) =>
      key.probation > 0 === Object.values(paths).some((path) => path.result === 'probation'),
  },
  {
    says: 'session.warning comes before session.idle',
    holds: ({ session }) => session.warning > 0 && session.warning < session.idle,
  },
  {
    says: 'staff.sessionIdle is above 0 and at most staff.sessionLife, which is at most 12 hours',
    holds: ({ staff }) =>
      staff.sessionIdle > 0 && staff.sessionIdle <= staff.sessionLife && staff.sessionLife <= 12 * 3600,
  },
  {
    says: 'staff.invitationLife and staff.challengeLife are above 0',
    holds: ({ staff }) => staff.invitationLife > 0 && staff.challengeLife > 0,
  },
  {
    says: 'humanCheck.ticketWait comes before humanCheck.ticketLife, also campaign.checkFactor times as long',
    holds: ({ humanCheck, campaign }) =>
      humanCheck.ticketWait * Math.max(1, campaign.checkFactor) < humanCheck.ticketLife,
  },
  {
    says: 'humanCheck.ladder rises',
    holds: ({ humanCheck: { ladder } }) =>
      ladder.every((step, i) => {
        const before = ladder[i - 1]
        return before === undefined || (step.from > before.from && step.factor > before.factor)
      }),
  },
  {
    says: 'the numbers of campaign are 1 or more',
    holds: ({ campaign }) => Object.values(campaign).every((number) => number >= 1),
  },
  { says: 'the numbers of docs are 1 or more', holds: ({ docs }) => Math.min(...Object.values(docs)) >= 1 },
  {
    // What the tables hold in any case (migrations 0028 and 0029).
    says: 'fingers: 1 to 3 impressions, 1 or 2 tries a finger, 1 to 5 failures, 5 to 60 seconds for a capture',
    holds: ({ fingers }) =>
      [
        [fingers.impressions, 1, 3],
        [fingers.leastQuality, 0, 100],
        [fingers.triesPerFinger, 1, 2],
        [fingers.failures, 1, 5],
        [fingers.captureLife, 5, 60],
      ].every(([n = 0, least = 0, most = 0]) => Number.isInteger(n) && n >= least && n <= most),
  },
  {
    says: 'fingers.pause is 30 seconds or more, fingers.matchLife at most proof.life, fingers.replayKeepDays 1 or more',
    holds: ({ fingers, proof }) =>
      fingers.pause >= 30 &&
      fingers.matchLife > 0 &&
      fingers.matchLife <= proof.life &&
      fingers.replayKeepDays >= 1,
  },
  {
    // What the table holds in any case (migration 0045).
    says: 'bank.depositTries is 1 to 3, and that many guesses at the two amounts hit in less than 1 of 100',
    holds: ({ bank: { mostCents, depositTries } }) =>
      [1, 2, 3].includes(depositTries) &&
      Number.isInteger(mostCents) &&
      (2 * depositTries) / mostCents ** 2 < 0.01,
  },
  {
    says: 'bank.depositTriesMonth is bank.depositTries at least, that many guesses hit in less than 1 of 100, and caseKeepDays keeps them for 30 days',
    holds: ({ bank: { mostCents, depositTries, depositTriesMonth }, caseKeepDays }) =>
      Number.isInteger(depositTriesMonth) &&
      depositTriesMonth >= depositTries &&
      (2 * depositTriesMonth) / mostCents ** 2 < 0.01 &&
      caseKeepDays >= 30,
  },
  {
    says: 'bank.depositLife is an hour to two weeks, bank.confirmationLife a minute to an hour, bank.ordersPerDay 1 to 5, and bank.accountRecent a day at least',
    holds: ({ bank }) =>
      bank.depositLife >= 3_600 &&
      bank.depositLife <= 14 * 86_400 &&
      bank.confirmationLife >= 60 &&
      bank.confirmationLife <= 3_600 &&
      bank.ordersPerDay >= 1 &&
      bank.ordersPerDay <= 5 &&
      bank.accountRecent >= 86_400,
  },
  {
    says: 'every path asks both registries and control of a registered mailbox or phone',
    holds: ({ paths }) =>
      Object.values(paths).every(
        ({ proofs }) =>
          proofs.includes('reg') &&
          proofs.some((entry) =>
            (typeof entry === 'string' ? [entry] : entry).every(
              (kind) => kind === 'mail' || kind === 'phone',
            ),
          ),
      ),
  },
  {
    says: 'no path asks nothing but questions and the mailbox unless it is the online one',
    holds: ({ paths }) =>
      Object.entries(paths).every(
        ([name, { proofs }]) =>
          name === 'online' ||
          proofs.some((entry) => typeof entry !== 'string' || !['reg', 'gate', 'mail'].includes(entry)),
      ),
  },
]

/** Every condition that a policy breaks, in words for the person who starts the service; empty when it is sound. */
export const policyProblems = (policy: Policy): readonly string[] =>
  conditions.filter(({ holds }) => !holds(policy)).map(({ says }) => `${policy.profile}: must hold: ${says}`)
