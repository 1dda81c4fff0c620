// What the pages do better where scripts run. Each works without: nothing here is needed to read, find or filter.
// The words come with the page, beside the address of this script.

const words = document.querySelector('script[data-copy]').dataset
const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
const form = document.querySelector('form[role="search"]')

// The addresses behind which pages and the API lie, whatever they lie behind themselves.
const pages = form.getAttribute('action').replace(/\/search$/, '')
const api = pages.replace(/\w+$/, 'v1')

// Addresses of the single-page application, which stood behind `#`, lead on: #/tables/targets?status=planned&lang=zh
const RENAMED = { towns: 'new_towns', figures: 'indicators' }

function leadOn() {
	if (!location.hash.startsWith('#/')) return
	const [path, query = ''] = location.hash.slice(2).split('?')
	const parts = path.split('/').filter(Boolean)
	const params = new URLSearchParams(query)
	const wanted = ['zh', 'en'].includes(params.get('lang')) ? params.get('lang') : language
	params.delete('lang')
	if (parts[0] === 'tables' || parts[0] === 'record') parts.shift()
	if (parts[0] in RENAMED) parts[0] = RENAMED[parts[0]]
	// what is left of a view that takes none is no fault of who followed it
	const rest = parts.length === 1 && parts[0] !== 'promises' && params.size > 0 ? `?${params}` : ''
	location.replace([pages.replace(/\w+$/, wanted), ...parts].join('/') + rest)
}

// A button behind an element; `act` may say what became of it.
function addButton(after, name, act) {
	const button = document.createElement('button')
	button.type = 'button'
	button.className = 'act'
	button.textContent = name
	button.setAttribute('aria-live', 'polite')
	button.addEventListener('click', async () => {
		const said = await act()
		if (said) button.textContent = said
	})
	after.after(' ', button)
}

