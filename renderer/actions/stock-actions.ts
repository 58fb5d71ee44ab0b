import { countStock } from './count-stock.tsx'
import { grantAllotment } from './grant-allotment.tsx'
import { receiveStock } from './receive-stock.tsx'
import { removeStock } from './remove-stock.tsx'
import { returnAllotment } from './return-allotment.tsx'
import type { StockAction } from './stock-action.ts'
import { transferStock } from './transfer-stock.tsx'

/** What can be done with the units of an item; what takes them away stands last. */
export const STOCK_ACTIONS: readonly StockAction[] = [receiveStock, countStock, transferStock, grantAllotment, returnAllotment, removeStock]
