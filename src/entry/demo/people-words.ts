import type { Lang } from '../../kernel/lang.ts'
import type { CastTag } from './cast.ts'

/** What each of the cast shows, in the words of the demonstration's own page. */
export const castWords: Readonly<Record<CastTag, Readonly<Record<Lang, string>>>> = {
  E1: { es: 'Empresa con todo en orden', en: 'Company with everything in order' },
  E2: { es: 'Otra empresa con todo en orden', en: 'Another company with everything in order' },
  E3: { es: 'RUC cancelado', en: 'RUC cancelled' },
  E4: { es: 'RUC suspendido', en: 'RUC suspended' },
  E5: { es: 'Sin correo registrado', en: 'No registered mail' },
  E6: { es: 'Nunca tuvo clave', en: 'Never had a key' },
  E7: { es: 'Clave bloqueada, con huella registrada', en: 'Blocked key, with a fingerprint on record' },
  E8: { es: 'Clave bloqueada, sin huella registrada', en: 'Blocked key, without a fingerprint on record' },
  N1: { es: 'Persona natural', en: 'Natural person' },
  H1: { es: 'Patrono de hogar', en: 'Household employer' },
  SAS: { es: 'S.A.S. con RUC sin dígito verificador', en: 'S.A.S. with a RUC without check digit' },
  NONPROFIT: { es: 'Fundación', en: 'Foundation' },
  COOPERATIVE: { es: 'Cooperativa', en: 'Cooperative' },
  CONSORTIUM: { es: 'Consorcio', en: 'Consortium' },
  PUBLIC: { es: 'Entidad pública', en: 'Public entity' },
  ESTATE: { es: 'Sucesión indivisa: se atiende en persona', en: 'Undivided estate: served in person' },
  LIQUIDATION: { es: 'En liquidación: se atiende en persona', en: 'In liquidation: served in person' },
  FOREIGN: {
    es: 'Extranjera sin cédula: se atiende en persona',
    en: 'Foreigner without cédula: served in person',
  },
  THIN: { es: 'Constan pocos datos: no hay preguntas', en: 'Few facts on record: no questions' },
  DECEASED: { es: 'El representante falleció', en: 'The representative has died' },
  CONTRADICTED: { es: 'Los registros se contradicen', en: 'The registries contradict each other' },
  CHANGED: {
    es: 'Cambió el representante y no se actualizó',
    en: 'The representative changed and was not updated',
  },
  NADIE: { es: 'El correo no existe', en: 'The mailbox does not exist' },
  LLENO: { es: 'El buzón está lleno', en: 'The mailbox is full' },
  GRIS: { es: 'El correo pide esperar una vez', en: 'The mail server asks to wait once' },
  LENTO: { es: 'El correo tarda 200 segundos', en: 'The mail server takes 200 seconds' },
  SPAM: { es: 'El mensaje va a correo no deseado', en: 'The message goes to junk mail' },
  ESCANER: { es: 'Un programa abre el enlace antes', en: 'A scanner opens the link first' },
  REBOTE: { es: 'El correo lo acepta y luego lo devuelve', en: 'The mail is accepted and then returned' },
  CORTA: { es: 'La conexión se corta al final', en: 'The connection is cut at the end' },
  H2: {
    es: 'Patrono de hogar que cambió de cuenta hace poco',
    en: 'Household employer who changed accounts recently',
  },
  DOBLE: { es: 'El mensaje llega dos veces, tarde', en: 'The message arrives twice, late' },
}
