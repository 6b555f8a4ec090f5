/** Points of a print, as two columns of the same length. Pixels. */
export interface Points {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/** The smallest convex outline around the points, by its corners in order (Andrew, 1979). */
export function hullOf({ x, y }: Points): Points {
  const order = Array.from({ length: x.length }, (_, at) => at).sort(
    (a, b) => at(x, a) - at(x, b) || at(y, a) - at(y, b),
  )
  const cross = (o: number, a: number, b: number): number =>
    (at(x, a) - at(x, o)) * (at(y, b) - at(y, o)) - (at(y, a) - at(y, o)) * (at(x, b) - at(x, o))
  const half = (points: readonly number[]): number[] => {
    const corners: number[] = []
    for (const point of points) {
      for (;;) {
        const [before, last] = corners.slice(-2)
        if (before === undefined || last === undefined || cross(before, last, point) > 0) break
        corners.pop()
      }
      corners.push(point)
    }
    return corners.slice(0, -1)
  }
  const corners = [...half(order), ...half(order.toReversed())]
  const outline = corners.length === 0 ? order.slice(0, 1) : corners
  return {
    x: Float64Array.from(outline, (point) => at(x, point)),
    y: Float64Array.from(outline, (point) => at(y, point)),
  }
}

/** Whether a place lies inside the outline, or not further from it than `margin`. Pixels. */
export function isNearHull(hull: Points, px: number, py: number, margin: number): boolean {
  const corners = hull.x.length
  let isInside = corners > 2
  let nearest = Number.POSITIVE_INFINITY
  for (let n = 0; n < corners; n += 1) {
    const next = n + 1 === corners ? 0 : n + 1
    const ax = at(hull.x, n)
    const ay = at(hull.y, n)
    const dx = at(hull.x, next) - ax
    const dy = at(hull.y, next) - ay
    const qx = px - ax
    const qy = py - ay
    // On the inner side of this edge, it cannot be what keeps the place out.
    if (corners > 2 && dx * qy - dy * qx >= 0) continue
    isInside = false
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (qx * dx + qy * dy) / length))
    const ex = qx - along * dx
    const ey = qy - along * dy
    nearest = Math.min(nearest, ex * ex + ey * ey)
  }
  return isInside || nearest <= margin * margin
}

/** Every index here is below the length that it was made from. */
const at = (column: ArrayLike<number>, index: number): number => column[index] ?? Number.NaN
