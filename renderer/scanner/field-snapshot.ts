/** A field as it was before a scan was typed into it. */
export interface FieldSnapshot {
  readonly field: Element
  /** Puts the content and the selection back, as if nothing had been typed; whoever listens to the field is told. */
  restore(): void
}

/** Whether keys pressed here become text of the field. */
export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type)
  return target instanceof HTMLElement && isEditable(target)
}

export function snapshotOf(field: HTMLElement): FieldSnapshot {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return textSnapshot(field)
  if (field instanceof HTMLSelectElement) return choiceSnapshot(field)
  const nodes = [...field.childNodes].map((node) => node.cloneNode(true))
  return { field, restore: () => field.replaceChildren(...nodes) }
}

/** Types a letter where the caret is, as the key that was kept back would have. */
export function typeInto(field: Element, letter: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.readOnly || field.disabled) return
  const { selectionStart, selectionEnd } = field
  if (selectionStart === null) setValue(field, field.value + letter)
  else field.setRangeText(letter, selectionStart, selectionEnd ?? selectionStart, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: letter }))
}

const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
])

function isEditable(element: HTMLElement): boolean {
  // jsdom knows the attribute only.
  return element.isContentEditable || element.closest('[contenteditable=""], [contenteditable="true"]') !== null
}

function textSnapshot(field: HTMLInputElement | HTMLTextAreaElement): FieldSnapshot {
  const { value, selectionStart, selectionEnd, selectionDirection } = field
  return {
    field,
    restore() {
      if (!field.isConnected || field.value === value) return
      setValue(field, value)
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
      // Numbers and dates have no selection to put back.
      if (selectionStart !== null && document.activeElement === field) {
        field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
      }
    },
  }
}

function choiceSnapshot(field: HTMLSelectElement): FieldSnapshot {
  const { value } = field
  return {
    field,
    restore() {
      if (!field.isConnected || field.value === value) return
      setValue(field, value)
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

// React watches the property of the element itself; only the prototype's setter makes it see a change.
function setValue(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set
  if (setter) setter.call(field, value)
  else field.value = value
}
