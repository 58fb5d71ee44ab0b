import type { DeskFace } from './desk-face.ts'

type Follower = { readonly subscribe: (face: DeskFace) => () => void; stop: () => void }

/** The desk behind the doors. A desk that joins a shop becomes another one while its windows stay open. */
export class DeskPlace {
  #face: DeskFace
  readonly #followers = new Set<Follower>()

  constructor(face: DeskFace) {
    this.#face = face
  }

  get face(): DeskFace {
    return this.#face
  }

  /** Puts another desk in place; whoever follows is subscribed to it instead. */
  replace(face: DeskFace): void {
    this.#face = face
    for (const follower of this.#followers) {
      follower.stop()
      follower.stop = follower.subscribe(face)
    }
  }

  /** Subscribes to the desk that is in place, and to each that will be; answers how to end that. */
  follow(subscribe: (face: DeskFace) => () => void): () => void {
    const follower: Follower = { subscribe, stop: subscribe(this.#face) }
    this.#followers.add(follower)
    return () => {
      this.#followers.delete(follower)
      follower.stop()
    }
  }
}
