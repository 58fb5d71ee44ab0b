import { IconBuildingStore, IconFileImport, IconPlugConnected } from '@tabler/icons-react'
import { say } from '../../../shared/wording/say.ts'
import { forgetJob, loadSampleShop, useJob } from '../../state/jobs.ts'
import { navigate } from '../../state/navigate.ts'
import { useConnection } from '../../state/use-connection.ts'
import { JobReport } from '../import/job-report.tsx'
import styles from './first-run-screen.module.css'

/** The first thing a new desk shows: three ways to begin. */
export function FirstRunScreen() {
  const job = useJob()
  const { isReachable } = useConnection()
  return (
    <div className={styles.page}>
      <h1>{say('Welcome to your order desk')}</h1>
      <p className={styles.lead}>{say('It is empty. Alone, its orders stay on this computer and nothing is sent anywhere.')}</p>
      {job ? (
        <JobReport job={job} again={forgetJob} />
      ) : (
        <div className={styles.ways}>
          <button type="button" className={styles.way} data-first disabled={!isReachable} onClick={() => void loadSampleShop()}>
            <IconBuildingStore size={30} stroke={1.4} aria-hidden="true" />
            <strong>{say('Try with the sample shop')}</strong>
            <span>{say('Orders in every state, stock and returns to play with. Done in a few seconds.')}</span>
          </button>
          <button type="button" className={styles.way} disabled={!isReachable} onClick={() => navigate({ screen: 'import' })}>
            <IconFileImport size={30} stroke={1.4} aria-hidden="true" />
            <strong>{say('Import orders')}</strong>
            <span>{say('A ledger as CSV or an exported order as JSON. You see what was taken and what was not.')}</span>
          </button>
          <button type="button" className={styles.way} disabled={!isReachable} onClick={() => navigate({ screen: 'join' })}>
            <IconPlugConnected size={30} stroke={1.4} aria-hidden="true" />
            <strong>{say('Join a shop')}</strong>
            <span>{say('Share a hub with other desks, by its address and a code. This desk works on when the hub is gone.')}</span>
          </button>
        </div>
      )}
    </div>
  )
}
