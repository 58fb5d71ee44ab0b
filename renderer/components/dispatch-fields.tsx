import { Autocomplete, Group, NumberInput, TextInput } from '@mantine/core'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Dispatch } from '../../shared/lifecycle/shipment.ts'
import { say } from '../../shared/wording/say.ts'

/** How a shipment travels, as far as people write it down. */
export type Transport = Omit<Dispatch, 'sendEmail'>

interface DispatchFieldsProps {
  readonly settings: ShopSettings
  readonly transport: Transport
  onChange(changes: Partial<Transport>): void
}

/** Carrier, service, parcels and the two tracking numbers. */
export function DispatchFields({ settings, transport, onChange }: DispatchFieldsProps) {
  return (
    <>
      <Group grow align="flex-start">
        <Autocomplete
          label={say('Carrier')}
          value={transport.carrier}
          data={settings.carriers.filter((carrier) => carrier.active).map((carrier) => carrier.name)}
          onChange={(carrier) => onChange({ carrier })}
        />
        <TextInput
          label={say('Service')}
          value={transport.service}
          onChange={(event) => onChange({ service: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={say('Tracking number')}
          data-autofocus
          value={transport.trackingNumber}
          onChange={(event) => onChange({ trackingNumber: event.currentTarget.value })}
        />
        <NumberInput
          label={say('Packages')}
          min={1}
          allowDecimal={false}
          value={transport.numberOfPackages}
          onChange={(value) => onChange({ numberOfPackages: Math.max(1, Number(value) || 1) })}
        />
      </Group>
      <TextInput
        label={say('Tracking number for a return')}
        value={transport.returnTrackingNumber}
        onChange={(event) => onChange({ returnTrackingNumber: event.currentTarget.value })}
      />
    </>
  )
}
