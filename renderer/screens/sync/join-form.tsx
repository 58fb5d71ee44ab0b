import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { JoinAsk, JoinQuestion } from '../../../shared/contract/desk-listing.ts'
import { say } from '../../../shared/wording/say.ts'
import { joinShop } from '../../state/join-shop.ts'
import { navigate } from '../../state/navigate.ts'
import { notify } from '../../state/notices.ts'
import { useConnection } from '../../state/use-connection.ts'

/** The address of a hub and a code; what is wrong with them is said in place. */
export function JoinForm({ onCancel }: { readonly onCancel?: () => void }) {
  const { isReachable, greeting } = useConnection()
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [isJoining, setJoining] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [ask, setAsk] = useState<JoinAsk | null>(null)
  const isFilled = address.trim() !== '' && code.trim() !== ''

  const join = async (said: Said) => {
    if (!isFilled || isJoining) return
    setJoining(true)
    setProblem(null)
    const answer = await joinShop({ address, code, ...said })
    setJoining(false)
    if (!answer.joined) {
      setAsk(answer.ask ?? null)
      return setProblem(answer.ask ? null : answer.sentence)
    }
    notify({
      tone: 'go',
      title: say('This desk is “{deskName}” of {shopName} now.', { deskName: answer.deskName, shopName: answer.shopName }),
      text: say('Its orders are numbered {series}-00001 and on.', { series: answer.series }),
    })
    navigate({ screen: 'start' })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void join({})
  }
  // What was answered was about the address that stood there.
  const changeAddress = (typed: string) => {
    setAddress(typed)
    setAsk(null)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={say('Address of the hub')}
          placeholder="https://hub.example:7080"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={address}
          onChange={(event) => changeAddress(event.currentTarget.value)}
        />
        <TextInput
          label={say('Code')}
          description={say('Good once, for ten minutes.')}
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {ask?.is === 'certificate' && (
          <CertificateQuestion
            fingerprint={ask.fingerprint}
            isJoining={isJoining}
            join={() => void join({ fingerprint: ask.fingerprint })}
          />
        )}
        {ask?.is === 'plain' && <PlainQuestion isJoining={isJoining} join={() => void join({ plain: true })} />}
        {problem !== null && (
          <Alert color="red" role="alert" title={say('Not joined.')}>
            {problem}
          </Alert>
        )}
        {greeting !== null && !greeting.isEmpty && (
          <p style={{ margin: 0 }}>{say('What this desk holds alone stays in its folder and is not taken into the shop.')}</p>
        )}
        <Group gap="xs">
          {ask === null && (
            <Button type="submit" disabled={!isFilled || !isReachable} loading={isJoining}>
              {say('Join')}
            </Button>
          )}
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {say('Back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** What a person says about the way to the hub. */
type Said = Pick<JoinQuestion, 'fingerprint' | 'plain'>

interface QuestionProps {
  readonly isJoining: boolean
  join(): void
}

function CertificateQuestion({ fingerprint, isJoining, join }: QuestionProps & { readonly fingerprint: string }) {
  return (
    <Alert color="blue" role="alert" title={say('Is this your hub?')}>
      <Stack gap="xs">
        <span>
          {say(
            'Compare this SHA-256 fingerprint with the one the hub printed when it started. Only then is the code sent, and this desk knows the hub by it from now on.',
          )}
        </span>
        <code style={{ overflowWrap: 'anywhere' }} dir="ltr">
          {fingerprint}
        </code>
        <Button type="button" style={{ alignSelf: 'start' }} loading={isJoining} onClick={join}>
          {say('It is the same: join')}
        </Button>
      </Stack>
    </Alert>
  )
}

function PlainQuestion({ isJoining, join }: QuestionProps) {
  return (
    <Alert color="red" role="alert" title={say('This line would not be encrypted')}>
      <Stack gap="xs">
        <span>
          {say(
            'The hub is another computer. Without https anybody on the way can read and change what is sent. Give the hub a certificate and use its https address.',
          )}
        </span>
        <Button type="button" variant="default" style={{ alignSelf: 'start' }} loading={isJoining} onClick={join}>
          {say('Join without encryption')}
        </Button>
      </Stack>
    </Alert>
  )
}
