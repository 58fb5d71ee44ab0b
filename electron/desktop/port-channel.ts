/** Preload and main know each other by this one channel. */
export const PORT_CHANNEL = 'desk:port'
