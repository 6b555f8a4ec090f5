import { forgetAppointments } from '../appointments/store/forget-appointments.ts'
import { forgetOldCertificates } from '../arrears/store/certificate-store.ts'
import { forgetDueReminders } from '../arrears/store/due-reminder-store.ts'
import { forgetOldLookups } from '../cases/store/case-lookups.ts'
import { forgetArrivals } from '../appointments/store/forget-arrivals.ts'
import { forgetCalendars } from '../centres/store/forget-calendars.ts'
import { forgetOldChanges } from '../contacts/store/forget-changes.ts'
import { forgetCodeDays } from '../contacts/store/forget-code-days.ts'
import { forgetOldCases } from '../cases/store/forget-cases.ts'
import { forgetDeskCases } from '../desk/store/forget-desk-cases.ts'
import { forgetCounterWords } from '../desk/store/forget-words.ts'
import { forgetOldNonces } from '../human-check/store/nonces.ts'
import { forgetOldReportContacts } from '../cases/store/forget-report-contacts.ts'
import { forgetDrills } from '../care/store/drill-store.ts'
import { forgetBrowsers } from '../keys/store/known-browsers.ts'
import { forgetReminders } from '../keys/store/reminder-store.ts'
import { forgetChecks } from '../contacts/store/mailbox-check-store.ts'
import { forgetOldTallies } from '../keys/store/forget-tallies.ts'
import { forgetOldLinks } from '../links/store/forget-links.ts'
import { forgetOldSessions } from '../keys/store/forget-sessions.ts'
import { forgetOldMailboxes } from '../links/store/forget-days.ts'
import { forgetPhoneCodes } from '../links/store/forget-phone-codes.ts'
import { forgetOldMessages } from '../messaging/store/forget-messages.ts'
import { closeDays } from '../appointments/store/close-days.ts'
import { forgetVideoSignals } from '../appointments/store/video-store.ts'
import { forgetOldTexts } from '../messaging/store/forget-texts.ts'
import type { Database } from '../platform/database/database.ts'
import type { Purge } from '../platform/housekeeping.ts'
import { forgetOldCounts } from '../platform/web/network-limits.ts'
import type { Policy } from '../policy/policy.ts'
import {
  forgetChallenges,
  forgetInvitations,
  forgetRetiredStaff,
  forgetStaffSessions,
} from '../staff/store/forget-staff.ts'
import { forgetRefusedSets } from '../proofs/challenges/store/refused-sets.ts'
import { forgetOnFile, forgetUnlockDays } from '../proofs/biometrics/store/forget-on-file.ts'
import { forgetDossiers } from '../proofs/dossier/store/forget-files.ts'
import {
  forgetCaptures,
  forgetConsents,
  forgetMatches,
  forgetSeenCaptures,
  forgetTries,
} from '../proofs/biometrics/store/forget-fingers.ts'
import { forgetPersonPasskeys } from '../proofs/passkeys/store/forget-person-passkeys.ts'
import { forgetRevocationLists } from '../proofs/signatures/store/revocation-evidence.ts'
import { forgetSigned } from '../proofs/signatures/store/forget-signed.ts'
import {
  forgetUserInvitations,
  forgetUsers,
  forgetUserSessions,
} from '../secondary-users/store/forget-users.ts'
import { forgetAffiliates } from '../proofs/affiliate-key/store/affiliate-store.ts'
import { forgetAttemptNotices } from '../messaging/store/attempt-notices.ts'
import { forgetEnquiries } from '../triage/store/enquiry-store.ts'
import { forgetBank } from '../proofs/bank-account/store/forget-bank.ts'
import { forgetOldHolds } from '../proofs/registry/store/held-identities.ts'

