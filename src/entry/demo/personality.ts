/** How a mailbox of the development inbox behaves, by its local part (CHANNELS 3.8). Others accept. */
export const personalities = [
  'nadie',
  'lleno',
  'gris',
  'lento',
  'spam',
  'escaner',
  'rebote',
  'corta',
  'doble',
] as const

export type Personality = (typeof personalities)[number] | 'normal'

/** `gris@…` and `gris+2@…` are both the greylisting one. */
export function personalityOf(address: string): Personality {
  const [name = ''] = address.slice(0, address.lastIndexOf('@')).toLowerCase().split('+')
  return personalities.find((one) => one === name) ?? 'normal'
}

export interface Refusal {
  readonly code: number
  readonly text: string
}

/** What is answered to the recipient, before any mail is sent; `seen` is whether this address was refused before. */
export function refusalOf(personality: Personality, seen: boolean): Refusal | undefined {
  if (personality === 'nadie') return { code: 550, text: '5.1.1 no such user here' }
  if (personality === 'lleno') return { code: 452, text: '4.2.2 mailbox full' }
  if (personality === 'gris' && !seen) return { code: 451, text: '4.7.1 greylisted, try again later' }
  return undefined
}
