// Worlds that once broke, each with what it found: too rare for the first two thousand.

export const KEPT_SEEDS: readonly (readonly [seed: number, found: string])[] = [
  [2144, 'a push arrived again at a shop set back without saying so, and what it decided anew was never taken over'],
  [5679, 'what was decided anew had another version, and the desk kept the one of before'],
  [6698, 'what was decided anew had an earlier version than the desk believed'],
  [6740, 'what was decided anew stayed unknown over two restores'],
  [6956, 'what was decided anew was another refusal than the desk had shown'],
  [7711, 'what was decided anew stayed unknown while the desk worked on'],
  [8813, 'two commands were decided anew in another order than the desk believed'],
  [6331, 'the answer to a push of before a restore came after the desk had heard of it, and counted: the command was lost'],
  [6476, 'a command that was set aside had to be sent again, and nobody told the screen'],
  [9106, 'a basket the shop had forgotten had to be sent again, and nobody told the screen'],
  [7446, 'a desk fetched pages of before and after a restore nobody spoke of: the check took it for one that had noticed'],
  [7786, 'a sale was made with an order the shop forgot: sent again before that order was, it was refused for its form'],
  [2168, 'a shop was set back after an order had left a desk for its age: what made that order is sent again, and not shown before'],
  [9319, 'a desk fetched pages of before and after a restore nobody spoke of: its rows had no settings, and no new basket was shown'],
]
