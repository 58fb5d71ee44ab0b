import { createElement, Fragment, type ReactNode } from 'react'
import { type Message, sayParts } from '../../shared/wording/say.ts'

/** A message with elements in it: each stands where the language wants it. */
export function sayNodes(message: string | Message, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = sayParts<ReactNode>(message, values)
  return parts.map((part, index) => createElement(Fragment, { key: `${index}` }, part))
}
