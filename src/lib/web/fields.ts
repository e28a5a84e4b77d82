import { z } from 'zod';
import type { FieldErrors } from '../errors.ts';

export interface Fields {
	[name: string]: Fields | FieldValue;
}
export type FieldValue = string | File | (string | File | Fields)[];

const STEP = /^(?:[A-Za-z_][\w-]{0,60}|\d{1,4})$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What a form sent, as the object its names describe: `title`, `times.started`, `timeline.0.text`;
 * a name that ends in `[]` collects all its values. Numbered rows keep their order, whatever the gaps.
 */
export function readFields(data: FormData): Fields {
	const root: Fields = {};
	for (const [name, value] of data) {
		const list = name.endsWith('[]');
		const steps = (list ? name.slice(0, -2) : name).split('.');
		if (steps.length > 6 || !steps.every((step) => STEP.test(step) && !FORBIDDEN.has(step))) continue;
		place(root, steps, value, list);
	}
	return rows(root) as Fields;
}

function place(root: Fields, steps: string[], value: string | File, list: boolean): void {
	let at = root;
	for (const step of steps.slice(0, -1)) {
		const next = at[step];
		at = isGroup(next) ? next : (at[step] = {});
	}
	const last = steps.at(-1) ?? '';
	const before = at[last];
	if (!list) at[last] = value;
	else if (Array.isArray(before)) before.push(value);
	else at[last] = [value];
}

function isGroup(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File);
}

/** Groups whose names are all numbers are lists. */
function rows(value: Fields | FieldValue): Fields | FieldValue {
	if (!isGroup(value)) return value;
	const names = Object.keys(value);
	const inside = names.map((name) => [name, rows(value[name] ?? '')] as const);
	if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
		return inside.sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row as string | File | Fields);
	}
	return Object.fromEntries(inside);
}

/** A choice that is left open arrives as an empty text. */
export function noneOr<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess((value) => (value === '' ? null : value), schema);
}

/** The first sentence for each field, under the name the form gives it. */
export function fieldErrors(error: z.ZodError): FieldErrors {
	const errors: FieldErrors = {};
	for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
	return errors;
}
