import type { SignatureCode } from './codes.ts'

/** What a signed request may ask for (P-51). */
export const requestPurposes = ['newKey', 'unlock', 'contact', 'representative'] as const
export type RequestPurpose = (typeof requestPurposes)[number]

/** `undecided`: kept, and tried again. `staff`: an officer looks. `rejected`: an officer said no. */
export type UploadState = 'accepted' | 'refused' | 'undecided' | 'staff' | 'rejected'

/** By its octets, never by its name: `cms` is a `.p7m`, which only an officer takes. */
export type UploadKind = 'pdf' | 'cms' | 'other'

/** Codes of SIGNATURES 6, and what is said before anything is read. */
export type UploadCode = SignatureCode | 'INFECTED' | 'SIGNED_ELSEWHERE'

/** Stands before the number in every document that we issue: one of ours is never taken for a letter of others. */
export const requestMark = 'clavero-request:'

/** Four digits at a time, for eyes and for reading aloud. */
export const spokenNumber = (number: string): string => (number.match(/.{1,4}/g) ?? []).join(' ')
