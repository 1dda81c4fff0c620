// The chart of an indicator, where it stands in a page.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Row } from '@yigai/client'
import type { Point } from '../api'
import { usePage } from '../page'
import { axisOf, type Axis } from './track'

export type Indicator = Omit<Row<'indicators'>, 'targets' | 'observations'> & { targets: Point[]; observations: Point[] }

// Charts come after the page, each when it is about to be seen.
export function Drawn({ indicator, axis }: {
	indicator: Indicator
	// common to several charts; its own where there is but one
	axis?: Axis
}) {
	const { t, lang } = usePage()
	const ref = useRef<HTMLDivElement>(null)
	const [failed, fail] = useState(false)
	const dates = [...indicator.targets, ...indicator.observations].map(pointDate)
	useEffect(() => {
		const place = ref.current
		if (!place) return
		const draw = () => import('../chart').then(
			({ chart }) => place.replaceChildren(chart(lang, indicator, axis ?? axisOf(dates), place.clientWidth)),
			() => fail(true))
		// tells of its width when it begins, too
		const wide = new ResizeObserver(() => void draw())
		const seen = new IntersectionObserver(entries => {
			if (!entries.some(entry => entry.isIntersecting)) return
			seen.disconnect()
			wide.observe(place)
		}, { rootMargin: '300px' })
		seen.observe(place)
		return () => {
			seen.disconnect()
			wide.disconnect()
		}
	}, [indicator, lang])
	if (!dates.some(Boolean)) return null
	// the same figures stand below in words
	return failed ? <p class="quiet">{t.chartFailed}</p> : <div class="chart" ref={ref} aria-hidden="true" />
}

export function pointDate(point: Point): string | null {
	return point.due_date ?? point.observed_date ?? point.period_end
}
