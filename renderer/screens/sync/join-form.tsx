import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
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
  const isFilled = address.trim() !== '' && code.trim() !== ''

  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (!isFilled || isJoining) return
    setJoining(true)
    setProblem(null)
    const answer = await joinShop(address, code)
    setJoining(false)
    if (!answer.joined) return setProblem(answer.sentence)
    notify({
      tone: 'go',
      title: say('This desk is “{deskName}” of {shopName} now.', { deskName: answer.deskName, shopName: answer.shopName }),
      text: say('Its orders are numbered {series}-00001 and on.', { series: answer.series }),
    })
    navigate({ screen: 'start' })
  }
  return (
    <form onSubmit={(event) => void join(event)}>
      <Stack gap="sm">
        <TextInput
          label={say('Address of the hub')}
          placeholder="https://hub.example:7080"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          label={say('Code')}
          description={say('Good once, for ten minutes.')}
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {problem !== null && (
          <Alert color="red" role="alert" title={say('Not joined.')}>
            {problem}
          </Alert>
        )}
        {greeting !== null && !greeting.isEmpty && (
          <p style={{ margin: 0 }}>{say('What this desk holds alone stays in its folder and is not taken into the shop.')}</p>
        )}
        <Group gap="xs">
          <Button type="submit" disabled={!isFilled || !isReachable} loading={isJoining}>
            {say('Join')}
          </Button>
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
