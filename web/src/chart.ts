// The small chart of an indicator; loaded after the page, as the library is larger than it.
import { axisX, axisY, dot, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot'
import type { Point } from './api'
import { number } from './format'
import type { Axis } from './parts/track'
import type { Language } from './route'

interface Series {
	unit: string
	targets: Point[]
	observations: Point[]
}

// Returns the chart as an SVG element. Only results that are all comparable are joined.
export function chart(lang: Language, series: Series, axis: Axis, width: number): Element {
	const targets = dated(series.targets)
	const results = dated(series.observations)
	const comparable = results.filter(({ point }) => point.comparable !== false)
	const values = [...targets, ...results].flatMap(({ point }) => [point.value, point.value_max ?? 0])
	const top = series.unit === 'percent' ? 100 : Math.max(...values) * 1.25 || 1
	const drawn = plot({
		className: 'plot',
		width, height: 108, marginLeft: 8, marginRight: 12, marginTop: 22, marginBottom: 20,
		x: { type: 'utc', domain: [Date.UTC(axis.from, 0, 1), Date.UTC(axis.to, 0, 1)], label: null },
		y: { domain: [0, top], label: null },
		marks: [
			ruleY([0], { className: 'base' }),
			axisX({
				ticks: Array.from({ length: axis.to - axis.from }, (_, i) => new Date(Date.UTC(axis.from + i, 0, 1))),
				tickFormat: (day: Date) => `’${String(day.getUTCFullYear()).slice(2)}`, tickSize: 3,
			}),
			axisY({ ticks: 0, label: null }),
			ruleX(targets, { x: 'day', y1: 0, y2: value, className: 'stem wanted' }),
			ruleX(results, { x: 'day', y1: 0, y2: value, className: 'stem' }),
			lineY(comparable.length > 1 ? comparable : [], { x: 'day', y: value, className: 'joined' }),
			dot(targets, { x: 'day', y: value, r: 4, symbol: 'diamond', className: 'target' }),
			dot(comparable, { x: 'day', y: value, r: 4.5, className: 'result' }),
			dot(results.filter(({ point }) => point.comparable === false),
				{ x: 'day', y: value, r: 4.5, symbol: 'times', className: 'barred' }),
			text([...targets, ...results], {
				x: 'day', y: value, dy: -14, className: 'label',
				text: ({ point }: Placed) => number(lang, point.value)
					+ (point.value_max === null ? '' : `–${number(lang, point.value_max)}`)
					+ (series.unit === 'percent' ? '%' : ''),
			}),
		],
	})
	// Plot brings a style sheet inside the SVG, which the Content-Security-Policy refuses; ours has it.
	drawn.querySelectorAll('style').forEach(style => style.remove())
	return drawn
}

interface Placed {
	day: Date
	point: Point
}

function dated(points: Point[]): Placed[] {
	return points.flatMap(point => {
		const date = point.due_date ?? point.observed_date ?? point.period_end
		return date ? [{ day: new Date(`${date}T00:00:00Z`), point }] : []
	}).sort((a, b) => +a.day - +b.day)
}

const value = ({ point }: Placed) => point.value
