// A common time axis: years across, and marks and spans at their dates.
import type { ComponentChildren } from 'preact'

export interface Axis {
	from: number
	to: number
}

// The whole years that hold all the dates.
export function axisOf(dates: readonly (string | null | undefined)[]): Axis {
	const years = dates.filter(date => date).map(date => Number(date?.slice(0, 4)))
	if (!years.length) return { from: 0, to: 1 }
	return { from: Math.min(...years), to: Math.max(...years) + 1 }
}

// Where a date stands, in per cent of the axis.
export function at({ from, to }: Axis, date: string): number {
	const year = Number(date.slice(0, 4))
	const start = Date.UTC(year, 0, 1)
	const part = (Date.parse(`${date}T00:00:00Z`) - start) / (Date.UTC(year + 1, 0, 1) - start)
	return 100 * (year + part - from) / (to - from)
}

// Where each year begins.
function begins(axis: Axis) {
	return Array.from({ length: axis.to - axis.from }, (_, i) => axis.from + i)
		.map(year => ({ year, left: `${at(axis, `${year}-01-01`)}%` }))
}

export function Years({ axis }: { axis: Axis }) {
	return (
		<div class="years" aria-hidden="true">
			{begins(axis).map(({ year, left }) => <span key={year} style={{ left }}>{year}</span>)}
		</div>
	)
}

// A row of the axis. All that it shows stands in words beside it, too.
export function Track({ axis, children }: { axis: Axis; children: ComponentChildren }) {
	return (
		<div class="track" aria-hidden="true">
			{begins(axis).map(({ year, left }) => <i key={year} class="year" style={{ left }} />)}
			{children}
		</div>
	)
}

export function Span({ axis, start, end, kind }: { axis: Axis; start: string; end: string; kind: string }) {
	const left = at(axis, start)
	return <i class={`span ${kind}`} style={{ left: `${left}%`, width: `${Math.max(0, at(axis, end) - left)}%` }} />
}

export function Dot({ axis, date, kind }: { axis: Axis; date: string; kind: string }) {
	return <i class={`dot ${kind}`} style={{ left: `${at(axis, date)}%` }} />
}