/** Everything that is not kept for ever, and nothing of the audit log (RELIABILITY 8). */
export const purgesOf = (
  db: Database,
  policy: Pick<Policy, 'caseKeepDays' | 'enquiryKeepDays' | 'docs' | 'fingers' | 'unlock'>,
): readonly Purge[] => [
  { name: 'arrivals', run: () => forgetArrivals(db, policy.caseKeepDays) },
  { name: 'calendars', run: () => forgetCalendars(db) },
  { name: 'human-nonces', run: () => forgetOldNonces(db) },
  { name: 'network-counts', run: () => forgetOldCounts(db) },
  { name: 'case-lookups', run: () => forgetOldLookups(db) },
  { name: 'held-identities', run: () => forgetOldHolds(db) },
  { name: 'refused-sets', run: () => forgetRefusedSets(db) },
  { name: 'mailboxes', run: () => forgetOldMailboxes(db) },
  { name: 'dossiers', run: () => forgetDossiers(db, policy) },
  { name: 'signed-requests', run: () => forgetSigned(db, policy.caseKeepDays) },
  { name: 'desk-cases', run: () => forgetDeskCases(db, policy.caseKeepDays) },
  { name: 'counter-words', run: () => forgetCounterWords(db, policy.caseKeepDays) },
  { name: 'cases', run: () => forgetOldCases(db, policy.caseKeepDays) },
  { name: 'open-turnos', run: () => closeDays(db) },
  { name: 'video-signals', run: () => forgetVideoSignals(db) },
  { name: 'appointments', run: () => forgetAppointments(db) },
  { name: 'drills', run: () => forgetDrills(db) },
  { name: 'known-browsers', run: () => forgetBrowsers(db) },
  { name: 'mailbox-checks', run: () => forgetChecks(db) },
  { name: 'key-reminders', run: () => forgetReminders(db) },
  { name: 'sessions', run: () => forgetOldSessions(db) },
  { name: 'messages', run: () => forgetOldMessages(db) },
  { name: 'texts', run: () => forgetOldTexts(db) },
  { name: 'phone-codes', run: () => forgetPhoneCodes(db) },
  { name: 'person-passkeys', run: () => forgetPersonPasskeys(db) },
  { name: 'links', run: () => forgetOldLinks(db) },
  { name: 'contact-codes', run: () => forgetCodeDays(db) },
  { name: 'contact-changes', run: () => forgetOldChanges(db) },
  { name: 'biometric-records', run: () => forgetOnFile(db, policy.caseKeepDays, policy.unlock.onFileDays) },
  { name: 'unlock-days', run: () => forgetUnlockDays(db) },
  { name: 'sign-in-tallies', run: () => forgetOldTallies(db) },
  { name: 'staff-challenges', run: () => forgetChallenges(db) },
  { name: 'staff-sessions', run: () => forgetStaffSessions(db) },
  { name: 'staff-invitations', run: () => forgetInvitations(db) },
  { name: 'user-sessions', run: () => forgetUserSessions(db) },
  { name: 'user-invitations', run: () => forgetUserInvitations(db) },
  { name: 'users', run: () => forgetUsers(db) },
  { name: 'retired-staff', run: () => forgetRetiredStaff(db) },
  { name: 'revocation-lists', run: () => forgetRevocationLists(db) },
  { name: 'captures', run: () => forgetCaptures(db) },
  { name: 'finger-tries', run: () => forgetTries(db, policy.caseKeepDays) },
  { name: 'live-matches', run: () => forgetMatches(db, policy.caseKeepDays) },
  { name: 'withdrawn-consents', run: () => forgetConsents(db, policy.caseKeepDays) },
  { name: 'seen-captures', run: () => forgetSeenCaptures(db, policy.fingers.replayKeepDays) },
  { name: 'certificates', run: () => forgetOldCertificates(db, policy.caseKeepDays) },
  { name: 'due-reminders', run: () => forgetDueReminders(db) },
  { name: 'affiliate-sign-ins', run: () => forgetAffiliates(db) },
  { name: 'bank-accounts', run: () => forgetBank(db, policy.caseKeepDays) },
  { name: 'attempt-notices', run: () => forgetAttemptNotices(db) },
  { name: 'enquiries', run: () => forgetEnquiries(db, policy.enquiryKeepDays) },
  { name: 'report-contacts', run: () => forgetOldReportContacts(db, policy.caseKeepDays) },
]
