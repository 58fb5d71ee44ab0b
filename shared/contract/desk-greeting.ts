import type { Actor } from '../lifecycle/actor.ts'

/** What a window learns first about the desk process it talks to. */
export interface DeskGreeting {
  readonly deskId: string
  readonly series: string
  readonly appVersion: string
  readonly protocol: number
  /** Changes with the database: a cache of another epoch is thrown away. */
  readonly epoch: string
  readonly shell: 'electron' | 'browser'
  /** Null at a desk that is its own authority; else what the shop calls it, where its hub is, and what it knows that by. */
  readonly joined: { readonly deskName: string; readonly hub: string; readonly certificate: string | null } | null
  /** Nothing has been imported or sold yet: show the first screen. */
  readonly isEmpty: boolean
  /** One built-in person per role until staff and PINs exist. */
  readonly people: readonly Actor[]
}
