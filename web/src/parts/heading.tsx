import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page'
import { returned } from '../place'

// The first view is where the browser starts, from its top.
let arrived = false

// The heading of a view. A new view is announced by its title and read from its heading on.
export function Heading({ children, kicker }: { children: string; kicker?: ComponentChildren }) {
	const { t } = usePage()
	const ref = useRef<HTMLHeadingElement>(null)
	useEffect(() => {
		document.title = `${children} · ${t.site}`
	}, [children, t])
	useEffect(() => {
		if (arrived) {
			if (!returned()) scrollTo(0, 0)
			ref.current?.focus({ preventScroll: true })
		}
		arrived = true
	}, [])
	return (
		<>
			{kicker && <p class="kicker">{kicker}</p>}
			<h1 tabIndex={-1} ref={ref}>{children}</h1>
		</>
	)
}
