// What stands where data is on its way, did not come, or is not there.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Heading } from './heading'
import type { Problem } from '@yigai/client'
import { queryOf, root, rowsOf } from '../api'
import type { Loaded } from '../load'
import { usePage } from '../page'
import { valueOf, withParam, type Params } from '../route'

// Shows the data once it is there, and until then why it is not.
export function Await<T>({ of, heading, children }: {
	of: Loaded<T>
	// what heads the page where the data, which would, is not there
	heading?: string
	children: (data: T) => ComponentChildren
}) {
	const { t } = usePage()
	if (of.problem) {
		return (
			<>
				{heading !== undefined && <Heading>{heading}</Heading>}
				<Failure problem={of.problem} again={of.again} retry={of.retry} />
			</>
		)
	}
	return (
		<div class={of.loading ? 'awaited stale' : 'awaited'} aria-busy={of.loading}>
			<p class={of.loading ? 'pending' : 'pending done'} role="status">{of.loading ? t.loading : ''}</p>
			{of.data !== undefined && children(of.data)}
		</div>
	)
}

function Failure({ problem, again, retry }: {
	problem: Problem
	again: number | undefined
	retry: () => void
}) {
	const { t, lang, route, href } = usePage()
	const silent = problem.status === 0
	// a 404 of the API says what it is of
	const inFiles = problem.status === 404 && problem.type === 'about:blank'
	const [view, table] = route.path
	// the API's words are English
	const said = lang === 'en' || silent || inFiles ? undefined : 'en'
	return (
		<section class="failure" role="alert">
			<h2 lang={said}>{inFiles ? t.inFiles : silent ? t.unreachable : problem.title}</h2>
			<p lang={said}>{inFiles ? t.inFilesWhy : silent ? t.unreachableWhy : problem.detail}</p>
			{problem.errors.length > 0 && (
				<ul lang={said}>
					{problem.errors.map((fault, i) => (
						<li key={i}>
							{fault.parameter && <code>{fault.parameter}{fault.value !== null && `=${fault.value}`}</code>}
							{' '}{fault.reason}{fault.suggestion && <>. {t.suggestion(fault.suggestion)}</>}
						</li>
					))}
				</ul>
			)}
			<p class="actions">
				{again !== undefined && <Countdown seconds={again} key={`${again}`} />}
				{!(problem.status >= 400 && problem.status < 500) && <button type="button" onClick={retry}>{t.retry}</button>}
				{problem.status === 400 && route.params.length > 0 &&
					<a href={href(route.path)}>{t.startOver}</a>}
				{inFiles && view === 'tables' && table && <a href={`${root}/v1/${encodeURIComponent(table)}.csv`}>{t.download}</a>}
				{problem.status === 404 && !inFiles && <a href={href(['search'])}>{t.search}</a>}
				{problem.status === 404 && <a href={href(['tables'])}>{t.tables}</a>}
				{problem.status > 0 && !inFiles && <span class="quiet">{t.status(problem.status)}</span>}
			</p>
		</section>
	)
}

function Countdown({ seconds }: { seconds: number }) {
	const { t } = usePage()
	const [left, setLeft] = useState(seconds)
	useEffect(() => {
		const timer = setInterval(() => setLeft(n => Math.max(0, n - 1)), 1000)
		return () => clearInterval(timer)
	}, [])
	return <span aria-live="off">{t.againIn(left)}</span>
}

// An empty list says which condition keeps how many rows away.
export function Empty({ resource, params, name }: {
	resource: string
	params: Params
	// what a condition is called
	name: (key: string, value: string) => string
}) {
	const { t, href, route } = usePage()
	const keys = [...new Set(params.map(([key]) => key))]
	const [counts, setCounts] = useState<Record<string, number>>({})
	const all = params.map(pair => pair.join('=')).join('&')
	useEffect(() => {
		const abort = new AbortController()
		for (const key of keys) {
			const rest = { ...queryOf(withParam(params, key, '')), fields: 'id', limit: 1 }
			rowsOf(resource, rest).send({ signal: abort.signal }).then(
				({ meta }) => setCounts(before => ({ ...before, [key]: meta.total })),
				// the link goes there without its number
				() => undefined)
		}
		return () => abort.abort()
	}, [all])
	return (
		<section class="empty">
			<h2>{t.nothing}</h2>
			{keys.length > 0 && (
				<>
					<p>{t.loosen}</p>
					<ul>
						{keys.map(key => (
							<li key={key}>
								<a href={href(route.path, withParam(route.params, key, ''))}>
									{t.without(name(key, valueOf(params, key)))}
								</a>
								{counts[key] !== undefined && ` · ${t.rows(counts[key])}`}
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	)
}
