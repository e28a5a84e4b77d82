export type Key = keyof typeof KEYS;
const KEYS = {
	title: ['title', 'name', 'incident'],
	uid: ['uid', 'uuid'],
	date: ['date', 'incidentdate', 'day', 'dateofincident', 'occurred', 'occurredon'],
	started: [
		'starttime',
		'started',
		'startedat',
		'start',
		'incidentstart',
		'began',
		'beganat',
		'startdate',
		'occurredat',
	],
	noticed: ['detectedat', 'detected', 'noticed', 'noticedat', 'detectiontime', 'firstdetected'],
	declared: ['declared', 'declaredat', 'reportedat', 'acknowledgedat'],
	mitigated: ['mitigated', 'mitigatedat', 'repaired', 'repairedat', 'restoredat', 'recoveredat'],
	resolved: [
		'endtime',
		'resolved',
		'resolvedat',
		'end',
		'ended',
		'endedat',
		'incidentend',
		'enddate',
		'closedat',
	],
	severity: ['severity', 'sev', 'priority', 'severitylevel'],
	services: [
		'services',
		'service',
		'affectedservices',
		'servicesaffected',
		'product',
		'products',
		'components',
		'systems',
		'affectedsystems',
	],
	topics: ['tags', 'topics', 'keywords', 'categories', 'category', 'labels'],
	summary: ['summary', 'description', 'tldr', 'abstract'],
	impact: ['impact', 'customerimpact'],
	zone: ['timezone', 'tz', 'zone'],
} as const satisfies Record<string, readonly string[]>;

/** What the keys of a front matter mean, taken out one by one; what nobody takes is told at the end. */
export class Card {
	private readonly left: Map<string, unknown>;

	constructor(data: Record<string, unknown>) {
		this.left = new Map(Object.entries(data));
	}

	/** The values under any of the names of this key, each with a way to say that it found its place. */
	*values(key: Key): Generator<{ value: unknown; used: () => void }> {
		const names: readonly string[] = KEYS[key];
		for (const [name, value] of [...this.left]) {
			if (!names.includes(name.toLowerCase().replace(/[^a-z]/g, ''))) continue;
			yield { value, used: () => this.left.delete(name) };
		}
	}

	/** The first text under this key. */
	text(key: Key): string | null {
		for (const { value, used } of this.values(key)) {
			if (typeof value !== 'string' || value.trim() === '') continue;
			used();
			return value.trim();
		}
		return null;
	}

	/** All words under this key: a list, or one text with commas. */
	words(key: Key, most: number): string[] {
		return [...this.values(key)].flatMap(({ value, used }) => {
			const words = (Array.isArray(value) ? value : [value]) as unknown[];
			const texts = words.flatMap((word) =>
				typeof word === 'string'
					? Array.isArray(value)
						? [word.trim()]
						: word.split(',').map((one) => one.trim())
					: [],
			);
			if (words.some((word) => typeof word !== 'string') || texts.some((text) => text.length > most))
				return [];
			used();
			return texts.filter((text) => text !== '');
		});
	}

	/** What nobody took, as a list in Markdown. */
	rest(): string {
		const told = [...this.left]
			.map(([name, value]) => [name, shown(value)])
			.filter(([, value]) => value !== '');
		const lines = told.map(([name, value]) => `- ${name}: ${value}`);
		return lines.length === 0 ? '' : `## From the file's front matter\n\n${lines.join('\n')}`;
	}
}

function shown(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value.trim().replace(/\n/g, '\n  ');
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
		return String(value);
	if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
		return value.map(String).join(', ');
	return JSON.stringify(value);
}
