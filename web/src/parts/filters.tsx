// Conditions of a list as a row of choices; what is chosen stands in the address.
import { usePage } from '../page'
import { valueOf, withParam } from '../route'
import { OtherConditions } from './conditions'

export interface Choice {
	key: string
	label: string
	options: { value: string; label: string; count?: number }[]
}

export function Filters({ resource, choices }: { resource: string; choices: readonly Choice[] }) {
	const { route: { path, params }, t, go, href } = usePage()
	return (
		<>
			<form class="filters" aria-label={t.filter} onSubmit={event => event.preventDefault()}>
				{choices.map(({ key, label, options }) => {
					const chosen = valueOf(params, key)
					const nameOf = (wanted: string) => options.find(({ value }) => value === wanted)?.label ?? wanted
					return (
						<label key={key} class={chosen ? 'set' : undefined}>
							<span>{label}</span>
							<select value={chosen} onChange={event => go(withParam(params, key, event.currentTarget.value))}>
								<option value="">{t.any}</option>
								{chosen && !options.some(({ value }) => value === chosen) &&
									<option value={chosen}>{chosen.split(',').map(nameOf).join(t.comma)}</option>}
								{options.map(({ value, label, count }) => (
									<option key={value} value={value}>
										{label}{count !== undefined && ` (${count})`}
									</option>
								))}
							</select>
						</label>
					)
				})}
				{params.length > 0 && <a class="clear" href={href(path)}>{t.clear}</a>}
			</form>
			<OtherConditions resource={resource} offered={choices.map(({ key }) => key)} />
		</>
	)
}
