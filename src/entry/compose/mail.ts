import type { LinkId } from '../../kernel/ids.ts'
import { moveCase } from '../../cases/app/move-case.ts'
import { noticeLinks } from '../../links/app/notice-links.ts'
import { mintLink, wantsLink, type MintDeps } from '../../links/app/mint-link.ts'
import { deliveryTask } from '../../messaging/delivery-task.ts'
import { caseOfRefusedLink } from '../../messaging/store/message-queries.ts'
import { createMessageStore } from '../../messaging/store/message-store.ts'
import { createCompose } from '../../messaging/templates/compose-mail.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { newId, randomOctets, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

/** What the worker does with a message: mint, hand over, and take note. */
export function mailOf(ground: Ground) {
  const { db, policy, origin, texts, transport } = ground.installation
  const { codeKey, noticeCode, atomically, links, notices, move } = ground
  const { installation } = ground

  const mintDeps: MintDeps = {
    links,
    policy: policy.link,
    origin,
    newId: () => newId<LinkId>(),
    newToken: () => randomText(20),
    newRef: () => randomText(9),
    randomBytes: randomOctets,
    digestOf,
    codeDigest: (code) => codeKey(code),
  }
  const delivery = deliveryTask(
    {
      atomically,
      store: createMessageStore(db),
      minter: {
        mint: (tx, wanted) => mintLink(mintDeps, tx, wanted),
        wants: (tx, wanted) => wantsLink(mintDeps, tx, wanted),
      },
      notices: noticeLinks({
        store: notices,
        origin,
        newToken: mintDeps.newToken,
        newRef: mintDeps.newRef,
        randomBytes: randomOctets,
        digestOf,
        codeDigest: noticeCode,
      }),
      transport,
      compose: createCompose({ texts, origin, isDemo: installation.mode === 'demonstration' }),
      outerLimit: policy.proof.outerLimit,
    },
    async (how, id) => {
      const refusedFor = how === 'rejected' ? await caseOfRefusedLink(db, id) : undefined
      if (refusedFor === undefined) return
      // An address that does not exist will not exist in a minute either: the case goes where it can be mended.
      await moveCase(move, refusedFor, () => ({
        event: { type: 'mailRefused', messageId: id },
        named: 'linkRefused',
        told: { act: 'mailRefused', reason: 'mailRefused' },
      }))
    },
  )

  return { delivery }
}
