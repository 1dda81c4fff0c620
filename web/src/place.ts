// How far one had scrolled at each step of the history. The browser's own memory of it comes too early:
// what a view shows is not there yet when one is back.

const places = new Map<number, number>()
let here = 0
let last = 0
// where to go once the page is long enough
let wanted: number | undefined
let back = false

// Begins to remember; to be called once, before the first view.
export function remember() {
	history.scrollRestoration = 'manual'
	const state = history.state as { place?: number; scrolled?: number } | null
	here = last = state?.place ?? 0
	wanted = state?.scrolled
	mark(here)
	// a reload, or a way to another site
	addEventListener('beforeunload', () => mark(here, scrollY))
	new ResizeObserver(settle).observe(document.body)
}

// Says that the address has changed, by a link or by the history.
export function arrive() {
	const place = (history.state as { place?: number } | null)?.place
	if (place === here) return
	places.set(here, scrollY)
	back = place !== undefined
	here = place ?? ++last
	if (!back) mark(here)
	wanted = back ? places.get(here) ?? 0 : undefined
}

// Whether the present step was come to by the history rather than by a link.
export function returned(): boolean {
	return back
}

function mark(place: number, scrolled?: number) {
	history.replaceState({ place, scrolled }, '')
}

// Goes to where one was, if the page is long enough by now; else as soon as it is.
export function settle() {
	if (wanted === undefined || document.body.scrollHeight - innerHeight < Math.floor(wanted)) return
	scrollTo(0, wanted)
	wanted = undefined
}
