import { Tabs } from '@mantine/core'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { navigate } from '../../state/navigate.ts'
import { SETTINGS_SECTIONS, type SettingsSection } from '../../state/route.ts'
import { SECTION_NAMES } from './section-names.ts'
import styles from './settings-screen.module.css'

interface SettingsTabsProps {
  readonly section: SettingsSection
  /** Only what belongs to this device is there. */
  readonly isAlone?: boolean
  /** What has to be said before every section. */
  readonly notices?: ReactNode
  /** Fields to correct, by section. */
  readonly wrong?: Readonly<Partial<Record<SettingsSection, number>>>
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** Counts at once and on this device only; the other sections are the shop's. */
export function isOfDevice(section: SettingsSection): boolean {
  return section === 'window' || section === 'scanner'
}

/** The frame around every section of the settings. */
export function SettingsTabs({ section, isAlone, notices, wrong = {}, foot, children }: SettingsTabsProps) {
  const scroll = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section begins at its beginning
  useLayoutEffect(() => {
    if (scroll.current) scroll.current.scrollTop = 0
  }, [section])
  const open = (name: string | null) => {
    const wanted = SETTINGS_SECTIONS.find((each) => each === name)
    if (wanted) navigate({ screen: 'settings', section: wanted }, 'replace')
  }
  return (
    <div className={styles.screen}>
      <div ref={scroll} className={styles.scroll}>
        <div className={styles.page}>
          <h1>{say('Settings')}</h1>
          <Tabs value={section} onChange={open} keepMounted={false}>
            <Tabs.List aria-label={say('Settings')} className={styles.tabs}>
              {SETTINGS_SECTIONS.filter((name) => !isAlone || isOfDevice(name)).map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {say(SECTION_NAMES[name])}{' '}
                  {wrong[name] !== undefined && (
                    <span className={styles.wrong}>{say('· {count, number} to correct', { count: wrong[name] })}</span>
                  )}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {notices}
            <Tabs.Panel value={section} className={styles.panel}>
              {children}
            </Tabs.Panel>
          </Tabs>
        </div>
      </div>
      {foot}
    </div>
  )
}
