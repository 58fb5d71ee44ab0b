import { fireEvent, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { expect, test } from 'vitest'
import { useKeys } from '../../../renderer/components/use-keys.ts'

function Keyed({ onEscape }: { readonly onEscape: () => void }) {
  useKeys({ Escape: onEscape })
  return <button type="button">On the screen</button>
}

test('the Esc that closes a dialog does not leave the screen behind it too', () => {
  let left = 0
  render(<Keyed onEscape={() => (left += 1)} />)
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  dialog.innerHTML = '<button type="button">One more</button>'
  document.body.append(dialog)
  // As the kit does it: closed before the key comes to the screen.
  window.addEventListener('keydown', () => dialog.remove(), { capture: true, once: true })
  fireEvent.keyDown(dialog.querySelector('button') ?? dialog, { key: 'Escape' })
  expect(dialog.isConnected).toBe(false)
  expect(left).toBe(0)
  fireEvent.keyDown(screen.getByRole('button', { name: 'On the screen' }), { key: 'Escape' })
  expect(left).toBe(1)
})

test('a key pressed in the moment in which a screen is drawn is heard', () => {
  function PressedAtOnce() {
    useLayoutEffect(() => {
      fireEvent.keyDown(document.body, { key: 'Escape' })
    }, [])
    return <Keyed onEscape={() => (left += 1)} />
  }
  let left = 0
  render(<PressedAtOnce />)
  expect(left).toBe(1)
})
