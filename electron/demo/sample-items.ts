import type { ProductItem } from '../../shared/lifecycle/settings.ts'

type Row = readonly [
  sku: string,
  brand: string,
  name: string,
  variant: string,
  sizes: readonly string[],
  weight: number,
  priceSek: number,
  tax?: number,
]

const ONE = ['One size']
const ROWS: readonly Row[] = [
  ['NV-ALES', 'Nordvik', 'Ålesund regnjacka', 'Havsblå', ['S', 'M', 'L', 'XL'], 620, 1899],
  ['NV-KIRUNA', 'Nordvik', 'Kiruna winter parka', 'Spruce', ['S', 'M', 'L'], 1450, 3499],
  ['NV-VIK', 'Nordvik', 'Vik merino jumper', 'Charcoal', ['S', 'M', 'L'], 410, 1199],
  ['NV-TEE', 'Nordvik', 'Organic T-shirt', 'Off-white', ['S', 'M', 'L'], 180, 349],
  ['FJ-SOCK', 'Fjällro', 'Ullsockor, tvåpack', 'Grå melange', ['36-40', '41-45'], 120, 179],
  ['FJ-MITT', 'Fjällro', 'Tovade vantar', 'Naturvit', ['S/M', 'L/XL'], 140, 299],
  ['FJ-CAP', 'Fjällro', 'Ribbed beanie', 'Rust', ONE, 90, 279],
  ['SK-KANK', 'Skogslyckan', 'Kaffepanna i emalj, 1 l', 'Blå', ONE, 540, 449],
  ['SK-KOPP', 'Skogslyckan', 'Emaljmugg', 'Vit med blå kant', ONE, 130, 129],
  ['SK-KASA', 'Skogslyckan', 'Kåsa av björk', '', ONE, 90, 389],
  ['SK-KNIV', 'Skogslyckan', 'Carving knife', 'Birch handle', ONE, 160, 529],
  ['SK-PAN', 'Skogslyckan', 'Cast-iron skillet, 24 cm', '', ONE, 2300, 699],
  ['LJ-STAKE', 'Ljusgården', 'Adventsljusstake', 'Mässing', ONE, 1900, 899],
  ['LJ-TEA', 'Ljusgården', 'Beeswax tea lights, 12', '', ONE, 220, 149],
  ['LJ-LAMP', 'Ljusgården', 'Fotogenlampa', 'Klarglas', ONE, 1100, 749],
  ['HM-FILT', 'Hemslöjd Norr', 'Wool throw, 130 × 180', 'Moss', ONE, 1250, 1349],
  ['HM-DUK', 'Hemslöjd Norr', 'Linneduk, 150 × 250', 'Blekt', ONE, 640, 999],
  ['HM-HAND', 'Hemslöjd Norr', 'Kökshandduk', 'Randig', ONE, 110, 159],
  ['HM-KORG', 'Hemslöjd Norr', 'Spruce root basket', '', ONE, 480, 1595],
  ['BO-KART', 'Kartbladet', 'Vandra i Sarek (bok)', 'Svenska', ONE, 520, 249, 6],
  ['BO-HIKE', 'Kartbladet', 'Hiking the High Coast (book)', 'English', ONE, 480, 239, 6],
  ['NV-TENT', 'Nordvik', 'Two-person tent', 'Olive', ONE, 2900, 4995],
  ['NV-SACK', 'Nordvik', 'Ryggsäck 28 l', 'Svart', ONE, 980, 1495],
  ['NV-TERM', 'Nordvik', 'Thermos, 0.75 l', 'Steel', ONE, 430, 429],
  ['NV-PANN', 'Nordvik', 'Pannlampa 400 lm', '', ONE, 85, 549],
  ['GF-CARD', 'Nordvik', 'Handwritten greeting card', '', ONE, 20, 35],
]

/** About forty sellable sizes; everything about them follows from the rows above. */
export const SAMPLE_ITEMS: readonly ProductItem[] = ROWS.flatMap(
  ([sku, brandName, productName, variantName, sizes, weight, price, tax = 25], row) =>
    sizes.map((size, index): ProductItem => {
      const own = sizes.length > 1
      return {
        id: `sample-${sku.toLowerCase()}${own ? `-${index + 1}` : ''}`,
        sku: own ? `${sku}-${size.replaceAll('/', '')}` : sku,
        ean: ean13(`735000${String(row * 10 + index).padStart(6, '0')}`),
        productName,
        brandName,
        variantName,
        size: own ? size : '',
        weight,
        unitPrice: price * 100,
        currency: 'SEK',
        taxPercent: tax,
        preorder: false,
        stockOffset: null,
        places: [{ warehouseId: 'arsta', place: placeOf(row, index) }],
        active: true,
      }
    }),
)

/** What is sold faster than it comes in: orders for it wait for stock. */
export const SCARCE_ITEM_ID = 'sample-nv-tent'

/** Five aisles of six racks; the sizes of one article lie side by side. */
function placeOf(row: number, size: number): string {
  const aisle = 'ABCDE'[Math.floor(row / 6)] ?? 'F'
  return `${aisle}-${String((row % 6) * 4 + size + 1).padStart(2, '0')}`
}

/** Twelve digits and their check digit. */
function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
