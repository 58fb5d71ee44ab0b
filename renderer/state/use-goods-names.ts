import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { GoodsLine, GoodsNames } from '../../shared/views/case-sentence.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

/** What the goods of a case are called: by the orders it is about, else by the catalogue. */
export function useGoodsNames({ command, recorded, orderId, affectedOrderIds }: SyncCase): GoodsNames {
  useEffect(() => {
    const recordedGoods = recorded.flatMap((kept): readonly GoodsLine[] => ('goods' in kept ? kept.goods : []))
    const lines: readonly GoodsLine[] = 'lines' in command.args && Array.isArray(command.args.lines) ? command.args.lines : []
    void deskSession().loadItems([...recordedGoods, ...lines].flatMap(({ itemId }) => itemId ?? []))
  }, [command, recorded])
  const items = useDeskState((state) => state.items)
  const orders = useDeskState(
    useShallow((state) => [orderId ?? '', ...affectedOrderIds].map((id) => state.orders[id]?.confirmed.state.order ?? null)),
  )
  return useMemo(() => {
    const known = orders.flatMap((order) => order ?? [])
    const sold = known.flatMap(({ lines }) => lines)
    const sent = known.flatMap(({ shipments }) => shipments.flatMap(({ lines }) => lines))
    return ({ itemId, orderLineId, shipmentLineId }) => {
      const lineId = orderLineId ?? sent.find(({ id }) => id === shipmentLineId)?.orderLineId
      const line = sold.find(({ id }) => id === lineId)
      return line?.snapshot.productName ?? (itemId === undefined ? null : (items[itemId]?.productName ?? null))
    }
  }, [orders, items])
}
