import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-files.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const names = readdirSync(join(projectRoot, 'migrations')).toSorted()

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(2)
})
afterAll(() => database.drop())

/** The first column of every row. */
async function column(text: string): Promise<readonly string[]> {
  const { rows } = await database.db.pool.query<[string]>({ text, rowMode: 'array' })
  return rows.map(([first]) => first)
}

describe('migrations', () => {
  it('are named NNNN-what-it-is-about.sql', () => {
    expect(names.filter((name) => !/^\d{4}-[a-z]+(?:-[a-z]+)*\.sql$/.test(name))).toEqual([])
  })

  it('are numbered from 0001 on, without a gap and without a number twice', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1))
  })
})

describe('every table', () => {
  /** Tables that no employer leads, each with what leads it instead. */
  const led: Readonly<Record<string, string>> = {
    installation: 'one row',
    migration: 'one row a file',
    audit_lane: 'sixteen rows',
    audit_entry: 'by lane, and the employer picks the lane',
    audit_node: 'by lane, as the log',
    audit_tree_head: 'by size: it is over everybody',
    desk_case: 'by case, which never leaves its employer',
    case_event: 'by case, which never leaves its employer',
    message_attempt: 'by message, which never leaves its employer',
    sign_in_tally: 'by what was typed, whether such an employer exists or not',
    case_lookup: 'by the code that was typed, whether it names a case or not',
    held_identity: 'by browser: before anybody knows who it is about; gone after a day',
    video_signal: 'by call, which never leaves its employer',
    dossier_piece: 'by file, which never leaves its case',
    signed_piece: 'by upload, which never leaves its case',
    dossier_upload_piece: 'by upload, which never leaves its case',
    mailbox_day: 'by mailbox: one may be on file for many employers',
    contact_code_day: 'by what is counted: an employer, or a mailbox that may be on file for many',
    centre_rule: 'by centre, which serves every employer',
    centre_procedure: 'by centre',
    centre_window: 'by window',
    window_hours: 'by window',
    calendar_day: 'by day',
    centre_closure: 'by closure',
    unlock_day: 'by what is counted: an employer, or a person who may represent many',
    text_count: 'by what is counted: a number, an employer or a network',
    text_day: 'one row a day',
    refused_set_day: 'one row a day',
    campaign: 'one row at a time: it is about everybody',
    campaign_lift: 'by campaign: two people a row',
    human_nonce: 'by nonce: before anybody knows who it is about; gone after a day',
    network_count: 'by network',
    registry_import: 'one row a file that was read',
    due_extension: 'by period: it holds for every employer of a province',
    obligation_import: 'one row a file that was read',
    enquiry: 'by code: it is about no employer',
    service_centre: 'by place: a centre serves every employer',
    staff_member: 'by member: the institution’s own people serve every employer',
    staff_invitation: 'by what its token makes: before anybody knows whose it is',
    staff_credential: 'by the name its authenticator gave it',
    staff_challenge: 'by challenge: gone after a day',
    staff_account: 'by member, and by the name of the account',
    staff_session: 'by what its token makes',
    biometric_consent: 'by person: a keyed digest, whatever employers they represent',
    finger_enrolment: 'by person',
    enrolled_finger: 'by person',
    finger_template: 'by person',
    finger_tally: 'by person',
    finger_seen: 'by what came: it says nothing of whose it was',
    capture_station: 'by station: it serves every employer',
    trust_entry: 'by entry: whom the institution trusts, whoever signs',
    trust_version: 'one row',
    revocation_list: 'by authority: one list is about all whom it issued to',
    revocation_page: 'by list',
    revocation_answer: 'by what it is: several requests may stand on one',
    revocation_fetch: 'by authority and address',
    person_passkey: 'by the name its authenticator gave it: a person may represent several employers',
    person_passkey_challenge: 'by case, which never leaves its employer',
    taxpayer_record: 'by number, as its registry is',
    civil_record: 'by number, as its registry is',
    company_record: 'by number, as its registry is',
    delegate: 'by person, whoever they work for',
    delegate_session: 'by what its token makes',
  }

  it('is led by its employer, so that it can be spread by employer, or says what else leads it', async () => {
    const others = await column(
      `select c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'employer'
          and not exists (
            select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
             where i.indrelid = c.oid and a.attname = 'employer_id')
        order by 1`,
    )
    expect(others).toEqual(Object.keys(led).toSorted())
  })

  it('has a primary key', async () => {
    const without = await column(
      `select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
         and not exists (select from pg_index where indrelid = c.oid and indisprimary)`,
    )
    expect(without).toEqual([])
  })

  it('takes its time from clock_timestamp(): now() is the start of the transaction (RELIABILITY 2)', async () => {
    const stale = await column(
      `select adrelid::regclass || ': ' || pg_get_expr(adbin, adrelid) from pg_attrdef
        where adrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
          and pg_get_expr(adbin, adrelid) ~* '(now\\(\\)|current_timestamp|current_date)'`,
    )
    expect(stale).toEqual([])
  })
})

