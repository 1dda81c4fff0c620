// Small things that several views show.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { marked } from '../format'
import { usePage } from '../page'
import { useRecord } from '../names'
import { definition, term } from '../terms'
import { titleOf } from '../title'

// A word of a vocabulary, with its definition at hand.
export function Term({ of, word }: { of: string; word: string | null | undefined }) {
	const { lang } = usePage()
	if (!word) return null
	return <span title={definition(lang, of, word) || undefined}>{term(lang, of, word)}</span>
}

// What a record is called; its id until that is known.
export function Name({ resource, id }: { resource: string; id: string }) {
	const { lang } = usePage()
	const row = useRecord(resource, id)
	return <>{row ? titleOf(lang, row) : id}</>
}

// What came of a target or milestone; never by colour alone.
export function Verdict({ progress }: { progress: string }) {
	const { lang } = usePage()
	return (
		<span class={`verdict ${progress}`}>
			<VerdictMark progress={progress} /> {term(lang, 'progress', progress)}
		</span>
	)
}

export function VerdictMark({ progress }: { progress: string }) {
	return (
		<svg class={`mark ${progress}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
			<circle cx="8" cy="8" r="6.5" />
			{progress === 'met' && <path d="M4.8 8.2l2.2 2.3 4.2-4.8" />}
			{progress === 'missed' && <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />}
			{progress === 'in_progress' && <path class="solid" d="M8 1.5a6.5 6.5 0 0 1 0 13z" />}
			{progress === 'no_report_after_due' && <path d="M8 4.2v4l2.8 1.8" />}
			{progress === 'not_comparable' && <path d="M4.8 6.4h6.4M4.8 9.6h6.4M10 4L6 12" />}
		</svg>
	)
}

export function Marked({ text, ranges }: { text: string; ranges: { start: number; end: number }[] }) {
	return <>{marked(text, ranges).map((part, i) => part.mark ? <mark key={i}>{part.text}</mark> : part.text)}</>
}

// Text to take along, with a button that copies it.
export function Copyable({ text, label, children }: {
	text: string
	label: string
	children?: ComponentChildren
}) {
	const { t } = usePage()
	const [said, say] = useState('')
	const copy = () => {
		// absent where the page does not come from a secure origin
		const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
		done.then(() => say(t.copied), () => say(t.copyFailed))
	}
	return (
		<div class="copyable">
			<div class="head">
				<h3>{label}</h3>
				<span role="status">{said}</span>
				<button type="button" onClick={copy} aria-label={`${t.copy}: ${label}`}>{t.copy}</button>
			</div>
			<pre tabIndex={0} role="group" aria-label={label}>{children ?? text}</pre>
		</div>
	)
}

// What is in a field of either language; the other one where this one is empty.
export function say<K extends string>(
	lang: 'en' | 'zh', row: { [P in `${K}_zh` | `${K}_en`]?: string | null }, name: K): string {
	const record = row as Record<string, string | null | undefined>
	return record[`${name}_${lang}`] ?? record[`${name}_${lang === 'zh' ? 'en' : 'zh'}`] ?? ''
}
