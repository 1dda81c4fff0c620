// The small chart of an indicator; loaded after the page, as the library is larger than it.
import { axisX, axisY, dot, lineY, plot, ruleX, ruleY, scale, text } from '@observablehq/plot'
import type { Point } from './api'
import { number } from './format'
import { middle, type Axis } from './parts/track'
import type { Language } from './route'

interface Series {
	unit: string
	targets: Point[]
	observations: Point[]
}

interface Placed {
	day: Date
	point: Point
}

const HEIGHT = 108
const MARGIN = { left: 8, right: 8, top: 22, bottom: 20 }
const LINE = 14 // pixels that a label is high
const PLACES = [-14, -28, 14] // where a label may stand, in pixels from its mark

// Returns the chart as an SVG element. Only results that are all comparable are joined.
export function chart(lang: Language, series: Series, axis: Axis, width: number): Element {
	const targets = dated(series.targets)
	const results = dated(series.observations)
	const comparable = results.filter(({ point }) => point.comparable !== false)
	const values = [...targets, ...results].flatMap(({ point }) => [point.value, point.value_max ?? 0])
	const top = series.unit === 'percent' ? 100 : Math.max(...values) * 1.25 || 1
	const years = Array.from({ length: axis.to - axis.from + 1 }, (_, i) => new Date(Date.UTC(axis.from + i, 0, 1)))
	const x = { type: 'utc', domain: [years[0], years.at(-1)], range: [MARGIN.left, width - MARGIN.right], label: null } as const
	const y = { type: 'linear', domain: [0, top], range: [HEIGHT - MARGIN.bottom, MARGIN.top], label: null } as const
	const drawn = plot({
		className: 'plot',
		width, height: HEIGHT, x, y,
		marginLeft: MARGIN.left, marginRight: MARGIN.right, marginTop: MARGIN.top, marginBottom: MARGIN.bottom,
		marks: [
			ruleY([0], { className: 'base' }),
			axisX({ ticks: years, tickSize: 4, text: null }),
			axisX({
				ticks: years.slice(0, -1).map(year => middle(`${year.getUTCFullYear()}-12-31`, 'year')), tickSize: 0,
				tickFormat: (day: Date) => `’${String(day.getUTCFullYear()).slice(2)}`,
			}),
			axisY({ ticks: 0, label: null }),
			ruleX(targets, { x: 'day', y1: 0, y2: value, className: 'stem wanted' }),
			ruleX(results, { x: 'day', y1: 0, y2: value, className: 'stem' }),
			lineY(comparable.length > 1 ? comparable : [], { x: 'day', y: value, className: 'joined' }),
			dot(targets, { x: 'day', y: value, r: 4, symbol: 'diamond', className: 'target' }),
			dot(comparable, { x: 'day', y: value, r: 4.5, className: 'result' }),
			dot(results.filter(({ point }) => point.comparable === false),
				{ x: 'day', y: value, r: 4.5, symbol: 'times', className: 'barred' }),
			text(labels(lang, series.unit, [...targets, ...results], scale({ x }), scale({ y }), width),
				{ x: 'x', y: 'y', text: 'text', className: 'label' }),
		],
	})
	// Plot brings a style sheet inside the SVG, which the Content-Security-Policy refuses; ours has it.
	drawn.querySelectorAll('style').forEach(style => style.remove())
	return drawn
}

type Scale = ReturnType<typeof scale>

// Each figure once, where no other stands and within the chart; one that finds no room is left out, as
// all stand in words below.
function labels(lang: Language, unit: string, points: Placed[], x: Scale, y: Scale, width: number) {
	const boxes: { left: number; middle: number; half: number; text: string }[] = []
	for (const { day, point } of points) {
		const text = number(lang, point.value)
			+ (point.value_max === null ? '' : `–${number(lang, point.value_max)}`) + (unit === 'percent' ? '%' : '')
		const half = [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 6.5 : 4), 2)
		const left = Math.min(Math.max(x.apply(day) as number, half), width - half)
		const free = PLACES.map(dy => (y.apply(point.value) as number) + dy).find(middle =>
			middle > LINE / 2 && middle < HEIGHT - MARGIN.bottom - LINE / 2
			&& boxes.every(box => Math.abs(box.left - left) > box.half + half || Math.abs(box.middle - middle) >= LINE))
		const said = boxes.some(box => box.text === text && Math.abs(box.left - left) < half)
		if (free !== undefined && !said) boxes.push({ left, middle: free, half, text })
	}
	return boxes.map(({ left, middle, text }) => ({ x: x.invert?.(left), y: y.invert?.(middle), text }))
}

function dated(points: Point[]): Placed[] {
	return points.flatMap(point => {
		const day = dayOf(point)
		return day ? [{ day, point }] : []
	}).sort((a, b) => +a.day - +b.day)
}

// A figure of a whole period stands in its middle.
function dayOf(point: Point): Date | undefined {
	const date = point.due_date ?? point.observed_date
	if (date) return middle(date, point.due_precision ?? point.observed_precision)
	const { period_start, period_end } = point
	return period_end ? new Date((Date.parse(period_start ?? period_end) + Date.parse(period_end)) / 2) : undefined
}

const value = ({ point }: Placed) => point.value
