/** For how long words are kept. */

/** What is older than this loses its words; figures stay. */
export interface Cutoff {
  /** Of what was said in private. */
  readonly private: Date
  /** Of what was said in rooms. */
  readonly room: Date
  /** Of what the office did for somebody, from when it was done. */
  readonly done: Date
  /** So many rows of one table in one transaction. */
  readonly limit: number
}
