import { Worker } from 'node:worker_threads'

interface Job<Work, Answer> {
  readonly work: Work
  readonly resolve: (answer: Answer) => void
  readonly reject: (fault: Error) => void
}

/** A thread that dies this often in a row before it answers once is not started again. */
const mostDeathsInARow = 3

/** A thread that does one piece of work at a time, and is replaced when it dies. */
export class PoolThread<Work, Answer> {
  readonly #script: URL
  readonly #data: unknown
  #worker: Worker | undefined
  #job: Job<Work, Answer> | undefined
  #deaths = 0
  #closed = false

  constructor(script: URL, data: unknown) {
    this.#script = script
    this.#data = data
    this.#worker = this.#start()
  }

  get state(): 'free' | 'busy' | 'dead' {
    if (this.#worker === undefined) return 'dead'
    return this.#job === undefined ? 'free' : 'busy'
  }

  /** Only for a free thread. Rejects when the thread dies at it: a fault, and the next piece of work finds a new thread. */
  do(work: Work): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#job = { work, resolve, reject }
      this.#worker?.ref()
      this.#worker?.postMessage(work)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: this.#data,
      name: 'hash',
      // It holds one key and one text at a time; left alone, every thread would take what a server may take.
      resourceLimits: {
        maxYoungGenerationSizeMb: 1,
        maxOldGenerationSizeMb: 16,
        codeRangeSizeMb: 8,
        stackSizeMb: 1,
      },
    })
    let fault = new Error('the hashing thread ended')
    worker.on('message', (answer: Answer) => {
      this.#deaths = 0
      worker.unref()
      const job = this.#job
      this.#job = undefined
      job?.resolve(answer)
    })
    worker.on('error', (error: unknown) => {
      fault = new Error('the hashing thread broke', { cause: error })
    })
    worker.on('exit', () => {
      this.#deaths += 1
      this.#worker = this.#closed || this.#deaths > mostDeathsInARow ? undefined : this.#start()
      const job = this.#job
      this.#job = undefined
      job?.reject(fault)
    })
    // An idle thread does not keep the process alive.
    worker.unref()
    return worker
  }
}
