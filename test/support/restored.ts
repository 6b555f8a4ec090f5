/**
 * What a restored database brings back, table by table, and why none of it is accepted that should not be (I-18, F-34).
 * `test/house/restored.test.ts` holds it against the tables that there are.
 *
 * - `numbered`: carries the restore epoch under which it was written; whatever uses it up asks for the present one.
 * - `ofCase`: counts within a case, whose number holds the restores too: what was proven before one ends with it.
 * - `dated`: rests in a browser, sealed, and only its use is written down; what was made before the restore is refused.
 * - `ended`: would come about by the clock alone, so raising the epoch ends it, by a trigger.
 * - `stays`: nobody is let in or on by it.
 */
export type Restored =
  | { readonly is: 'numbered' | 'ofCase' | 'dated'; readonly guards: readonly string[] }
  | { readonly is: 'ended'; readonly by: string }
  | { readonly is: 'stays'; readonly because: string }

/** By the ids of the rows of `test/support/removals` that take the guard out. */
const numbered = (...guards: readonly string[]): Restored => ({ is: 'numbered', guards })
const ofCase = (...more: readonly string[]): Restored => ({
  is: 'ofCase',
  guards: ['restore-epoch', ...more],
})
const stays = (because: string): Restored => ({ is: 'stays', because })

const fact = 'what is so, and not what somebody may do'
const count = 'how often: the limits begin where the copy stood'
const rules = 'what the institution set'
const written = 'what was done; nothing is done by it'
const asked = 'who works on what'
const sent = 'what is sent: a token is made when it is handed over, under the present epoch'

export const restored: Readonly<Record<string, Restored>> = {
  session: numbered('restored-session'),
  delegate_session: numbered('restored-user-session'),
  staff_session: numbered('staff-restore'),

  link: numbered('restored-link'),
  notice_link: numbered('restored-notice'),
  phone_code: numbered('text-restore'),
  mailbox_check: numbered('restored-mailbox-check'),
  staff_invitation: numbered('restored-staff-invitation'),
  delegate_invitation: numbered('user-restore'),
  person_passkey_invitation: numbered('restored-passkey-invitation'),
  signed_request: numbered('restored-signed-request'),

  bank_check: numbered('restored-bank-check'),

  person_passkey_challenge: numbered('restored-passkey-challenge'),
  person_passkey_evidence: numbered('restored-passkey-evidence'),
  capture_challenge: numbered('restored-capture'),
  live_match: numbered('restored-live-match'),

  report_review: numbered('restored-report-review'),
  trust_entry: numbered('restored-trust-entry'),
  campaign_lift: numbered('restored-campaign-lift', 'restored-campaign-lifted'),

  human_nonce: { is: 'dated', guards: ['restored-human-check'] },
  staff_challenge: { is: 'dated', guards: ['restored-staff-challenge'] },
  contact_change: { is: 'ended', by: 'installation_is_restored' },

  recovery_case: ofCase(),
  bank_order: ofCase('restored-bank-order'),
  affiliate_sign_in: ofCase('restored-affiliate'),
  // Of everything that was shown to whoever asked: the number of the case is part of it.
  reset_request: ofCase('restored-reset'),
  // Accepting uses the request up, and that is none any more.
  signed_acceptance: { is: 'ofCase', guards: ['restored-signed-request'] },
  signed_upload: { is: 'ofCase', guards: ['restored-signed-request'] },
  attendance: ofCase(),
  attendance_attorney: ofCase(),
  registry_inquiry: ofCase(),

  compliance_certificate: stays(
    'what it says was so when it was issued, and it says when: a restore makes no word of it untrue',
  ),
  representation_change: stays(
    'it stops, and never lets on: an officer’s check in a case ends it, or the registries do',
  ),
  known_browser: stays('words to recognise a browser by; no sign-in is shortened for one'),
  held_identity: stays('what was typed, for the browser that typed it: it proves nothing'),
  due_reminder: stays('whom to remind; the address in its mails does nothing but end them'),
  due_reminder_sent: stays(sent),
  enquiry: stays('an answer to whoever holds its code; it lets nobody in'),
  case_lookup: stays(count),
  question_round: stays(
    'tries and the set on show: a suspension that had begun since begins with the next tries',
  ),
  employer_report: stays('it stops, and two people end that'),
  responsibility_agreement: stays(written),
  biometric_consent: stays(written),
  biometric_on_file: stays('that somebody stood there once: a mailbox answers as well, in a case of its own'),
  delegation: stays('what the holder gave: whoever comes in with it signs in anew'),
  staff_account: stays('whose account it is; the provider says who is there'),
  staff_credential: stays('a public key: its owner signs anew'),
  person_passkey: stays('a public key: its owner signs anew'),
  capture_station: stays('a public key: the station signs anew'),

  employer: stays(fact),
  employer_key: stays('the key of the day of the copy; docs/operate/running.md says whom to tell'),
  key_generation: stays(written),
  representation: stays(fact),
  contact: stays(fact),
  delegate: stays(fact),
  staff_member: stays(fact),
  drill: stays(fact),
  finger_enrolment: stays(fact),
  enrolled_finger: stays(fact),
  finger_template: stays(fact),
  finger_seen: stays(fact),
  employer_obligation: stays(fact),
  obligation_import: stays(fact),
  registry_import: stays(fact),
  taxpayer_record: stays(fact),
  civil_record: stays(fact),
  company_record: stays(fact),
  revocation_list: stays(fact),
  revocation_page: stays(fact),
  revocation_answer: stays(fact),
  revocation_fetch: stays(fact),
  trust_version: stays(count),
  campaign: stays(fact),

  dossier_file: stays('a paper that was sent; an officer looks at it'),
  dossier_piece: stays('of a paper'),
  dossier_upload: stays('of a paper'),
  dossier_upload_piece: stays('of a paper'),
  dossier_check: stays('what an officer saw of a paper; the case is decided about anew'),
  signed_piece: stays('of a signed file'),
  signed_review: stays(asked),
  desk_case: stays(asked),
  desk_note: stays(written),
  arrival: stays(asked),
  appointment: stays('a place in a calendar: who comes is checked there'),
  appointment_wish: stays('a place in a calendar'),
  video_call: stays('the person has the browser of the case, the officer a session'),
  video_signal: stays('of a call'),
  case_event: stays(written),
  message: stays(sent),
  message_attempt: stays(sent),
  text_message: stays(sent),
  certificate_mail: stays(sent),

  service_centre: stays(rules),
  centre_rule: stays(rules),
  centre_procedure: stays(rules),
  centre_window: stays(rules),
  window_hours: stays(rules),
  calendar_day: stays(rules),
  centre_closure: stays(rules),
  due_extension: stays(rules),
  installation: stays('the epoch itself: raised before anything is served'),
  migration: stays(written),

  audit_entry: stays(written),
  audit_lane: stays(written),
  audit_node: stays(written),
  audit_tree_head: stays(written),

  ...Object.fromEntries(
    [
      'appointment_week',
      'attempt_notice',
      'code_day',
      'contact_code_day',
      'finger_tally',
      'finger_tries',
      'held_notice_day',
      'key_reminder',
      'link_day',
      'mailbox_day',
      'network_count',
      'phone_code_day',
      'refused_set',
      'refused_set_day',
      'representation_check',
      'sign_in_tally',
      'text_count',
      'text_day',
      'unlock_day',
    ].map((table) => [table, stays(count)]),
  ),
}
