// Conditions of a list as a row of choices; what is chosen stands in the address.
import { usePage } from '../page'
import { valueOf, withParam } from '../route'

export interface Choice {
	key: string
	label: string
	options: { value: string; label: string; count?: number }[]
}

export function Filters({ choices }: { choices: readonly Choice[] }) {
	const { route: { params }, t, go, href, route } = usePage()
	const used = params.some(([key]) => choices.some(choice => choice.key === key))
	return (
		<form class="filters" aria-label={t.filter} onSubmit={event => event.preventDefault()}>
			{choices.map(({ key, label, options }) => {
				const chosen = valueOf(params, key)
				return (
					<label key={key} class={chosen ? 'set' : undefined}>
						<span>{label}</span>
						<select value={chosen} onChange={event => go(withParam(params, key, event.currentTarget.value))}>
							<option value="">{t.any}</option>
							{chosen && !options.some(({ value }) => value === chosen) &&
								<option value={chosen}>{chosen}</option>}
							{options.map(({ value, label, count }) => (
								<option key={value} value={value}>
									{label}{count !== undefined && ` (${count})`}
								</option>
							))}
						</select>
					</label>
				)
			})}
			{used && <a class="clear" href={href(route.path)}>{t.clear}</a>}
		</form>
	)
}
