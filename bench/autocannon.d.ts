// The part of autocannon that we use; it brings no types of its own.
declare module 'autocannon' {
  function autocannon(options: autocannon.CannonOptions): Promise<autocannon.CannonResult>
  namespace autocannon {
    type CannonRequest = {
      method?: string
      path?: string
      headers?: Record<string, string>
      body?: string | Buffer
    }
    type CannonOptions = {
      url: string
      connections: number
      duration: number
      requests: (CannonRequest & { setupRequest?: (request: CannonRequest) => CannonRequest })[]
    }
    type CannonResult = {
      '2xx': number
      non2xx: number
      errors: number
      /** Seconds. */
      duration: number
      latency: { p50: number; p97_5: number; p99: number; max: number }
    }
  }
  export = autocannon
}
