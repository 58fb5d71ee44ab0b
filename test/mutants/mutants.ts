import { BASKET_MUTANTS } from './basket-mutants.ts'
import { GOODS_MUTANTS } from './goods-mutants.ts'
import { LATE_MUTANTS } from './late-mutants.ts'
import { MONEY_MUTANTS } from './money-mutants.ts'
import type { Mutant } from './mutant.ts'
import { ORDER_MUTANTS } from './order-mutants.ts'

export const MUTANTS: readonly Mutant[] = [...BASKET_MUTANTS, ...GOODS_MUTANTS, ...LATE_MUTANTS, ...MONEY_MUTANTS, ...ORDER_MUTANTS]
