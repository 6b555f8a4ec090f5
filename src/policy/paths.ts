/** The ways to a key (RELIABILITY 3). A new way of proving identity is a row in the path table under one of these. */
export const pathNames = [
  'online',
  'onlineStrong',
  'household',
  'biometrics',
  'attendedUnlock',
  'signature',
  'inPerson',
  'firstKey',
] as const

export type PathName = (typeof pathNames)[number]
