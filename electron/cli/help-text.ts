import { defaultDataFolder } from '../runtime/data-folder.ts'

/** What `desk help` prints. */
export function helpText(): string {
  return `npm run -s desk -- VERB [options]

  import FILE   takes over a shop's ledger (CSV) or Centra orders (JSON); lines that cannot be taken go to FILE.rejects.csv.
                Importing a file again changes nothing, and completes an import that was cut short.
      --dates dmy|mdy     whether the day or the month comes first; else the file decides, and what it decided is printed
      --currency GBP      the currency of a ledger
      --zone ZONE         the time zone of its dates (a ledger: Europe/London; Centra: that of its currency)
      --encoding NAME     utf-8, windows-1252, utf-16le or utf-16be, when the file does not say it itself
  export --format csv|json [--out FILE]
                all orders, oldest first: one row per order line, or whole orders with what was imported with them
  replay FILE   gives the desk the commands of a file, one JSON object per line (docs/commands.md), and prints what became of
                each; with --json the last line holds every order and stock level as they are then
  verify        plays every event again and compares it with what is stored
  doctor        settings, versions, sizes and counts, who works on the folder, free disk space
  backup [--to FILE]
                a verified copy of the shop of one moment, into the folder's backups or FILE; a desk or hub may be running
  restore FILE  puts a copy in the place of the shop; what was there is kept beside it, orders deleted since stay deleted,
                and desks send again what the copy does not know
  demo          fills the desk with the sample shop; doing it again changes nothing
  help          this text

  --data DIR    the folder with the desk's files (default ${defaultDataFolder()})
  --json        the last line of the output is one JSON object of figures

Exit codes: 0 done · 1 a difference was found, or it failed · 2 wrong usage · 3 a file or folder that cannot be taken · 4 the folder is in use
`
}
