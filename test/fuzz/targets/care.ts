import { judgeDrill, type DrillFacts } from '../../../src/care/domain/drill.ts'
import { checkReceipt } from '../../../src/client/receipt-check.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const states = new Set(['good', 'soon', 'bad', 'waiting', 'none', 'unknown'])
/** Of nobody who signs here. */
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const receipt = `clavero-receipt.${'e30'.repeat(10)}.${'A'.repeat(86)}`

const now = 1_780_000_000_000
const facts = {
  mailbox: { state: 'answers', lastConfirmedAt: now },
  phone: { confirmedAt: null, text: 'delivered' },
  textsOffered: true,
  registries: { ruc: 'active', representatives: ['confirmed', 'notConfirmed'] },
  appointmentUntil: now + 1,
  certificateUntil: null,
  biometricsAt: now - 1,
  keyDueAt: now + 86_400_000,
  now,
}

/** What a drill makes of what the registries said, and what a browser makes of a receipt that somebody was handed. */
export const careTargets: readonly Target[] = [
  {
    name: 'judgeDrill',
    file: 'care/domain/drill.ts',
    seeds: [0, 1, -1, now, now + 86_400_000, 1e15].map(String),
    call(raw: string) {
      const at = Number(raw)
      // What the database has are whole milliseconds; none is so far off that a year more is none.
      const typed = Number.isInteger(at) && Math.abs(at) < 8e15 ? at : null
      const bent = { ...facts, appointmentUntil: typed, keyDueAt: typed, biometricsAt: typed }
      const items = judgeDrill(bent as unknown as DrillFacts, { soonDays: 30, onFileDays: 365, keySoonDays: 15 })
      must(new Set(items.map(({ id }) => id)).size === items.length, 'one thing twice')
      must(
        items.every(({ state }) => states.has(state)),
        'a state that there is not',
      )
      const ends = items.find(({ id }) => id === 'appointment')
      // What is over is never good.
      if (typed !== null && typed <= now) must(ends?.state === 'bad', 'an end that is over and is none')
    },
  },
  {
    name: 'checkReceipt',
    file: 'client/receipt-check.ts',
    seeds: [receipt, `%PDF-1.7 ${receipt} %%EOF`, 'clavero-receipt.', 'a.b.c'],
    longest: 20_000,
    share: 0.1,
    async call(text: string) {
      const { verdict } = await checkReceipt(text, publicKey)
      // Nothing that was made up here is signed by anybody.
      must(verdict === 'unreadable' || verdict === 'forged', `made up, and ${verdict}`)
    },
  },
]
