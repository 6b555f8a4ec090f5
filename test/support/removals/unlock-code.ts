import { edit, rowsOf, type Removal } from './removal.ts'

const journey = 'test/journeys/unlock-code.test.ts'
const useCase = 'src/proofs/biometrics/app/unlock-by-code.ts'
const routes = 'src/proofs/biometrics/web/code-routes.ts'

const row = rowsOf('unlock-code', journey)

/** The guards of the code by text message as the contact that answers in an unlocking. */
export const unlockCodeRemovals: readonly Removal[] = [
  row(
    'shown',
    'the proofs that come before a contact: whoever has shown nothing would be told of a mobile, and have messages sent',
    [edit(useCase, ' && isWaited(loaded) && isLeft(loaded, policy)', ' && isWaited(loaded)')],
    'by what is on file alone',
  ),
  row(
    'waited',
    'the state in which a contact is waited for',
    [edit(useCase, ' && isWaited(loaded) && isLeft(loaded, policy)', ' && isLeft(loaded, policy)')],
    'a case that is over',
  ),
  row(
    'gateway',
    'the gateway that has to be there for a choice to be offered',
    [
      edit('src/entry/passkey-routes.ts', 'parts.phoneCodes.isOpen && loaded', 'loaded'),
      edit(useCase, 'phoneCodes.isOpen && loaded', 'loaded'),
    ],
    'lifts the block with the link',
    'test/journeys/unlock-shown.test.ts',
  ),
  row(
    'mobile',
    'the mobile that has to be on file for a choice to be offered',
    [edit(useCase, 'loaded.employer.phone !== null && ', '')],
    'without a mobile asks nothing',
  ),
  row(
    'finger',
    'the finger that an officer has to have compared',
    [edit(routes, '    (await deps.finger.isFresh(loaded))', '    true')],
    'where the finger was not compared',
  ),
  row(
    'finger-officer',
    'what an officer has found in order already',
    [
      edit(routes, "    loaded.case.state.is === 'proving' &&\n", ''),
      edit(
        'src/proofs/biometrics/app/unlock-shown.ts',
        "isAtCounter(current) && current.state.is === 'proving'",
        'isAtCounter(current)',
      ),
    ],
    'is not taken again from an officer',
  ),
  row(
    'proof',
    'which contact has answered: the mobile would count as the mailbox',
    [edit('src/cases/app/redeem.ts', 'kind: link.contact', "kind: 'mail'")],
    'keeps the key: the right code is the proof phone',
  ),
  row(
    'page',
    'the page on which an answered case stands: it would wait for a mail that nobody sends',
    [
      edit(
        'src/cases/web/journey.ts',
        "state.answered === true ? '/clave/desbloquear' : '/enlace/enviado'",
        "'/enlace/enviado'",
      ),
    ],
    'ends a link that is out',
  ),
  row(
    'former-links',
    'the end of the links that are out when a code is typed',
    [
      edit(
        'src/cases/domain/transition.ts',
        "return move(current, answered, ['voidLinks'], now)",
        'return move(current, answered, [], now)',
      ),
    ],
    'ends a link that is out',
  ),
  {
    id: 'passkey-told',
    without: 'the word to the mailbox that a passkey was made',
    edits: [edit('src/proofs/passkeys/app/make-passkey.ts', '      await tell(tx)\n')],
    noticedBy: 'test/journeys/person-passkey.test.ts',
    test: 'is made on their own phone at the counter',
  },
  row(
    'life',
    'the life of what a code has opened, that of a link',
    [edit(useCase, 'lifeSeconds: deps.policy.link.life,', 'lifeSeconds: 3_600,')],
    'lives as long as a link does',
    'test/attacks/atk-44.test.ts',
  ),
]
