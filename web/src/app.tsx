// The frame: header, language, and the view that the address names.
import type { ComponentChildren, FunctionComponent } from 'preact'
import { useEffect, useErrorBoundary, useState } from 'preact/hooks'
import { yigai } from './api'
import { useOne } from './load'
import { PageContext, pageOf, usePage, type Page } from './page'
import { Describe } from './parts/describe'
import { Heading } from './parts/heading'
import { Await } from './parts/state'
import { arrive, settle } from './place'
import { format, LANGUAGES, parse, type Route } from './route'
import { Figures } from './views/figures'
import { Promises } from './views/promises'
import { Record } from './views/record'
import { Search } from './views/search'
import { Sources } from './views/sources'
import { Tables } from './views/tables'
import { Towns } from './views/towns'

const VIEWS: { [name: string]: FunctionComponent } = {
	promises: Promises, towns: Towns, figures: Figures, tables: Tables, sources: Sources, search: Search,
}
const NOWHERE: Route = { path: [], params: [], lang: undefined }

export function App() {
	const [fragment, setFragment] = useState(location.hash)
	useEffect(() => {
		const follow = () => {
			arrive()
			setFragment(location.hash)
		}
		addEventListener('hashchange', follow)
		addEventListener('popstate', follow)
		return () => {
			removeEventListener('hashchange', follow)
			removeEventListener('popstate', follow)
		}
	}, [])

	useEffect(settle, [fragment])

	const route = parse(fragment)
	const page = pageOf(route ?? NOWHERE)
	useEffect(() => {
		document.documentElement.lang = page.lang === 'zh' ? 'zh-Hans' : 'en'
	}, [page.lang])
	return (
		<PageContext.Provider value={page}>
			<a class="skip" href="#main" onClick={toMain}>{page.t.skip}</a>
			<Header page={page} />
			<main id="main" tabIndex={-1}>
				<BadLanguage />
				<Guarded key={route?.path.join('/')}><View broken={!route} /></Guarded>
			</main>
			<Footer />
		</PageContext.Provider>
	)
}

// The fragment is the view's, so that a link to #main would leave it.
function toMain(event: Event) {
	event.preventDefault()
	document.getElementById('main')?.focus()
}

function Header({ page: { t, href, lang, route } }: { page: Page }) {
	const other = LANGUAGES.find(l => l !== lang) ?? lang
	const here = route.path[0] ?? 'promises'
	const item = (view: string, name: string) =>
		<li><a href={href([view])} aria-current={here === view ? 'page' : undefined}>{name}</a></li>
	return (
		<header class="top">
			<div class="wide">
				<a class="brand" href={href([])}>
					<strong>{t.site}</strong> <span>{t.tagline}</span>
				</a>
				<nav aria-label={t.nav}>
					<ul>
						{item('promises', t.promisesShort)}
						{item('towns', t.towns)}
						{item('figures', t.figures)}
						{item('tables', t.tables)}
						{item('sources', t.sourcesShort)}
						{item('search', t.search)}
					</ul>
				</nav>
				<a class="language" lang={other === 'zh' ? 'zh-Hans' : 'en'}
					aria-label={`${t.switchTo}: ${t.switchLabel}`}
					href={format(route.path, route.params, other)}>{t.switchTo}</a>
			</div>
		</header>
	)
}

function Footer() {
	const { t, lang, href } = usePage()
	return (
		<footer class="bottom">
			<div class="wide">
				<p>{t.footer}</p>
				<ul>
					<li><a href={lang === 'zh' ? 'docs/zh' : 'docs'}>{t.takeApi}</a></li>
					<li><a href={href(['sources'])}>{t.sources}</a></li>
				</ul>
				<Describe />
			</div>
		</footer>
	)
}

function BadLanguage() {
	const { route, t } = usePage()
	if (route.lang === undefined || LANGUAGES.some(l => l === route.lang)) return null
	return <p class="notice" role="status">{t.badLanguage(route.lang)}</p>
}

// What a view cannot make sense of leaves the frame standing.
function Guarded({ children }: { children: ComponentChildren }) {
	const { t } = usePage()
	const [error] = useErrorBoundary()
	return error ? <Lost title={t.senseless}>{`${t.senselessWhy} (${String(error)})`}</Lost> : <>{children}</>
}

function View({ broken }: { broken: boolean }) {
	const { route: { path }, t } = usePage()
	const [first = 'promises', second, ...rest] = path
	if (broken) return <Lost title={t.badAddress}>{t.badAddressWhy}</Lost>
	const view = Object.hasOwn(VIEWS, first) ? VIEWS[first] : undefined
	if (view && (second === undefined || first === 'tables') && rest.length === 0) {
		const Named = view
		return <Named key={first} />
	}
	if (second !== undefined && rest.length === 0) return <Record key={path.join('/')} />
	return second === undefined ? <Elsewhere name={first} /> : <NoView />
}

// A resource's bare name leads to its table.
function Elsewhere({ name }: { name: string }) {
	const { href, route: { params } } = usePage()
	const index = useOne(yigai.index())
	const known = index.data?.data.resources.some(resource => resource.name === name)
	useEffect(() => {
		if (known) location.replace(href(['tables', name], params))
	}, [known])
	return (
		<div class={index.data ? '' : 'wide'}>
			<Await of={index} heading={name}>{() => !known && <NoView />}</Await>
		</div>
	)
}

function NoView() {
	const { t, route: { path } } = usePage()
	return <Lost title={t.pageNotFound}>{t.pageNotFoundWhy(path.join('/'))}</Lost>
}

function Lost({ title, children }: { title: string; children: ComponentChildren }) {
	const { t, href } = usePage()
	const views: [string, string][] = [['promises', t.promises], ['towns', t.towns],
		['figures', t.figures], ['tables', t.tables], ['sources', t.sources], ['search', t.search]]
	return (
		<div class="wide">
			<Heading>{title}</Heading>
			<p class="lede">{children}</p>
			<ul>{views.map(([path, name]) => <li key={path}><a href={href([path])}>{name}</a></li>)}</ul>
		</div>
	)
}
