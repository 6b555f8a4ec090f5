/** Characters of what a browser brings from an authenticator: an attestation with its key, in base64url. */
export const longestAnswer = 12_000
