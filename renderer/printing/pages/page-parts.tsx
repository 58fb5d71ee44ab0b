import type { ReactNode } from 'react'
import type { Address } from '../../../shared/lifecycle/address.ts'
import type { DocumentContent } from '../../../shared/lifecycle/document.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DocumentPaper } from '../paper.ts'
import { addressLines, sellerLines, titleOf } from './page-words.ts'

/** Who sells on the one side, what this paper is on the other. */
export function PageHead({ paper, children }: { readonly paper: DocumentPaper; readonly children?: ReactNode }) {
  const { seller, shopName } = paper.content
  return (
    <header className="head">
      <div className="seller">
        <p className="shop">
          <bdi>{seller.legalName || shopName}</bdi>
        </p>
        <Lines lines={sellerLines(seller)} />
      </div>
      <div className="title">
        <h1>{titleOf(paper.kind)}</h1>
        <p className="number">
          <bdi>{paper.number}</bdi>
        </p>
        {paper.copy > 0 && <p className="copy">{say('Copy {copy, number}', { copy: paper.copy })}</p>}
        {children}
      </div>
    </header>
  )
}

export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address may be equal, and none ever moves
    <p key={index}>
      <bdi>{line}</bdi>
    </p>
  ))
}

interface PartyProps {
  readonly title: string
  readonly address: Address | null
  /** Said where there is no address. */
  readonly name?: string
  readonly withContact?: boolean
}

/** An address under its heading. */
export function Party({ title, address, name = '', withContact = false }: PartyProps) {
  const lines = address ? addressLines(address) : name === '' ? [] : [name]
  if (lines.length === 0) return null
  const phone = address ? address.cellPhoneNumber || address.phoneNumber : ''
  return (
    <div className="party">
      <h2>{title}</h2>
      <Lines lines={lines} />
      {withContact && phone !== '' && (
        <p>
          <bdi>{phone}</bdi>
        </p>
      )}
      {address && address.vatNumber !== '' && (
        <p className="quiet">
          {say('VAT no.')} <bdi>{address.vatNumber}</bdi>
        </p>
      )}
    </div>
  )
}

/** Facts with their names; empty ones are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }) {
  const known = facts.filter(([, value]) => value !== '')
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the law wants at the foot of a letter, and the shop's own last word. */
export function PageFoot({ content, withBank = false }: { readonly content: DocumentContent; readonly withBank?: boolean }) {
  const { seller } = content
  const facts: readonly (readonly [string, string])[] = [
    [say('VAT no.'), seller.vatNumber],
    [say('Reg. no.'), seller.registrationNumber],
    [say('Bank'), withBank ? seller.bankAccount : ''],
    [say('Phone'), seller.phoneNumber],
    [say('E-mail'), seller.email],
    [say('Web'), seller.website],
  ]
  return (
    <footer className="foot">
      <Facts facts={facts} />
      {seller.footnote !== '' && <p className="footnote">{seller.footnote}</p>}
    </footer>
  )
}

export function Message({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="message">
      <bdi>{text}</bdi>
    </p>
  )
}
