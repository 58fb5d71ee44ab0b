import type { ReactNode } from 'react'
import type { Address } from '../../../shared/lifecycle/address.ts'
import type { DocumentContent, Seller } from '../../../shared/lifecycle/document.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
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
          <CopyMark copy={paper.copy} /> <bdi>{paper.number}</bdi>
        </p>
        {children}
      </div>
    </header>
  )
}

/** What tells a paper that is printed again from the first of its kind. */
export function CopyMark({ copy }: { readonly copy: number }) {
  return copy > 0 ? <span className="copy">{say('Copy {copy, number}', { copy })}</span> : null
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
  readonly name: string
  /** Who sends the letter: stands small above the address, where the window of an envelope shows both and nothing else. */
  readonly sender?: Seller
  readonly withContact?: boolean
}

/** Whom the paper is for, where the window of an envelope is. */
export function Party({ title, address, name, sender, withContact = false }: PartyProps) {
  const lines = address ? addressLines(address) : name === '' ? [] : [name]
  const phone = address ? address.cellPhoneNumber || address.phoneNumber : ''
  return (
    <section className="party" aria-label={title}>
      {sender ? (
        <p className="sender">
          <bdi>{factsLine([sender.legalName, ...sellerLines(sender)])}</bdi>
        </p>
      ) : (
        <h2>{title}</h2>
      )}
      <Lines lines={lines} />
      {withContact && phone !== '' && (
        <p>
          <bdi>{phone}</bdi>
        </p>
      )}
    </section>
  )
}

/** An address that is not the one the paper is sent to, for a place among its facts; empty where it is the same or not known. */
export function otherAddress(address: Address | null, addressed: Address | null): string {
  const lines = address ? addressLines(address).join('\n') : ''
  return addressed && lines === addressLines(addressed).join('\n') ? '' : lines
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
      <Footnote seller={seller} />
    </footer>
  )
}

/** The shop's own last word, in whatever language the shop wrote it. */
export function Footnote({ seller }: { readonly seller: Seller }) {
  return seller.footnote === '' ? null : (
    <p className="footnote">
      <bdi>{seller.footnote}</bdi>
    </p>
  )
}

export function Message({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="message">
      <bdi>{text}</bdi>
    </p>
  )
}
