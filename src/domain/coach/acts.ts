const list = (words: string) => words.trim().split(/\s+/);

const PASTS: Record<string, [past: string, participle: string]> = {
	tell: ['told', 'told'],
	read: ['read', 'read'],
	see: ['saw', 'seen'],
	catch: ['caught', 'caught'],
	think: ['thought', 'thought'],
	write: ['wrote', 'written'],
	run: ['ran', 'run'],
	take: ['took', 'taken'],
	foresee: ['foresaw', 'foreseen'],
	pay: ['paid', 'paid'],
	speak: ['spoke', 'spoken'],
	keep: ['kept', 'kept'],
	understand: ['understood', 'understood'],
};

function past(base: string): string {
	if (PASTS[base]) return PASTS[base][0];
	if (base.endsWith('e')) return `${base}d`;
	if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
	if (/^(?:spot|plan|flag|stop|skip|drop)$/.test(base)) return `${base}${base.at(-1) ?? ''}ed`;
	return `${base}ed`;
}

function gerund(base: string): string {
	if (/[^e]e$/.test(base)) return `${base.slice(0, -1)}ing`;
	if (/^(?:spot|plan|flag|stop|skip|drop|run)$/.test(base)) return `${base}${base.at(-1) ?? ''}ing`;
	return `${base}ing`;
}

/** Noticing: what nobody can do about what cannot be seen. */
const NOTICING = list('notice spot catch realise realize recognise recognize see observe foresee');

/** Done by people only, so that a passive of them speaks of people though it names none. */
const BY_PEOPLE = list(
	`tell inform test review verify check double-check communicate escalate notice spot consider discuss share follow
	announce validate consult question rehearse plan coordinate flag acknowledge warn read brief involve realise realize
	heed investigate analyse analyze brief`,
);

/** What people leave out and are faulted for. */
const CARE = list(
	`check verify test review validate confirm double-check read follow consider tell inform notify ask consult escalate
	communicate announce document monitor watch inspect examine investigate question respond react acknowledge plan
	prepare coordinate rehearse assess evaluate discuss share involve report raise flag warn look listen think pay
	bother wait enforce disable enable renew rotate finish complete track comply adhere ensure take perform conduct carry
	prioritise prioritize address handle act study heed talk speak pass hand sync align cooperate collaborate own help care
	clean revoke write run update mention brief apply remove
	re-enable reenable roll stop log comment sign approve hand close switch undo mute silence page call keep`,
);

const ALL = [...new Set([...CARE, ...NOTICING])];

export const NOTICE = new Set(NOTICING);
export const NOTICED = new Set(NOTICING.map(past));
const present = (base: string) =>
	/[^aeiou]y$/.test(base)
		? `${base.slice(0, -1)}ies`
		: /(?:s|sh|ch|x)$/.test(base)
			? `${base}es`
			: `${base}s`;
/** `nobody tests it` */
export const CARES_NOW = new Set(ALL.map(present));
/** Base forms, as after *did not* and *failed to*. */
export const CARES = new Set(ALL);
export const CARED = new Set(ALL.map(past));
export const CARING = new Set(ALL.map(gerund));
export const CARED_FOR = new Set(BY_PEOPLE.map((base) => PASTS[base]?.[1] ?? past(base)));
