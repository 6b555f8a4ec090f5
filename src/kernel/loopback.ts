/** Whether a host of an address is this machine itself: what is said to it in the clear is heard by nobody else. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.[0-9]{1,3}){3}$/.test(host)
