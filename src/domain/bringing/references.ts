import { KINDS, type Kind } from '../entries/kinds.ts';

/** `PM-12` */
export function entryOf(reference: string): { kind: Kind; number: number } | null {
	const [, prefix = '', digits = ''] = /^([A-Z]+)-(\d+)$/.exec(reference) ?? [];
	const [kind] = (Object.keys(KINDS) as Kind[]).filter((one) => KINDS[one].prefix === prefix);
	return kind ? { kind, number: Number(digits) } : null;
}
