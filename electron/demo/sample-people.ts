import { type Address, EMPTY_ADDRESS } from '../../shared/lifecycle/address.ts'

type Row = readonly [
  first: string,
  last: string,
  street: string,
  zip: string,
  city: string,
  country: string,
  phone: string,
  company?: string,
]

// Nobody lives here: streets are real enough to read, numbers and mail boxes are made up.
const ROWS: readonly Row[] = [
  ['Astrid', 'Lindqvist', 'Storgatan 14', '114 55', 'Stockholm', 'SE', '+46 70 174 06 01'],
  ['Björn', 'Åkesson', 'Kungsgatan 3', '411 19', 'Göteborg', 'SE', '+46 70 174 06 02'],
  ['Cecilia', 'Nyström', 'Östra Ågatan 21', '753 22', 'Uppsala', 'SE', '+46 70 174 06 03'],
  ['David', 'Öberg', 'Rådhusesplanaden 8', '903 28', 'Umeå', 'SE', '+46 70 174 06 04'],
  ['Elin', 'Sjöström', 'Stora Nygatan 40', '211 37', 'Malmö', 'SE', '+46 70 174 06 05'],
  ['Farid', 'Haddad', 'Bergsgatan 12', '214 22', 'Malmö', 'SE', '+46 70 174 06 06'],
  ['Greta', 'Wallin', 'Drottninggatan 55', '602 32', 'Norrköping', 'SE', '+46 70 174 06 07'],
  ['Henrik', 'Dahlgren', 'Slottsgatan 9', '722 11', 'Västerås', 'SE', '+46 70 174 06 08'],
  ['Ingrid', 'Bergman', 'Hamngatan 2', '392 32', 'Kalmar', 'SE', '+46 70 174 06 09'],
  ['Johan', 'Ek', 'Trädgårdsgatan 17', '582 20', 'Linköping', 'SE', '+46 70 174 06 10'],
  ['Karin', 'Forsberg', 'Vasagatan 31', '981 31', 'Kiruna', 'SE', '+46 70 174 06 11'],
  ['Lars', 'Holm', 'Nygatan 6', '831 34', 'Östersund', 'SE', '+46 70 174 06 12'],
  ['Maja', 'Lundgren', 'Skolgatan 44', '252 23', 'Helsingborg', 'SE', '+46 70 174 06 13'],
  ['Nils', 'Rydén', 'Fabriksgatan 5', '702 10', 'Örebro', 'SE', '+46 70 174 06 14', 'Rydén Friluft AB'],
  ['Olivia', 'Strand', 'Götgatan 71', '116 21', 'Stockholm', 'SE', '+46 70 174 06 15'],
  ['Pernilla', 'Ström', 'Ringvägen 100', '118 60', 'Stockholm', 'SE', '+46 70 174 06 16'],
  ['Ali', 'Yılmaz', 'Folkungagatan 66', '116 22', 'Stockholm', 'SE', '+46 70 174 06 17'],
  ['Sara', 'Mattsson', 'Norra Esplanaden 1', '641 30', 'Katrineholm', 'SE', '+46 70 174 06 18', 'Café Norra HB'],
  ['Tove', 'Hansen', 'Grønlandsleiret 20', '0190', 'Oslo', 'NO', '+47 412 00 101'],
  ['Magnus', 'Sørensen', 'Strandgaten 8', '5013', 'Bergen', 'NO', '+47 412 00 102'],
  ['Freja', 'Nielsen', 'Nørrebrogade 52', '2200', 'København', 'DK', '+45 20 12 01 03'],
  ['Mikkel', 'Jørgensen', 'Vestergade 11', '8000', 'Aarhus', 'DK', '+45 20 12 01 04'],
  ['Aino', 'Virtanen', 'Mannerheimintie 30', '00100', 'Helsinki', 'FI', '+358 40 120 0105'],
  ['Emma', 'Schäfer', 'Schanzenstraße 18', '20357', 'Hamburg', 'DE', '+49 1512 0001 06', 'Schäfer & Töchter'],
  ['Jonas', 'Weiß', 'Torstraße 99', '10119', 'Berlin', 'DE', '+49 1512 0001 07'],
  ['Sophie', 'de Vries', 'Haarlemmerdijk 41', '1013 KA', 'Amsterdam', 'NL', '+31 6 1200 0108'],
  ['Oliver', 'Wright', '12 Chapel Lane', 'LS6 3BN', 'Leeds', 'GB', '+44 7700 900109'],
  ['Chloé', 'Dubois', '8 rue des Martyrs', '75009', 'Paris', 'FR', '+33 6 39 98 01 10'],
]

/** The sample shop's customers, with the ids they are known by. */
export const SAMPLE_PEOPLE: readonly { readonly customerId: string; readonly address: Address }[] = ROWS.map(
  ([firstName, lastName, address1, zipCode, city, country, phoneNumber, company = ''], index) => ({
    customerId: `sample-customer-${index + 1}`,
    address: {
      ...EMPTY_ADDRESS,
      firstName,
      lastName,
      address1,
      zipCode,
      city,
      country,
      phoneNumber,
      company,
      email: `${plain(firstName)}.${plain(lastName)}@example.com`,
    },
  }),
)

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z]/g, '')
}
