import { useEffect, useState } from 'react'

/** The time, told again every second while `ticking`: only what calls this is drawn again. */
export function useNow(now: () => number, ticking: boolean): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    setTime(now())
    if (!ticking) return
    const timer = setInterval(() => setTime(now()), 1_000)
    return () => clearInterval(timer)
  }, [now, ticking])
  return time
}
