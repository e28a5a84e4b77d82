import type { z } from 'zod';
import type { FieldErrors } from '#lib/errors.ts';

/** Reads a value, or notes why not under the name its field has in the form. */
export function take<Value>(
	schema: z.ZodType<Value>,
	value: unknown,
	name: string,
	problems: FieldErrors,
): Value | undefined {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	for (const { path, message } of parsed.error.issues) problems[[name, ...path].join('.')] ??= message;
	return undefined;
}

/** The same for a list: all of it, or none where one is missing. */
export function whole<Value>(values: readonly (Value | undefined)[]): Value[] | undefined {
	const there = values.filter((value) => value !== undefined);
	return there.length === values.length ? there : undefined;
}

/** The id of a stored row; none for a new one. */
export function idOf({ id }: { id: string }): { id: number | undefined } {
	return { id: id === '' ? undefined : Number(id) };
}