/**
 * What the database itself refuses, whatever the code above forgets. Word for word: a change here is a
 * change of a guarantee.
 */
const guarantees: readonly (readonly [what: string, definition: string])[] = [
  [
    'one live link an employer (I-07)',
    `CREATE UNIQUE INDEX link_one_live ON public.link USING btree (employer_id) WHERE ((consumed_at IS NULL) AND (voided_at IS NULL) AND (kind <> 'notice'::text))`,
  ],
  [
    'one live record of fingerprint or face for a person of an employer (CHANNELS 1.2)',
    'CREATE UNIQUE INDEX biometric_on_file_one_live ON public.biometric_on_file USING btree (employer_id, (\nCASE\n    WHEN (ended_at IS NULL) THEN subject\n    ELSE NULL::bytea\nEND))',
  ],
  [
    'a record ends with the appointment of its person (CHANNELS 1.2)',
    'CREATE TRIGGER representation_ends_records AFTER DELETE OR UPDATE ON public.representation FOR EACH ROW EXECUTE FUNCTION representation_ends_records()',
  ],
  [
    'one change of contact an employer',
    `CREATE UNIQUE INDEX contact_change_one_live ON public.contact_change USING btree (employer_id) WHERE (ended_at IS NULL)`,
  ],
  [
    'one open request for a reset a case',
    'CREATE UNIQUE INDEX reset_request_one_open ON public.reset_request USING btree ((\nCASE\n    WHEN (decided_at IS NULL) THEN case_id\n    ELSE NULL::uuid\nEND))',
  ],
  ['nobody decides about what they asked for (I-12)', 'reset_request: CHECK ((decided_by <> requested_by))'],
  [
    'nor does the same person with another account (I-12)',
    'CREATE TRIGGER reset_request_decided_once BEFORE UPDATE ON public.reset_request FOR EACH ROW EXECUTE FUNCTION reset_request_decided()',
  ],
  [
    'nor does whoever attended the person, or entered the form of it (I-12, F-41)',
    'CREATE TRIGGER reset_request_second_person BEFORE UPDATE ON public.reset_request FOR EACH ROW WHEN (((old.decided_at IS NULL) AND (new.decided_by IS NOT NULL))) EXECUTE FUNCTION reset_request_second()',
  ],
  [
    'nobody attends themselves as an attorney (I-12)',
    'CREATE TRIGGER attendance_attorney_is_another BEFORE INSERT ON public.attendance_attorney FOR EACH ROW EXECUTE FUNCTION attorney_attended_by_self()',
  ],
  [
    'nor asks for a reset as one (I-12)',
    'CREATE TRIGGER reset_request_no_attorney_asks BEFORE INSERT ON public.reset_request FOR EACH ROW EXECUTE FUNCTION reset_by_attorney()',
  ],
  [
    'nor decides about one (I-12)',
    'CREATE TRIGGER reset_request_no_attorney_decides BEFORE UPDATE ON public.reset_request FOR EACH ROW WHEN (((old.decided_at IS NULL) AND (new.decided_by IS NOT NULL))) EXECUTE FUNCTION reset_by_attorney()',
  ],
  [
    'a paper form is entered once (F-41)',
    'CREATE UNIQUE INDEX attendance_of_sheet ON public.attendance USING btree (paper_sheet)',
  ],
  [
    'what an officer saw stays written',
    'CREATE TRIGGER attendance_append_only BEFORE DELETE OR UPDATE ON public.attendance FOR EACH ROW EXECUTE FUNCTION counter_append_only()',
  ],
  [
    'five tries of the code of a change (L-08)',
    'contact_change: CHECK (((code_tries >= 0) AND (code_tries <= 5)))',
  ],
  [
    'two people change a contact at the counter (I-12)',
    'contact_change: CHECK (((reviewed_by IS NULL) OR ((proposed_by IS NOT NULL) AND (reviewed_by <> proposed_by))))',
  ],
  [
    'a message has one destination',
    'message: CHECK ((num_nonnulls(contact_id, change_id, appointment_id, delegation_id) = 1))',
  ],
  [
    'a person has one access of an employer',
    'CREATE UNIQUE INDEX delegation_one_person ON public.delegation USING btree (employer_id, (\nCASE\n    WHEN (ended_at IS NULL) THEN person\n    ELSE NULL::bytea\nEND))',
  ],
  [
    'two accesses never share a place',
    'CREATE UNIQUE INDEX delegation_one_seat ON public.delegation USING btree (employer_id, (\nCASE\n    WHEN (ended_at IS NULL) THEN seat\n    ELSE NULL::smallint\nEND))',
  ],
  [
    'an employer has fifty users at most, whatever the policy says',
    'delegation: CHECK (((seat >= 1) AND (seat <= 50)))',
  ],
  [
    'one live invitation an access',
    'CREATE UNIQUE INDEX delegate_invitation_one_live ON public.delegate_invitation USING btree (employer_id, (\nCASE\n    WHEN ((used_at IS NULL) AND (voided_at IS NULL)) THEN delegation_id\n    ELSE NULL::uuid\nEND))',
  ],
  [
    'five tries of the code of an invitation (L-08)',
    'delegate_invitation: CHECK (((code_tries >= 0) AND (code_tries <= 5)))',
  ],
  [
    'and of the number of its person',
    'delegate_invitation: CHECK (((person_tries >= 0) AND (person_tries <= 5)))',
  ],
  ['a mailbox is the sign-in of one person', 'delegate: UNIQUE (mailbox)'],
  [
    'one live code by text message a case and purpose',
    'CREATE UNIQUE INDEX phone_code_one_live ON public.phone_code USING btree (employer_id, case_id, purpose, (\nCASE\n    WHEN ((consumed_at IS NULL) AND (voided_at IS NULL)) THEN 0\n    ELSE NULL::integer\nEND))',
  ],
  [
    'five tries of it at most, whatever the policy says (L-08)',
    'phone_code: CHECK (((tries >= 0) AND (tries <= 5)))',
  ],
  ['one message a code', 'phone_code: UNIQUE (text_id)'],
  [
    'one live invitation to a passkey a case',
    'CREATE UNIQUE INDEX person_passkey_invitation_one_live ON public.person_passkey_invitation USING btree (employer_id, case_id, (\nCASE\n    WHEN ((used_at IS NULL) AND (voided_at IS NULL)) THEN 0\n    ELSE NULL::integer\nEND))',
  ],
  ['two ceremonies never share a challenge', 'person_passkey_challenge: UNIQUE (value)'],
  [
    'a challenge of a passkey lives five minutes at most',
    "person_passkey_challenge: CHECK ((dies_at <= (issued_at + '00:05:00'::interval)))",
  ],
  [
    'one open request a case (SIGNATURES 4)',
    'CREATE UNIQUE INDEX signed_request_one_open ON public.signed_request USING btree (employer_id, case_id, (\nCASE\n    WHEN ((closed_at IS NULL) AND (consumed_at IS NULL)) THEN 0\n    ELSE NULL::integer\nEND))',
  ],
  ['two requests never share a number', 'signed_request: UNIQUE (number)'],
  [
    'one signature opens one request (ATK-51)',
    `CREATE UNIQUE INDEX signed_upload_one_signature ON public.signed_upload USING btree ((\nCASE\n    WHEN (state = 'accepted'::text) THEN signature_sha256\n    ELSE NULL::bytea\nEND))`,
  ],
  [
    'and one request is opened once',
    `CREATE UNIQUE INDEX signed_upload_one_accepted ON public.signed_upload USING btree ((\nCASE\n    WHEN (state = 'accepted'::text) THEN request_id\n    ELSE NULL::uuid\nEND))`,
  ],
  [
    'a refused signed file leaves nothing of its octets',
    `signed_upload: CHECK (((state <> 'refused'::text) OR ((wrapped_key IS NULL) AND (code IS NOT NULL))))`,
  ],
  [
    'a signed file of five megabytes at most (ATK-53)',
    'signed_upload: CHECK (((size >= 0) AND (size <= 5242880)))',
  ],
  ['five tries of the code of a link (L-08)', 'link: CHECK (((code_tries >= 0) AND (code_tries <= 5)))'],
  ['five tries of the code of a notice', 'notice_link: CHECK (((code_tries >= 0) AND (code_tries <= 5)))'],
  ['a link is found by one digest', 'link: UNIQUE (digest)'],
  [
    'three refused sets (I-09)',
    `question_round: CHECK (((((tries ->> 'refused'::text))::integer >= 0) AND (((tries ->> 'refused'::text))::integer <= 3)))`,
  ],
  ['one row of tries an employer (ATK-22)', 'question_round: PRIMARY KEY (employer_id)'],
  ['ten look-ups of a code a day (ATK-18)', 'case_lookup: CHECK (((tries >= 0) AND (tries <= 10)))'],
  ['one key a case (I-01, I-02)', 'key_generation: UNIQUE (case_id)'],
  ['and one a session in which a key is changed (I-02)', 'key_generation: UNIQUE (made_in)'],
  [
    'a key was made by a case or in a session, and by one of them (I-01)',
    `key_generation: CHECK ((((origin = 'case'::text) = (case_id IS NOT NULL)) AND ((origin = 'signedIn'::text) = (made_in IS NOT NULL))))`,
  ],
  [
    'and only the present key is changed',
    `key_generation: CHECK (((origin <> 'signedIn'::text) OR (generation > 1)))`,
  ],
  [
    'five tries of the code of a mailbox (L-08)',
    'mailbox_check: CHECK (((code_tries >= 0) AND (code_tries <= 5)))',
  ],
  ['a reminder of a key once', 'key_reminder: PRIMARY KEY (employer_id, generation, days_before)'],
  ['one key a generation', 'key_generation: PRIMARY KEY (employer_id, generation)'],
  ['a hash belongs to a key that was set', 'employer_key: CHECK (((generation > 0) OR (hash IS NULL)))'],
  [
    'a key without a hash is the first one and was imported',
    `employer_key: CHECK (((hash IS NOT NULL) OR (generation = 0) OR ((generation = 1) AND (NOT (path IS DISTINCT FROM 'import'::text)))))`,
  ],
  ['one employer a number and branch', 'employer: UNIQUE (identifier, branch_code)'],
  ['one case a code', 'recovery_case: UNIQUE (code)'],
  [
    'nobody is in a line twice with one case',
    `CREATE UNIQUE INDEX arrival_one_live ON public.arrival USING btree ((\nCASE\n    WHEN (state = ANY (ARRAY['waiting'::text, 'called'::text, 'attending'::text])) THEN case_id\n    ELSE NULL::uuid\nEND))`,
  ],
  [
    'a window receives one person at a time',
    `CREATE UNIQUE INDEX arrival_one_at_window ON public.arrival USING btree ((\nCASE\n    WHEN (state = ANY (ARRAY['called'::text, 'attending'::text])) THEN window_id\n    ELSE NULL::uuid\nEND))`,
  ],
  [
    'a turno is come to once',
    'CREATE UNIQUE INDEX arrival_of_appointment ON public.arrival USING btree (appointment_id)',
  ],
  [
    'the hours of a window never meet',
    'window_hours: EXCLUDE USING gist (window_id WITH =, weekday WITH =, int4range((opens)::integer, (closes)::integer) WITH &&)',
  ],
  ['one use of a human check', 'human_nonce: PRIMARY KEY (nonce)'],
  ['two notices of an outage a day', 'held_notice_day: CHECK (((n >= 1) AND (n <= 2)))'],
  [
    'a report sent twice is one (F-27)',
    `CREATE UNIQUE INDEX employer_report_once ON public.employer_report USING btree (identifier, contact, reported_on) WHERE (origin = 'page'::text)`,
  ],
  [
    'an epoch moves with the representative (I-05)',
    'CREATE TRIGGER representation_moves_epoch AFTER INSERT OR DELETE OR UPDATE ON public.representation FOR EACH ROW EXECUTE FUNCTION employer_changed()',
  ],
  [
    'an epoch moves with the contact (I-05)',
    'CREATE TRIGGER contact_moves_epoch AFTER INSERT OR DELETE OR UPDATE OF value, confirmed_at, usable_from, retired_at ON public.contact FOR EACH ROW EXECUTE FUNCTION employer_changed()',
  ],
  [
    'an epoch moves with the freeze (I-05)',
    'CREATE TRIGGER freeze_moves_epoch BEFORE UPDATE OF frozen_at, class ON public.employer FOR EACH ROW WHEN (((new.frozen_at IS DISTINCT FROM old.frozen_at) OR (new.class IS DISTINCT FROM old.class))) EXECUTE FUNCTION employer_frozen()',
  ],
  [
    'an epoch moves with the block (I-05)',
    'CREATE TRIGGER block_moves_epoch AFTER UPDATE OF blocked_at ON public.employer_key FOR EACH ROW WHEN ((new.blocked_at IS DISTINCT FROM old.blocked_at)) EXECUTE FUNCTION employer_changed()',
  ],
  [
    'one campaign at a time (ATK-26)',
    'campaign: EXCLUDE USING gist (tstzrange(began_at, holds_until) WITH &&)',
  ],
  [
    'one member a natural person (I-12)',
    `CREATE UNIQUE INDEX staff_member_one_person ON public.staff_member USING btree ((\nCASE\n    WHEN (retired_at IS NULL) THEN person\n    ELSE NULL::bytea\nEND))`,
  ],
  [
    'one live invitation a member',
    `CREATE UNIQUE INDEX staff_invitation_one_live ON public.staff_invitation USING btree ((\nCASE\n    WHEN ((used_at IS NULL) AND (voided_at IS NULL)) THEN staff_id\n    ELSE NULL::uuid\nEND))`,
  ],
  [
    'one member an account',
    `CREATE UNIQUE INDEX staff_account_one_member ON public.staff_account USING btree ((\nCASE\n    WHEN (ended_at IS NULL) THEN digest\n    ELSE NULL::bytea\nEND))`,
  ],
  [
    'one account a member',
    `CREATE UNIQUE INDEX staff_account_one_live ON public.staff_account USING btree ((\nCASE\n    WHEN (ended_at IS NULL) THEN staff_id\n    ELSE NULL::uuid\nEND))`,
  ],
  [
    'one file a document, whoever uploads at once',
    `CREATE UNIQUE INDEX dossier_file_one_current ON public.dossier_file USING btree (employer_id, case_id, kind, (\nCASE\n    WHEN (replaced_at IS NULL) THEN 0\n    ELSE NULL::integer\nEND))`,
  ],
  ['a file of five megabytes at most (ATK-53)', 'dossier_file: CHECK (((size >= 1) AND (size <= 5242880)))'],
  ['what is infected is never let out (ATK-56)', 'dossier_file: CHECK ((quarantined OR (NOT infected)))'],
  [
    'one half file a document, twenty pieces of it at most',
    'dossier_upload: PRIMARY KEY (employer_id, case_id, kind)',
  ],
  ['no more pieces than a file may have (ATK-53)', 'dossier_upload_piece: CHECK (((n >= 0) AND (n <= 19)))'],
  ['one answer a challenge of a passkey', 'staff_challenge: PRIMARY KEY (digest)'],
  [
    'one consent in force a person',
    'CREATE UNIQUE INDEX biometric_consent_one_live ON public.biometric_consent USING btree ((\nCASE\n    WHEN (withdrawn_at IS NULL) THEN subject\n    ELSE NULL::bytea\nEND))',
  ],
  ['two fingers a person', 'enrolled_finger: CHECK ((slot = ANY (ARRAY[1, 2])))'],
  ['and not twice the same one', 'enrolled_finger: UNIQUE (subject, "position")'],
  ['three impressions a finger', 'finger_template: CHECK ((impression = ANY (ARRAY[1, 2, 3])))'],
  ['one template an impression', 'finger_template: PRIMARY KEY (subject, slot, impression)'],
  [
    'one extractor a person',
    'finger_template: FOREIGN KEY (subject, extractor, extractor_version) REFERENCES finger_enrolment(subject, extractor, extractor_version) ON DELETE CASCADE',
  ],
  ['the same octets count once (ATK-45)', 'finger_seen: PRIMARY KEY (digest)'],
  [
    'a capture takes a minute at most (ATK-45)',
    "capture_challenge: CHECK ((dies_at <= (made_at + '00:01:00'::interval)))",
  ],
  ['two tries a finger in a case', 'finger_tries: CHECK (((spent >= 0) AND (spent <= 2)))'],
  ['five failures of a person in a row', 'finger_tally: CHECK (((failures >= 0) AND (failures <= 5)))'],
  ['one match a capture (ATK-45)', 'live_match: PRIMARY KEY (employer_id, case_id, challenge)'],
  [
    'a match is taken once (ATK-45)',
    'CREATE TRIGGER live_match_kept BEFORE UPDATE ON public.live_match FOR EACH ROW EXECUTE FUNCTION live_match_as_made()',
  ],
  ['two people lift suspensions (ATK-27)', 'campaign_lift: CHECK ((approved_by <> proposed_by))'],
  [
    'who they are says the connection',
    'CREATE TRIGGER campaign_lift_is_signed BEFORE INSERT OR UPDATE ON public.campaign_lift FOR EACH ROW EXECUTE FUNCTION campaign_lift_signed()',
  ],
  [
    'one live appointment a window and time (I-19, ATK-46)',
    `appointment: EXCLUDE USING gist (window_id WITH =, during WITH &&) WHERE ((state = ANY (ARRAY['held'::text, 'booked'::text, 'arrived'::text, 'called'::text, 'attending'::text])))`,
  ],
  ...(['employer', 'person', 'case'] as const).map(
    (whose) =>
      [
        `one live appointment of one ${whose} (I-19, ATK-47)`,
        `CREATE UNIQUE INDEX appointment_of_${whose} ON public.appointment USING btree (${whose === 'person' ? whose : `${whose}_id`}) WHERE (state = ANY (ARRAY['held'::text, 'booked'::text, 'arrived'::text, 'called'::text, 'attending'::text]))`,
      ] as const,
  ),
  ['what is held ends', `appointment: CHECK (((state = 'held'::text) = (held_until IS NOT NULL)))`],
  ['what is moved leads on', `appointment: CHECK (((state = 'moved'::text) = (moved_to IS NOT NULL)))`],
  ['two people trust an authority (SIGNATURES 7)', 'trust_entry: CHECK ((approved_by <> added_by))'],
  [
    'who they are says the connection, and what was trusted stays written',
    'CREATE TRIGGER trust_entry_is_signed BEFORE INSERT OR DELETE OR UPDATE ON public.trust_entry FOR EACH ROW EXECUTE FUNCTION trust_entry_signed()',
  ],
  [
    'the trust store is never emptied',
    'CREATE TRIGGER trust_entry_is_not_emptied BEFORE TRUNCATE ON public.trust_entry FOR EACH STATEMENT EXECUTE FUNCTION trust_entry_signed()',
  ],
  [
    'one proposal of a key waits',
    'CREATE UNIQUE INDEX trust_entry_one_proposed ON public.trust_entry USING btree ((\nCASE\n    WHEN ((approved_at IS NULL) AND (retired_at IS NULL)) THEN key_sha256\n    ELSE NULL::bytea\nEND))',
  ],
  [
    'one entry of a key is in force',
    'CREATE UNIQUE INDEX trust_entry_one_in_force ON public.trust_entry USING btree ((\nCASE\n    WHEN ((approved_at IS NOT NULL) AND (retired_at IS NULL)) THEN key_sha256\n    ELSE NULL::bytea\nEND))',
  ],
  [
    'one list in force for an authority and a scope (SIGNATURES 8)',
    'CREATE UNIQUE INDEX revocation_list_current ON public.revocation_list USING btree ((\nCASE\n    WHEN (superseded_at IS NULL) THEN issuer_key\n    ELSE NULL::bytea\nEND), scope)',
  ],
  [
    'nobody answers what they have not taken (T-06)',
    'enquiry: CHECK (((ended_at IS NULL) OR (taken_by IS NOT NULL)))',
  ],
  [
    'two people decide about a report (I-12)',
    "report_review: CHECK (((decision <> 'approved'::text) OR (decider <> proposer)))",
  ],
  [
    'one word about a report waits',
    'CREATE UNIQUE INDEX report_review_one_waiting ON public.report_review USING btree (employer_id, restore_epoch) WHERE (decided_at IS NULL)',
  ],
  [
    'a restore has a number of its own, and ends what would come about by the clock alone (I-18)',
    'CREATE TRIGGER installation_is_restored BEFORE UPDATE OF restore_epoch ON public.installation FOR EACH ROW EXECUTE FUNCTION installation_restored()',
  ],
  [
    'one change of representatives is open for an employer (I-05)',
    'CREATE UNIQUE INDEX representation_change_one_open ON public.representation_change USING btree (employer_id) WHERE (ended_at IS NULL)',
  ],
  [
    'it moves the epoch (I-05)',
    'CREATE TRIGGER representation_change_moves_epoch AFTER INSERT ON public.representation_change FOR EACH ROW EXECUTE FUNCTION employer_changed()',
  ],
  ['one entry a place in the log', 'audit_entry: PRIMARY KEY (lane, seq)'],
  [
    'the database chains the log',
    'CREATE TRIGGER audit_is_chained BEFORE INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_chain()',
  ],
  [
    'the log is only added to',
    'CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_is_final()',
  ],
  ...(['node', 'tree_head'] as const).flatMap(
    (kept) =>
      [
        [
          `the tree is only added to: ${kept} (I-17)`,
          `CREATE TRIGGER audit_${kept}_is_append_only BEFORE DELETE OR UPDATE ON public.audit_${kept} FOR EACH ROW EXECUTE FUNCTION audit_is_final()`,
        ],
        [
          `the tree is never emptied: ${kept}`,
          `CREATE TRIGGER audit_${kept}_is_not_emptied BEFORE TRUNCATE ON public.audit_${kept} FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()`,
        ],
      ] as const,
  ),
  [
    'a head of the tree tells of no less than the one before (I-17)',
    'CREATE TRIGGER audit_head_only_grows BEFORE INSERT ON public.audit_tree_head FOR EACH ROW EXECUTE FUNCTION audit_head_grows()',
  ],
  [
    'the log is never emptied',
    'CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()',
  ],
]

const definitions = (): Promise<readonly string[]> =>
  column(
    `select conrelid::regclass || ': ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and convalidated
      union all
     select pg_get_indexdef(indexrelid) from pg_index
      where indisunique and indisvalid
        and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all
     select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal and tgenabled = 'O'`,
  )

const lacking = async (): Promise<readonly string[]> => {
  const there = new Set(await definitions())
  return guarantees.filter(([, definition]) => !there.has(definition)).map(([what]) => what)
}

describe('the guarantees that the database keeps by itself', () => {
  it('are all in force', async () => {
    expect(await lacking()).toEqual([])
  })

  it('are missed when one is taken away or switched off', async () => {
    const { pool } = database.db
    await pool.query('drop index link_one_live')
    await pool.query('alter table audit_entry disable trigger audit_is_append_only')
    await pool.query('alter table key_generation drop constraint key_generation_case_id_key')
    expect(await lacking()).toEqual([
      'one live link an employer (I-07)',
      'one key a case (I-01, I-02)',
      'the log is only added to',
    ])
  })
})