// What is there to be copied says the host that the browser asked, and has a button.
function copyable(pre) {
	pre.textContent = pre.textContent.replace(/(^|[\s"])\/(?=\w)/g, `$1${location.origin}/`)
	if (!navigator.clipboard) return
	addButton(pre, words.copy, async () => {
		await navigator.clipboard.writeText(pre.textContent.trim())
		return words.copied
	})
}

// A chart as a picture of dots, for where none of lines is taken.
function drawable(link) {
	addButton(link, 'PNG', async () => {
		const image = new Image()
		image.src = link.href
		await image.decode()
		const canvas = document.createElement('canvas')
		canvas.width = 2 * image.width
		canvas.height = 2 * image.height
		canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
		const blob = await new Promise(done => canvas.toBlob(done))
		const saved = document.createElement('a')
		saved.href = URL.createObjectURL(blob)
		saved.download = link.pathname.split('/').pop().replace(/svg$/, 'png')
		saved.click()
		URL.revokeObjectURL(saved.href)
	})
}

// Search as one types: the form is a combobox whose options are links to what is found (ARIA Authoring Practices).
function searchable(form, number) {
	const input = form.querySelector('input[name="q"]')
	const list = document.createElement('ul')
	let options = [], active = -1, asked, timer
	list.id = `found-${number}`
	list.className = 'found'
	list.hidden = true
	list.setAttribute('role', 'listbox')
	list.setAttribute('aria-label', input.getAttribute('aria-label'))
	for (const [name, value] of Object.entries({ role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list',
		'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value)
	form.append(list)

	function show(shown) {
		list.hidden = !shown || options.length === 0
		input.setAttribute('aria-expanded', String(!list.hidden))
		if (list.hidden) choose(-1)
	}
	function choose(index) {
		options[active]?.setAttribute('aria-selected', 'false')
		active = index
		options[active]?.setAttribute('aria-selected', 'true')
		options[active]?.scrollIntoView({ block: 'nearest' })
		if (options[active]) input.setAttribute('aria-activedescendant', options[active].id)
		else input.removeAttribute('aria-activedescendant')
	}
	function fill(hits) {
		options = hits.map((hit, i) => {
			const option = document.createElement('li')
			option.id = `${list.id}-${i}`
			option.setAttribute('role', 'option')
			option.setAttribute('aria-selected', 'false')
			option.dataset.href = hit.links.self.replace(api, pages)
			option.textContent = hit[`title_${language}`] ?? hit.title_en ?? hit.title_zh ?? hit.id
			return option
		})
		active = -1
		list.replaceChildren(...options)
		show(document.activeElement === input)
	}
	async function ask() {
		asked?.abort()
		asked = new AbortController()
		const q = input.value.trim()
		if (!q) return fill([])
		try {
			const answer = await fetch(`${api}/search?${new URLSearchParams({ q, limit: 8 })}`, { signal: asked.signal })
			fill(answer.ok ? (await answer.json()).data : [])
		} catch (error) {
			if (error.name !== 'AbortError') fill([])
		}
	}

	input.addEventListener('input', () => {
		clearTimeout(timer)
		timer = setTimeout(ask, 120)
	})
	input.addEventListener('focus', () => show(true))
	input.addEventListener('blur', () => show(false))
	input.addEventListener('keydown', event => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
		if (step && !list.hidden) {
			const places = options.length + 1 // the input is one
			choose((active + 1 + step + places) % places - 1)
		} else if (event.key === 'Escape' && !list.hidden) {
			show(false)
		} else if (event.key === 'Enter' && options[active]) {
			location.assign(options[active].dataset.href)
		} else {
			return
		}
		event.preventDefault()
	})
	// before the input loses its focus
	list.addEventListener('mousedown', event => {
		event.preventDefault()
		const option = event.target.closest('[data-href]')
		if (option) location.assign(option.dataset.href)
	})
}

// Rows that are picked are compared.
const PICKED_MAX = 4 // the page that compares takes so many

function pickable(links) {
	const bar = document.createElement('p'), compare = document.createElement('a')
	bar.className = 'picked'
	bar.setAttribute('aria-live', 'polite')
	const boxes = links.map(link => {
		const box = document.createElement('input')
		box.type = 'checkbox'
		box.value = decodeURIComponent(link.pathname.slice(pages.length + 1))
		box.setAttribute('aria-label', `${words.compare}: ${link.textContent}`)
		box.addEventListener('change', update)
		link.before(box, ' ')
		return box
	})
	function update() {
		const picked = boxes.filter(box => box.checked)
		for (const box of boxes) box.disabled = !box.checked && picked.length === PICKED_MAX
		compare.textContent = `${words.compare} (${picked.length})`
		compare.href = `${pages}/compare?${new URLSearchParams(picked.map(box => ['id', box.value]))}`
		bar.replaceChildren(...picked.length > 1 ? [compare] : [])
	}
	document.querySelector('main').append(bar)
}

// What only a script brings has its looks from there.
const style = document.createElement('style')
style.textContent = `form[role=search]{position:relative}
.found{position:absolute;z-index:1;top:100%;left:0;right:0;margin:.2rem 0;padding:0;list-style:none;
background:var(--paper);border:1px solid var(--line);border-radius:.4rem;box-shadow:0 .3rem 1rem #0003}
.found li{margin:0;padding:.4rem .6rem;cursor:pointer}
.found li:hover,.found [aria-selected=true]{background:var(--tint)}
.picked a{position:fixed;bottom:1rem;right:1rem;padding:.5rem 1rem;border-radius:.4rem;
background:var(--link);color:var(--paper)}
th>input{width:1.5rem;height:1.5rem;margin:0 .3rem 0 0;vertical-align:middle}
.act{font-size:.88rem;padding:0 .5rem}
@media print{.act,.picked,th>input{display:none}}`
document.head.append(style)

leadOn()
addEventListener('hashchange', leadOn)
document.querySelectorAll('main pre').forEach(copyable)
document.querySelectorAll('a[download][href$=".svg"]').forEach(drawable)
document.querySelectorAll('form[role="search"]').forEach(searchable)
pickable([...document.querySelectorAll('main table.rows th[scope="row"] > a')])
