import { useSettings } from '../../state/use-settings.ts'

/** The time zone of the store that sold: times are shown as its clocks stood. */
export function useTimeZone(storeId: string): string {
  const settings = useSettings()
  return settings?.stores.find((store) => store.id === storeId)?.timeZone ?? settings?.stores[0]?.timeZone ?? 'UTC'
}
