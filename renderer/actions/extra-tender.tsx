import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Tender } from '../../shared/lifecycle/command.ts'
import type { Decision } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { PaymentMethod } from '../../shared/lifecycle/settings.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { say } from '../../shared/wording/say.ts'
import { MoneyField } from '../components/money-field.tsx'
import type { ActionContext, Intent } from './action.ts'
import styles from './extra-tender.module.css'
import { tryIntent } from './try-intent.ts'

type GrowingIntent = Extract<Intent, { readonly name: 'AddLines' | 'RestoreLines' }>

/** What a form that lets an order grow needs of the money taken for it. */
export interface ExtraTender {
  /** With the payment, where one is taken. */
  readonly intent: GrowingIntent
  /** What the rules would answer; null while nothing is chosen. */
  readonly trial: Decision | null
  /** Why not, where no field of the tender says it. */
  readonly refusal: RefusalSentence | null
  readonly fields: TenderView | null
}

interface TenderView {
  readonly missing: number
  readonly methods: readonly PaymentMethod[]
  readonly methodId: string
  readonly amount: number
  readonly reference: string
  readonly why: RefusalSentence | null
  choose(methodId: string): void
  setAmount(amount: number): void
  setReference(reference: string): void
}

/** Lets an order grow beyond its authorization: by what is missing, paid by a method the rules let this person take. */
export function useExtraTender(intent: GrowingIntent, order: Order, context: ActionContext): ExtraTender {
  const [methodId, choose] = useState('')
  const [typed, setAmount] = useState<number | null>(null)
  const [reference, setReference] = useState('')
  if (intent.args.lines.length === 0) return { intent, trial: null, refusal: null, fields: null }
  const bare = tryGrowing(intent, order, context)
  const missing = missingOf(bare)
  if (missing === 0) return { intent, trial: bare, refusal: whyNot(bare), fields: null }
  const methods = methodsFor(intent, missing, order, context)
  if (methods.length === 0) return { intent, trial: bare, refusal: whyNot(bare), fields: null }
  const chosen = methods.find((method) => method.id === methodId)
  const amount = typed ?? missing
  const payment = { amount, ...(reference.trim() === '' ? {} : { reference: reference.trim() }) }
  const paid = chosen ? paidWith(intent, { methodId: chosen.id, ...payment }) : intent
  const trial = chosen ? tryGrowing(paid, order, context) : bare
  const why = whyNot(trial)
  const fields = { missing, methods, methodId: chosen?.id ?? '', amount, reference, choose, setAmount, setReference }
  // Once a method is chosen it is the amount that is wrong, and that is said beside it.
  const isAboutAmount = chosen !== undefined && trial.outcome === 'refused' && isAmountRefusal(trial)
  return { intent: paid, trial, refusal: isAboutAmount ? null : why, fields: { ...fields, why: isAboutAmount ? why : null } }
}

/** The intent as somebody could issue it: where the authorization falls short, with what is missing paid by a method they may take. */
export function withTenderIfNeeded(intent: GrowingIntent, order: Order, context: ActionContext): GrowingIntent {
  const missing = missingOf(tryGrowing(intent, order, context))
  const [method] = missing === 0 ? [] : methodsFor(intent, missing, order, context)
  return method ? paidWith(intent, { methodId: method.id, amount: missing }) : intent
}

/** How the part no authorization covers is paid: method, amount and reference. */
export function ExtraTenderFields({ tender, currency }: { readonly tender: TenderView; readonly currency: string }) {
  return (
    <fieldset className={styles.tender}>
      <legend>{say('Take {amount} now', { amount: moneyText(tender.missing, currency) })}</legend>
      <p className={styles.why}>{say('The card authorized less than the order will cost. What is missing can be taken in another way.')}</p>
      <NativeSelect
        label={say('Paid by')}
        value={tender.methodId}
        onChange={(event) => tender.choose(event.currentTarget.value)}
        data={[{ value: '', label: say('Choose how it is paid') }, ...tender.methods.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {tender.methodId !== '' && (
        <div className={styles.pair}>
          <MoneyField
            label={say('Amount taken')}
            currency={currency}
            minor={tender.amount}
            error={tender.why && `${tender.why.sentence} ${tender.why.nextStep}`}
            onChange={tender.setAmount}
          />
          <TextInput
            label={say('Reference')}
            placeholder={say('Receipt number')}
            value={tender.reference}
            onChange={(event) => tender.setReference(event.currentTarget.value)}
          />
        </div>
      )}
    </fieldset>
  )
}

function methodsFor(intent: GrowingIntent, amount: number, order: Order, context: ActionContext): readonly PaymentMethod[] {
  return context.rules.settings.paymentMethods.filter(
    ({ id, active }) => active && tryGrowing(paidWith(intent, { methodId: id, amount }), order, context).outcome === 'accepted',
  )
}

function tryGrowing(intent: GrowingIntent, order: Order, context: ActionContext): Decision {
  return tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
}

function paidWith(intent: GrowingIntent, payment: Tender): GrowingIntent {
  return intent.name === 'AddLines'
    ? { name: 'AddLines', args: { ...intent.args, payment } }
    : { name: 'RestoreLines', args: { ...intent.args, payment } }
}

function missingOf(trial: Decision): number {
  if (trial.outcome !== 'refused' || trial.refusal.code !== 'AUTH_EXCEEDED') return 0
  return Number(trial.refusal.facts.missing)
}

function isAmountRefusal({ refusal }: Extract<Decision, { readonly outcome: 'refused' }>): boolean {
  return refusal.code === 'AUTH_EXCEEDED' || (refusal.code === 'VALIDATION' && refusal.facts.field === 'amount')
}

function whyNot(trial: Decision): RefusalSentence | null {
  return trial.outcome === 'refused' ? refusalSentence(trial.refusal) : null
}
