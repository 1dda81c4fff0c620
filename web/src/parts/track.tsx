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

// A date is the last day of the time that it stands for, of so many days by its precision.
const DAYS: Record<string, number> = { year: 364, quarter: 90, month: 30, year_end: 30, month_end: 10 }

// The middle of the time that a date stands for, so that a year’s mark is within its year; of what is
// left of that time where it was announced within.
export function middle(date: string, precision?: string | null, announced?: string | null): Date {
	const end = Date.parse(date)
	const begin = end - (DAYS[precision ?? ''] ?? 0) * 86_400_000
	return new Date((Math.max(begin, Math.min(end, announced ? Date.parse(announced) : begin)) + end) / 2)
}

// Where a date stands, in per cent of the axis.
function at({ from, to }: Axis, date: string, precision?: string | null, announced?: string | null): number {
	const day = middle(date, precision, announced)
	const year = day.getUTCFullYear()
	const start = Date.UTC(year, 0, 1)
	return 100 * (year + (+day - start) / (Date.UTC(year + 1, 0, 1) - start) - from) / (to - from)
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

// From a day on; without an end it goes on.
export function Span({ axis, start, end, precision, kind }: {
	axis: Axis
	start: string
	end?: string
	precision?: string | null
	kind: string
}) {
	const left = at(axis, start)
	const right = end ? at(axis, end, precision, start) : 100
	return <i class={`span ${kind}`} style={{ left: `${left}%`, width: `${Math.max(0, right - left)}%` }} />
}

export function Dot({ axis, date, precision, announced, kind }: {
	axis: Axis
	date: string
	precision?: string | null
	announced?: string | null
	kind: string
}) {
	return <i class={`dot ${kind}`} style={{ left: `${at(axis, date, precision, announced)}%` }} />
}
