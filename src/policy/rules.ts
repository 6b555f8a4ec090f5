import type { Policy } from './policy.ts'
import type { Departure, Rule, RulePath } from './rule.ts'

const anyClass = ({ key: { classes } }: Policy): boolean => Object.values(classes).includes(true)

/** The questions come before control of the mailbox is shown: then they decide, and do not only hold the door. */
const questionsDecide = ({ paths: { online } }: Policy): boolean => {
  const gate = online.proofs.indexOf('gate')
  return gate >= 0 && gate < online.proofs.indexOf('mail')
}

const mailAlone = ({ paths: { online } }: Policy): boolean =>
  online.result === 'full' &&
  online.proofs.every((entry) => entry === 'reg' || entry === 'gate' || entry === 'mail')

/** One row for every leaf of `Policy`; a leaf without a row does not compile. Titles are the administrator's words. */
const rules: Readonly<Record<RulePath, Rule>> = {
  'link.life': {
    unit: 'seconds',
    titleEs: 'Vida del enlace',
    titleEn: 'Life of a link',
    source: 'published process',
    departures: [
      {
        requirement: 'ASVS 5.0 6.5.5 (L2)',
        why: 'A link lives longer than ten minutes.',
        when: ({ link }) => Math.max(link.life, link.cap) > 600,
      },
      {
        requirement: 'WCAG 2.2 SC 2.2.1 (A)',
        why: 'A limit this short, which the person cannot lengthen, is met only by the exception for essential limits.',
        when: ({ link }) => !link.longOffered && link.life < 20 * 3600,
      },
    ],
  },
  'link.cap': {
    unit: 'seconds',
    titleEs: 'Límite del enlace desde que se crea',
    titleEn: 'Outer limit of a link from its creation',
    source: 'ASVS 5.0 6.5.5',
  },
  'link.lifeLong': {
    unit: 'seconds',
    titleEs: 'Vida del enlace largo',
    titleEn: 'Life of the long link',
    source: 'ASVS 5.0 6.5.5',
    departures: [
      {
        requirement: 'ASVS 5.0 6.5.5 (L2)',
        why: 'The long link lives longer than ten minutes.',
        when: ({ link }) => link.longOffered && link.lifeLong > 600,
      },
    ],
  },
  'link.longOffered': {
    unit: 'yes/no',
    titleEs: 'Se ofrece un enlace más largo',
    titleEn: 'A longer link is offered',
    source: 'WCAG 2.2 SC 2.2.1',
  },
  'link.clockStart': {
    unit: 'choice',
    titleEs: 'Desde cuándo corre la vida del enlace',
    titleEn: 'What starts the clock of a link',
    source: 'team judgement',
    notYet: 'the clock always starts when the mail server accepts, whatever is chosen.',
  },
  'link.onExpiry': {
    unit: 'choice',
    titleEs: 'Qué pasa cuando el enlace vence',
    titleEn: 'What an expired link means',
    source: 'published process',
    sourceInStandards: 'team judgement',
  },
  'link.correctionGrace': {
    unit: 'seconds',
    titleEs: 'Tiempo para corregir una clave enviada a tiempo',
    titleEn: 'Time to correct a key that was sent in time',
    source: 'team judgement',
  },
  'link.resendWait': {
    unit: 'seconds',
    titleEs: 'Espera entre dos envíos',
    titleEn: 'Wait between two sends',
    source: 'team judgement',
  },
  'link.resendMax': {
    unit: 'count',
    titleEs: 'Nuevos envíos por caso',
    titleEn: 'Further sends per case',
    source: 'team judgement',
  },
  'link.dayMax': {
    unit: 'count',
    titleEs: 'Enlaces por empleador y día',
    titleEn: 'Links per employer and day',
    source: 'team judgement',
  },
  'link.mailboxDayMax': {
    unit: 'count',
    titleEs: 'Enlaces por buzón y día',
    titleEn: 'Links per mailbox and day',
    source: 'team judgement',
  },
  'link.screenCode': {
    unit: 'choice',
    titleEs: 'Cuándo se pide el código de pantalla',
    titleEn: 'When the screen code is asked for',
    source: 'ASVS 5.0 6.6.2',
    notYet: 'it is always asked for in another browser, whatever is chosen.',
    departures: [
      {
        requirement: 'ASVS 5.0 6.6.2 (L2)',
        why: 'Whoever can read the mailbox can set the key: nothing binds the link to the browser that asked for it.',
        when: ({ link }) => link.screenCode === 'never',
      },
    ],
  },
  'link.codeTries': {
    unit: 'count',
    titleEs: 'Intentos del código de pantalla',
    titleEn: 'Tries of the screen code',
    source: 'team judgement',
  },
  'link.codeTriesDay': {
    unit: 'count',
    titleEs: 'Intentos de códigos por empleador y día',
    titleEn: 'Tries of codes per employer and day',
    source: 'team judgement',
  },
  'proof.life': {
    unit: 'seconds',
    titleEs: 'Inactividad que borra las comprobaciones',
    titleEn: 'Inactivity that ends the proofs',
    source: 'team judgement',
  },
  'proof.outerLimit': {
    unit: 'seconds',
    titleEs: 'Vida máxima de las comprobaciones',
    titleEn: 'Outer limit of the proofs',
    source: 'team judgement',
  },
  'proof.registryFreshness': {
    unit: 'seconds',
    titleEs: 'Edad máxima de la respuesta de un registro',
    titleEn: 'Greatest age of a registry answer',
    source: 'team judgement',
  },
  'questions.count': {
    unit: 'count',
    titleEs: 'Preguntas de seguridad',
    titleEn: 'Security questions',
    source: 'published process',
  },
  'questions.attempts': {
    unit: 'count',
    titleEs: 'Intentos antes de la suspensión',
    titleEn: 'Tries before the suspension',
    source: 'published process',
  },
  'questions.suspension': {
    unit: 'seconds',
    titleEs: 'Suspensión de las preguntas',
    titleEn: 'Suspension of the questions',
    source: 'published process',
  },
  'questions.minimumNotPublic': {
    unit: 'count',
    titleEs: 'Preguntas que nadie de fuera puede averiguar',
    titleEn: 'Questions that no outsider can look up',
    source: 'OWASP Security Questions Cheat Sheet',
  },
  'questions.abandonedFree': {
    unit: 'count',
    titleEs: 'Veces que puede dejar las preguntas sin contestar en 24 horas',
    titleEn: 'Times that questions may be left unanswered in 24 hours',
    source: 'team judgement',
  },
  'key.min': {
    unit: 'characters',
    titleEs: 'Largo mínimo de la clave',
    titleEn: 'Shortest key',
    source: 'published process',
    sourceInStandards: 'NIST SP 800-63B-4 §3.1.1.2',
    departures: [
      {
        requirement: 'NIST SP 800-63B-4 §3.1.1.2',
        why: 'A key that is the only factor must have at least 15 characters.',
        when: ({ key }) => key.min < 15,
      },
    ],
  },
  'key.max': {
    unit: 'characters',
    titleEs: 'Largo máximo de la clave',
    titleEn: 'Longest key',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.9',
    departures: [
      {
        requirement: 'ASVS 5.0 6.2.9 (L2)',
        why: 'Keys of 64 characters must be allowed.',
        when: ({ key }) => key.max < 64,
      },
      {
        requirement: 'NIST SP 800-63B-4 §3.1.1.2',
        why: 'Keys of 64 characters should be allowed.',
        when: ({ key }) => key.max < 64,
      },
    ],
  },
  'key.classes.upper': {
    unit: 'yes/no',
    titleEs: 'Exige una letra mayúscula',
    titleEn: 'Asks for a capital letter',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.5',
  },
  'key.classes.lower': {
    unit: 'yes/no',
    titleEs: 'Exige una letra minúscula',
    titleEn: 'Asks for a small letter',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.5',
  },
  'key.classes.digit': {
    unit: 'yes/no',
    titleEs: 'Exige un número',
    titleEn: 'Asks for a digit',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.5',
  },
  'key.classes.symbol': {
    unit: 'yes/no',
    titleEs: 'Exige un signo',
    titleEn: 'Asks for a sign',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.5',
    departures: [
      {
        requirement: 'ASVS 5.0 6.2.5 (L1)',
        why: 'No kind of character may be demanded.',
        when: anyClass,
      },
      {
        requirement: 'NIST SP 800-63B-4 §3.1.1.2',
        why: 'No rule may demand a mixture of kinds of characters.',
        when: anyClass,
      },
    ],
  },
  'key.series': {
    unit: 'characters',
    titleEs: 'Largo desde el que una serie no se acepta',
    titleEn: 'Length from which a series is refused',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.11',
  },
  'key.ownPart': {
    unit: 'characters',
    titleEs: 'Palabras propias que no pueden aparecer, desde este largo',
    titleEn: 'Own words that may not appear, from this length',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.11',
  },
  'key.ownFragment': {
    unit: 'characters',
    titleEs: 'Pedazos de palabras propias que no pueden aparecer, desde este largo',
    titleEn: 'Pieces of own words that may not appear, from this length',
    source: 'team judgement',
  },
  'key.ownDigits': {
    unit: 'characters',
    titleEs: 'Números seguidos del RUC o la cédula que no pueden aparecer, desde este largo',
    titleEn: 'Digits of the RUC or cédula in a row that may not appear, from this length',
    source: 'team judgement',
  },
  'key.alphabet': {
    unit: 'choice',
    titleEs: 'Caracteres que se aceptan',
    titleEn: 'Characters that are accepted',
    source: 'team judgement',
    sourceInStandards: 'NIST SP 800-63B-4 §3.1.1.2',
    departures: [
      {
        requirement: 'NIST SP 800-63B-4 §3.1.1.2',
        why: 'The space and every Unicode character should be accepted.',
        when: ({ key }) => key.alphabet === 'ascii',
      },
    ],
  },
  'key.blocklist': {
    unit: 'yes/no',
    titleEs: 'Se rechazan las claves comunes',
    titleEn: 'Common keys are refused',
    source: 'ASVS 5.0 6.2.4',
    departures: [
      {
        requirement: 'ASVS 5.0 6.2.4 (L1)',
        why: 'New keys must be compared with at least the 3,000 most common ones.',
        when: ({ key }) => !key.blocklist,
      },
    ],
  },
  'key.history': {
    unit: 'count',
    titleEs: 'Claves anteriores que no se repiten',
    titleEn: 'Earlier keys that may not be used again',
    source: 'published process',
  },
  'key.rotationDays': {
    unit: 'days',
    titleEs: 'Días hasta el recordatorio de cambio',
    titleEn: 'Days until the reminder to change',
    source: 'published process',
    sourceInStandards: 'ASVS 5.0 6.2.10',
  },
  'key.rotationForced': {
    unit: 'yes/no',
    titleEs: 'El cambio es obligatorio',
    titleEn: 'The change is obligatory',
    source: 'NIST SP 800-63B-4 §3.1.1.2',
    notYet: 'there is only the reminder.',
    departures: [
      {
        requirement: 'ASVS 5.0 6.2.10 (L2)',
        why: 'A key stays valid until it is known to be compromised or its owner changes it.',
        when: ({ key }) => key.rotationForced,
      },
      {
        requirement: 'NIST SP 800-63B-4 §3.1.1.2',
        why: 'A change at fixed intervals must not be demanded.',
        when: ({ key }) => key.rotationForced,
      },
    ],
  },
  'key.probation': {
    unit: 'seconds',
    titleEs: 'Tiempo a prueba de una clave recuperada solo por correo',
    titleEn: 'Probation of a key recovered by mail alone',
    source: 'team judgement',
    notYet: 'its end is noted with the key; nothing is kept from a key on probation.',
  },
  'signIn.attempts': {
    unit: 'count',
    titleEs: 'Intentos de entrada antes del bloqueo',
    titleEn: 'Sign-in tries before the block',
    source: 'published process',
  },
  'signIn.sessionLife': {
    unit: 'seconds',
    titleEs: 'Vida máxima de una sesión',
    titleEn: 'Outer life of a session',
    source: 'ASVS 5.0 7.3.2',
  },
  'session.idle': {
    unit: 'seconds',
    titleEs: 'Inactividad que cierra la sesión',
    titleEn: 'Inactivity that ends a session',
    source: 'ASVS 5.0 7.3.1',
  },
  'session.warning': {
    unit: 'seconds',
    titleEs: 'Aviso antes de cerrar la sesión',
    titleEn: 'Warning before a session ends',
    source: 'WCAG 2.2 SC 2.2.1',
  },
  'humanCheck.cost': {
    unit: 'count',
    titleEs: 'Costo de un paso de la comprobación',
    titleEn: 'Cost of one step of the human check',
    source: 'team judgement',
  },
  'humanCheck.maxCounter': {
    unit: 'count',
    titleEs: 'Pasos como máximo de la comprobación',
    titleEn: 'Most steps of the human check',
    source: 'team judgement',
  },
  'humanCheck.life': {
    unit: 'seconds',
    titleEs: 'Vida de la comprobación',
    titleEn: 'Life of a human check',
    source: 'team judgement',
  },
  'humanCheck.ticketWait': {
    unit: 'seconds',
    titleEs: 'Espera del turno sin JavaScript',
    titleEn: 'Wait of the ticket without JavaScript',
    source: 'team judgement',
  },
  'humanCheck.ticketLife': {
    unit: 'seconds',
    titleEs: 'Vida del turno sin JavaScript',
    titleEn: 'Life of the ticket without JavaScript',
    source: 'team judgement',
  },
  'humanCheck.ladder': {
    unit: 'table',
    titleEs: 'Dificultad según las comprobaciones de una red en una hora',
    titleEn: 'Difficulty by the checks of one network in an hour',
    source: 'team judgement',
    notYet: 'how much the whole service is asked does not raise it.',
  },
  'humanCheck.ticketsPerHour': {
    unit: 'count',
    titleEs: 'Turnos sin JavaScript por red y hora',
    titleEn: 'Tickets without JavaScript per network and hour',
    source: 'team judgement',
  },
  'network.refusedPairsPerHour': {
    unit: 'count',
    titleEs: 'Pares de RUC y cédula que no coinciden, por red y hora',
    titleEn: 'Refused RUC–cédula pairs per network and hour',
    source: 'team judgement',
  },
  'network.signInFailuresPerHour': {
    unit: 'count',
    titleEs: 'Entradas que no coinciden, por red y hora',
    titleEn: 'Refused sign-ins per network and hour',
    source: 'team judgement',
  },
  'network.caseLookupsPerHour': {
    unit: 'count',
    titleEs: 'Búsquedas de casos por red y hora',
    titleEn: 'Case look-ups per network and hour',
    source: 'team judgement',
  },
  'campaign.refusedSetsPer10Min': {
    unit: 'count',
    titleEs: 'Respuestas que no coinciden en diez minutos que indican una campaña',
    titleEn: 'Refused question sets in ten minutes that mean a campaign',
    source: 'ASVS 5.0 6.1.1',
    notYet: 'nothing counts them.',
  },
  'contact.coolOff': {
    unit: 'seconds',
    titleEs: 'Espera hasta que un contacto nuevo sirve para recuperar la clave',
    titleEn: 'Wait until a new contact serves for recovery',
    source: 'team judgement',
    notYet: 'contacts come from the import only, and serve at once.',
  },
  'contact.recent': {
    unit: 'seconds',
    titleEs: 'Tiempo en que un cambio de contacto pide una segunda aprobación',
    titleEn: 'Time in which a changed contact asks for a second approval',
    source: 'team judgement',
  },
  caseKeepDays: {
    unit: 'days',
    titleEs: 'Días que se guarda un caso terminado',
    titleEn: 'Days that a finished case is kept',
    source: 'team judgement',
  },
  'branch.ask': {
    unit: 'yes/no',
    titleEs: 'Se pide el código de sucursal',
    titleEn: 'The branch code is asked for',
    source: 'team judgement',
  },
  registries: {
    unit: 'table',
    titleEs: 'Registros que responden por cada clase de empleador',
    titleEn: 'Registries that answer for each class of employer',
    source: 'team judgement',
  },
  paths: {
    unit: 'table',
    titleEs: 'Comprobaciones de cada camino',
    titleEn: 'Proofs of each path',
    source: 'team judgement',
    departures: [
      {
        requirement: 'ASVS 5.0 6.4.2 (L1)',
        why: 'Questions about what a person knows decide, before control of the mailbox was shown.',
        when: questionsDecide,
      },
      {
        requirement: 'NIST SP 800-63A-4 §2.5.1',
        why: 'Questions about what a person knows may not verify an identity.',
        when: questionsDecide,
      },
      {
        requirement: 'ASVS 5.0 6.3.6 (L3)',
        why: 'Mail alone carries the proof of a full key.',
        when: mailAlone,
      },
      {
        requirement: 'NIST SP 800-63B-4 §4.2',
        why: 'One mailed code is enough for a full key; two codes by different ways are asked for.',
        when: mailAlone,
      },
    ],
  },
}

export type RuleRow = Rule & { readonly path: RulePath }

/** The rules in the order of the policy. */
export const ruleRows: readonly RuleRow[] = (Object.entries(rules) as [RulePath, Rule][]).map(
  ([path, rule]) => ({
    path,
    ...rule,
  }),
)

/** Every published requirement that this policy does not meet, for the administrator to see (RELIABILITY 10.1). */
export const departuresOf = (
  policy: Policy,
): readonly (Omit<Departure, 'when'> & { readonly path: RulePath })[] =>
  ruleRows.flatMap(({ path, departures = [] }) =>
    departures.filter(({ when }) => when(policy)).map(({ requirement, why }) => ({ path, requirement, why })),
  )
