import { days } from '../../kernel/time.ts'
import type { LinkId } from '../../kernel/ids.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import { writeDay } from '../../adapters/calendar/write-day.ts'
import { mintCode } from '../../contacts/app/mint-code.ts'
import { mintAnswerCode } from '../../contacts/app/mailbox-check.ts'
import { codeStore } from '../../contacts/store/code-store.ts'
import { isQuietPath } from '../../policy/paths.ts'
import { noticeLinks } from '../../links/app/notice-links.ts'
import { mintLink, wantsLink, type MintDeps } from '../../links/app/mint-link.ts'
import { tokenBytes } from '../../links/domain/token.ts'
import { deliveryTask } from '../../messaging/delivery-task.ts'
import { caseOfRefusedLink } from '../../messaging/store/message-queries.ts'
import { createMessageStore } from '../../messaging/store/message-store.ts'
import { createCompose } from '../../messaging/templates/compose-mail.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { newId, randomBelow, randomOctets, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'
import { invitationMinterOf } from './users.ts'

/** What the worker does with a message: mint, hand over, and take note. */
export function mailOf(ground: Ground) {
  const { db, policy, origin, texts, transport } = ground.installation
  const { codeKey, noticeCode, contactCode, atomically, cases, links, notices, move } = ground
  const { installation } = ground

  const mintDeps: MintDeps = {
    links,
    policy: policy.link,
    origin,
    newId: () => newId<LinkId>(),
    newToken: () => randomText(tokenBytes),
    newRef: () => randomText(9),
    randomBytes: randomOctets,
    digestOf,
    codeDigest: (code) => codeKey(code),
  }
  const delivery = deliveryTask({
    atomically,
    store: createMessageStore(db),
    minter: {
      mint: (tx, wanted) => mintLink(mintDeps, tx, wanted),
      wants: (tx, wanted) => wantsLink(mintDeps, tx, wanted),
    },
    notices: noticeLinks({
      lifeSeconds: days(policy.report.disavowDays),
      store: notices,
      origin,
      newToken: mintDeps.newToken,
      newRef: mintDeps.newRef,
      randomBytes: randomOctets,
      digestOf,
      codeDigest: noticeCode,
    }),
    codes: {
      mint: (tx, wanted) =>
        mintCode(
          {
            codes: codeStore(),
            random: randomBelow,
            codeDigest: contactCode,
            lifeSeconds: policy.contact.codeLife,
          },
          tx,
          wanted,
        ),
    },
    answers: { mint: (tx, id) => mintAnswerCode(ground.mailboxCodes, randomBelow, tx, id) },
    invitations: invitationMinterOf(ground),
    transport,
    compose: createCompose({ texts, origin, isDemo: installation.mode === 'demonstration', writeDay }),
    recordRefused: (caseId, id, record) =>
      atomically(async (tx) => {
        // Case before message and link, as everywhere.
        const before = await cases.lock(tx, caseId)
        await record(tx)
        const isFinal = (await caseOfRefusedLink(queriesOf(tx), id)) !== undefined
        // On a quiet path it would be told by the page that there was a link (ATK-16); the wait ends by itself.
        if (before === undefined || !isFinal || isQuietPath(before.case.path)) return
        // An address that does not exist will not exist in a minute either: the case goes where it can be mended.
        await moveWithin(move, tx, before, {
          event: { type: 'mailRefused', messageId: id },
          named: 'linkRefused',
          told: { act: 'mailRefused', reason: 'mailRefused' },
        })
      }),
    alarm: (host) => {
      if (installation.logger)
        installation.logger.error(
          { host },
          'mail is refused for a reason that is ours (CLV-145): SPF, DKIM, DMARC',
        )
    },
    outerLimit: policy.proof.outerLimit,
  })

  return { delivery }
}
