import type { PossibleDeparture } from './departure.ts'
import type { Policy } from './policy.ts'
import type { RulePath } from './rule.ts'
import { ruleRows } from './rules.ts'

const inForce = (path: RulePath): boolean =>
  ruleRows.some((row) => row.path === path && row.notYet === undefined)

/** The questions come before control of the mailbox is shown: then they decide, and do not only hold the door. */
const questionsDecide = ({ paths: { online } }: Policy): boolean => {
  const gate = online.proofs.indexOf('gate')
  return gate >= 0 && gate < online.proofs.indexOf('mail')
}

const mailAlone = ({ paths: { online } }: Policy): boolean =>
  online.proofs.every((entry) => entry === 'reg' || entry === 'gate' || entry === 'mail')

/**
 * Everything that a policy of ours can depart in, in the order of RELIABILITY 10.1 (C1 to C6). A rule that
 * is written down and not in force yet counts as absent: nobody is protected by a number that nothing reads.
 */
export const possibleDepartures: readonly PossibleDeparture[] = [
  {
    requirements: ['ASVS 5.0 6.4.2 (L1)'],
    rule: 'paths',
    why: {
      en: 'Questions about what a person knows are part of the online path. None may exist.',
      es: 'Las preguntas sobre lo que una persona sabe son parte del camino en línea. No debe haber ninguna.',
    },
    endedBy: {
      en: 'Asking for a phone code or a saved code instead of the questions.',
      es: 'Pedir un código del teléfono o un código guardado en lugar de las preguntas.',
    },
    when: ({ paths }) => paths.online.proofs.includes('gate'),
  },
  {
    requirements: ['NIST SP 800-63A-4 §2.5.1'],
    rule: 'paths',
    why: {
      en: 'The questions decide before control of the mailbox is shown. They may not verify an identity.',
      es: 'Las preguntas deciden antes de que se demuestre el control del correo. No deben verificar una identidad.',
    },
    endedBy: {
      en: 'Asking for the mailbox before the questions.',
      es: 'Pedir el correo antes que las preguntas.',
    },
    when: questionsDecide,
  },
  {
    requirements: ['NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.min',
    why: {
      en: 'A key that is the only factor must have at least 15 characters.',
      es: 'Una clave que es el único factor debe tener al menos 15 caracteres.',
    },
    endedBy: { en: 'A shortest key of 15 characters.', es: 'Un largo mínimo de 15 caracteres.' },
    when: ({ key }) => key.min < 15,
  },
  {
    requirements: ['ASVS 5.0 6.2.9 (L2)', 'NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.max',
    why: {
      en: 'Keys of 64 characters must be allowed.',
      es: 'Se deben aceptar claves de 64 caracteres.',
    },
    endedBy: { en: 'A longest key of 64 characters.', es: 'Un largo máximo de 64 caracteres.' },
    when: ({ key }) => key.max < 64,
  },
  {
    requirements: ['ASVS 5.0 6.2.5 (L1)', 'NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.classes.symbol',
    why: {
      en: 'No mixture of kinds of characters may be demanded.',
      es: 'No se debe exigir una mezcla de clases de caracteres.',
    },
    endedBy: {
      en: 'Asking for none of the four kinds.',
      es: 'No exigir ninguna de las cuatro clases.',
    },
    when: ({ key: { classes } }) => Object.values(classes).includes(true),
  },
  {
    requirements: ['ASVS 5.0 6.2.5 (L1)', 'NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.alphabet',
    why: {
      en: 'The space and every character that can be seen should be accepted.',
      es: 'Se deberían aceptar el espacio y todo carácter que se puede ver.',
    },
    endedBy: { en: 'The alphabet “unicode”.', es: 'El alfabeto “unicode”.' },
    when: ({ key }) => key.alphabet === 'ascii',
  },
  {
    requirements: ['ASVS 5.0 6.2.4 (L1)', 'ASVS 5.0 6.2.12 (L2)', 'NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.blocklist',
    why: {
      en: 'New keys must be compared with the most common ones and with those that have leaked.',
      es: 'Las claves nuevas se deben comparar con las más comunes y con las que se filtraron.',
    },
    endedBy: { en: 'Refusing common keys.', es: 'Rechazar las claves comunes.' },
    when: ({ key }) => !key.blocklist,
  },
  {
    requirements: ['ASVS 5.0 6.2.10 (L2)', 'NIST SP 800-63B-4 §3.1.1.2'],
    rule: 'key.rotationForced',
    why: {
      en: 'A change at fixed intervals must not be demanded.',
      es: 'No se debe exigir un cambio cada cierto tiempo.',
    },
    endedBy: { en: 'A reminder that forces nothing.', es: 'Un recordatorio que no obliga.' },
    when: ({ key }) => key.rotationForced,
  },
  {
    requirements: ['ASVS 5.0 6.5.5 (L2)'],
    rule: 'link.life',
    why: {
      en: 'A link lives longer than ten minutes.',
      es: 'Un enlace vive más de diez minutos.',
    },
    endedBy: { en: 'A life of 600 seconds at most.', es: 'Una vida de 600 segundos como máximo.' },
    when: ({ link }) => Math.max(link.life, link.cap, link.longOffered ? link.lifeLong : 0) > 600,
  },
  {
    requirements: ['ASVS 5.0 6.5.5 (L2)'],
    rule: 'contact.codeLife',
    why: {
      en: 'The code that confirms a new mail lives longer than ten minutes.',
      es: 'El código que confirma un correo nuevo vive más de diez minutos.',
    },
    endedBy: { en: 'A life of 600 seconds at most.', es: 'Una vida de 600 segundos como máximo.' },
    when: ({ contact }) => contact.codeLife > 600,
  },
  {
    requirements: ['WCAG 2.2 SC 2.2.1 (A)'],
    rule: 'link.longOffered',
    why: {
      en: 'A limit this short, which the person cannot lengthen, is met only by the exception for essential limits.',
      es: 'Un límite tan corto, que la persona no puede alargar, se cumple solo por la excepción de los límites esenciales.',
    },
    endedBy: { en: 'Offering the longer link.', es: 'Ofrecer el enlace más largo.' },
    when: ({ link }) => !link.longOffered && link.life < 20 * 3600,
  },
  {
    requirements: ['ASVS 5.0 6.6.2 (L2)'],
    rule: 'link.screenCode',
    why: {
      en: 'Whoever can read the mailbox can set the key: nothing binds the link to the browser that asked for it.',
      es: 'Quien puede leer el correo puede crear la clave: nada une el enlace al navegador que lo pidió.',
    },
    endedBy: {
      en: 'The screen code in another browser.',
      es: 'El código de pantalla en otro navegador.',
    },
    when: ({ link }) => link.screenCode === 'never',
  },
  {
    requirements: ['ASVS 5.0 6.3.6 (L3)'],
    rule: 'paths',
    why: {
      en: 'Mail is the only factor of the online path.',
      es: 'El correo es el único factor del camino en línea.',
    },
    endedBy: {
      en: 'Asking for a phone code or a saved code besides.',
      es: 'Pedir además un código del teléfono o un código guardado.',
    },
    when: mailAlone,
  },
  {
    requirements: ['NIST SP 800-63B-4 §4.2'],
    rule: 'key.probation',
    why: {
      en: 'One mailed code is enough for a key with full powers. Two codes by different ways are asked for.',
      es: 'Un solo código enviado por correo basta para una clave con todos los poderes. Se piden dos códigos por vías distintas.',
    },
    endedBy: {
      en: 'A second code, or a probation that holds something back.',
      es: 'Un segundo código, o un tiempo a prueba que limite algo.',
    },
    when: (policy) =>
      mailAlone(policy) && (policy.paths.online.result === 'full' || !inForce('key.probation')),
  },
  {
    requirements: ['ASVS 5.0 6.1.1 (L1)'],
    rule: 'questions.suspension',
    why: {
      en: 'Whoever knows RUC and cédula can have the questions of an employer closed by wrong answers.',
      es: 'Quien conoce el RUC y la cédula puede hacer que se cierren las preguntas de un empleador con respuestas equivocadas.',
    },
    endedBy: {
      en: 'Asking for the mailbox before the questions, or charging misses to the claimant first.',
      es: 'Pedir el correo antes que las preguntas, o contar primero los errores de quien pregunta.',
    },
    when: questionsDecide,
  },
  {
    requirements: ['ASVS 5.0 6.1.1 (L1)'],
    rule: 'signIn.attempts',
    why: {
      en: 'Whoever knows the RUC can have the key of an employer blocked by wrong keys.',
      es: 'Quien conoce el RUC puede hacer que se bloquee la clave de un empleador con claves equivocadas.',
    },
    endedBy: {
      en: 'Slowing down strangers before the key is blocked, while known browsers still get in.',
      es: 'Frenar a los extraños antes de bloquear la clave, mientras los navegadores conocidos aún entran.',
    },
    // The block is counted by employer alone, whatever the number is.
    when: () => true,
  },
  {
    requirements: ['NIST SP 800-63B-4 §3.2.2'],
    rule: 'signIn.attempts',
    why: {
      en: 'More than 100 failures in a row are allowed.',
      es: 'Se permiten más de 100 intentos seguidos.',
    },
    endedBy: { en: 'At most 100 tries.', es: 'Como máximo 100 intentos.' },
    when: ({ signIn }) => signIn.attempts > 100,
  },
  {
    requirements: ['ASVS 5.0 6.3.1 (L1)'],
    rule: 'campaign.refusedSetsPer10Min',
    why: {
      en: 'One guess each at many employers is noticed too late: fifty pass before anything becomes harder.',
      es: 'Un intento en cada uno de muchos empleadores se nota demasiado tarde: pasan cincuenta antes de que algo cueste más.',
    },
    endedBy: {
      en: 'At most 50 refused sets in ten minutes and in a day, and at most 10 of a thousand employers suspended.',
      es: 'Como máximo 50 respuestas que no coinciden en diez minutos y en un día, y 10 de cada mil empleadores suspendidos.',
    },
    // Fifty are 5 % of the thousand employers of ATK-26, and ten of a thousand the 1 % of ATK-27.
    when: ({ paths, campaign }) =>
      paths.online.proofs.includes('gate') &&
      (Math.max(campaign.refusedSetsPer10Min, campaign.refusedSetsPerDay) > 50 ||
        campaign.suspendedPerThousand > 10),
  },
]
