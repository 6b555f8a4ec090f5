import { text, word } from './setting.ts'

/** Where turnos by video take place. Without an address it is a room between the two browsers, on pages of this service. */
export const videoSettings = {
  CLAVERO_VIDEO_URL: text('^https?://[a-z0-9.:\\[\\]-]{1,255}$', {
    group: 'Video',
    description:
      'Jitsi Meet of the institution, with token authentication. Without it calls go from browser to browser.',
    expects: 'an address without a path, such as `https://video.example`',
  }),
  CLAVERO_VIDEO_APP: text('^[\\x21-\\x7e]{1,100}$', {
    group: 'Video',
    description: 'Its `app_id`: issuer and audience of the tokens that let people into a room.',
    expects: 'up to 100 letters without blanks',
  }),
  CLAVERO_VIDEO_SECRET: text('^[\\x20-\\x7e]{32,500}$', {
    group: 'Video',
    secret: true,
    description: 'Its `app_secret`, with which the tokens are signed (HS256).',
    expects: '32 characters or more',
  }),
  CLAVERO_VIDEO_RECORDS: word(['no', 'yes'], {
    group: 'Video',
    default: 'no',
    description:
      'Whether that service records. Every page of a call says which it is. Rooms of this service never record.',
  }),
  CLAVERO_VIDEO_ICE: text(
    '^(?:stuns?|turns?):[A-Za-z0-9.:?=-]{1,200}(?:[ ,]+(?:stuns?|turns?):[A-Za-z0-9.:?=-]{1,200}){0,4}$',
    {
      group: 'Video',
      description:
        'STUN or TURN services with which two browsers in different networks find each other. Not used with a Jitsi Meet.',
      expects: 'addresses divided by commas, such as `stun:stun.example:3478`',
    },
  ),
} as const
