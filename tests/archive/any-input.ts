import type { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import type { Chance } from './chance.ts';
import { hostileText } from './hostile-texts.ts';

/** Names, numbers and the like that answers gave, by what they were called there. */
export type Known = Map<string, (string | number)[]>;

/** As much of a schema as is looked at; zod has no public way to walk through one that knows more. */
interface Def {
	type: string;
	shape?: Record<string, z.ZodType>;
	element?: z.ZodType;
	innerType?: z.ZodType;
	options?: readonly z.ZodType[];
	entries?: Record<string, string | number>;
	values?: readonly unknown[];
	in?: z.ZodType;
	out?: z.ZodType;
	items?: readonly z.ZodType[];
	keyType?: z.ZodType;
	valueType?: z.ZodType;
	left?: z.ZodType;
	right?: z.ZodType;
	getter?: () => z.ZodType;
	checks?: readonly {
		_zod: { def: { check: string; minimum?: number; maximum?: number; length?: number } };
	}[];
}

/** Something that could be sent where that is asked for: mostly good, and what is not is refused. */
export function anyInput(schema: z.ZodType, chance: Chance, known: Known, name = ''): unknown {
	const def = schema.def as unknown as Def;
	const inner = (one: z.ZodType | undefined) => (one ? anyInput(one, chance, known, name) : undefined);
	switch (def.type) {
		case 'object':
			return Object.fromEntries(
				Object.entries(def.shape ?? {}).flatMap(([key, one]) => {
					const value = anyInput(one, chance, known, key);
					return value === undefined ? [] : [[key, value]];
				}),
			);
		case 'optional':
			return chance.is(0.5) ? undefined : inner(def.innerType);
		case 'default':
		case 'prefault':
			return chance.is(0.4) ? undefined : inner(def.innerType);
		case 'nullable':
			return chance.is(0.3) ? null : inner(def.innerType);
		case 'catch':
		case 'readonly':
			return inner(def.innerType);
		case 'nonoptional': {
			// What may be left out elsewhere may not here.
			const within = def.innerType?.def as unknown as Def;
			return inner(within.type === 'optional' ? within.innerType : def.innerType);
		}
		case 'pipe': {
			// What is done before the schema proper takes anything: see what it is made into.
			const first = def.in?.def.type === 'transform' ? def.out : def.in;
			return inner(first);
		}
		case 'lazy':
			return inner(def.getter?.());
		case 'union':
			return inner(chance.of(def.options ?? []));
		case 'intersection':
			return { ...(inner(def.left) as object), ...(inner(def.right) as object) };
		case 'array':
			return list(def, chance).map(() => inner(def.element));
		case 'tuple':
			return (def.items ?? []).map(inner);
		case 'record':
			return def.keyType?.def.type === 'enum'
				? Object.fromEntries(
						Object.values((def.keyType.def as unknown as Def).entries ?? {}).map((key) => [
							key,
							inner(def.valueType),
						]),
					)
				: {};
		case 'enum':
			return chance.of(Object.values(def.entries ?? {}));
		case 'literal':
			return chance.of(def.values ?? []);
		case 'boolean':
			return chance.is(0.5);
		case 'number':
			return number(schema, chance, known, name);
		case 'string':
			return text(schema, chance, known, name);
		case 'null':
			return null;
		default:
			return undefined;
	}
}

function list({ checks = [] }: Def, chance: Chance): unknown[] {
	const limits = checks.map(({ _zod }) => _zod.def);
	const least = Math.max(0, ...limits.map(({ minimum, length }) => minimum ?? length ?? 0));
	const most = Math.min(least + 3, ...limits.map(({ maximum, length }) => maximum ?? length ?? Infinity));
	return Array.from({ length: chance.whole(least, Math.max(least, most)) });
}

function number(schema: z.ZodType, chance: Chance, known: Known, name: string): number {
	const { minValue, maxValue, isInt } = schema as z.ZodNumber;
	const seen = known.get(name);
	const numbers = seen?.filter((one) => typeof one === 'number');
	if (numbers && numbers.length > 0 && chance.is(0.8)) return Number(chance.of(numbers));
	const least = minValue === null || minValue < -1e9 ? 1 : Math.ceil(minValue);
	const most = Math.min(maxValue ?? Infinity, least + chance.of([3, 8, 60]));
	const whole = chance.whole(least, Math.max(least, most));
	return isInt || whole >= most ? whole : whole + chance.of([0, 0.5]);
}

const PEOPLE =
	/^(email|reader|readers|author|authors|person|people|reviewers|mentor|mentee|to|host|hosts|owner|facilitator|invited|contact|alsoAnswering|who)$/;

function text(schema: z.ZodType, chance: Chance, known: Known, name: string): string {
	const { format, maxLength } = schema as z.ZodString;
	const day = () => isoDay(now() + chance.whole(-40, 40) * DAY, 'UTC');
	if (format === 'date' || /^(day|on|from|until|starts|ends|dueOn|due)$/.test(name)) return day();
	if (format === 'datetime') return new Date(now() + chance.whole(-40, 40) * DAY).toISOString();
	if (format === 'time') return chance.of(['09:00', '14:30']);
	if (format === 'url') return `https://example.org/${chance.whole(1, 9)}`;
	if (format === 'uuid') return '8d8ac610-566d-4ef0-9c22-186b2a5ed793';
	const patterns = [
		...((schema as unknown as { _zod: { bag: { patterns?: Set<RegExp> } } })._zod.bag.patterns ?? []),
	];
	const shaped = SHAPED.filter((one) => patterns.every((pattern) => pattern.test(one)));
	if (format === 'regex' && shaped.length > 0) return chance.of(shaped);
	if (/^(at|when|until|begins|voteUntil)$/.test(name))
		return `${isoDay(now() + chance.whole(-2, 40) * DAY, 'UTC')} 14:00`;
	if (name === 'address' && chance.is(0.8)) return `/postmortems?q=${chance.whole(1, 99)}`;
	if (/zone/i.test(name)) return chance.of(['UTC', 'Europe/Berlin', 'Pacific/Auckland']);
	const likely = PEOPLE.test(name) ? known.get('email') : known.get(name);
	if (likely && likely.length > 0 && chance.is(0.85)) return String(chance.of(likely));
	return hostileText(chance, Math.min(maxLength ?? 5_000, 60_000));
}

/** What fits where something of a shape of its own is asked for. */
const SHAPED = [
	...['2026-12', '2026-12-24', '09:00', '16:30', '2027-01-31 14:00', '2027-01-31T14:00', 'payments'],
	...['Zx8-_kQp27Ls0aWq', 'aaaaaaaaaaaaaaaaaaaa', 'deadbeefdeadbeef', '#4a6fa5'],
];
