/** argon2id with the parameters of DESIGN 2, the floor of RELIABILITY 8. `memoryCost` in KiB. */
export interface Argon2Parameters {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** One piece of work for a hashing thread. With a `stored` hash it is compared, else a new one is made. */
export interface HashWork {
  readonly key: string
  readonly secret: Uint8Array
  readonly stored: string | null
  /** For a new hash: the salt to use; `null` draws one. */
  readonly salt: Uint8Array | null
}

export type HashAnswer =
  | { readonly result: string | boolean; readonly cpuMicroseconds: number }
  | { readonly fault: string; readonly cpuMicroseconds: number }

export interface ThreadData {
  readonly parameters: Argon2Parameters
  readonly niceness: number
}
